import assert from 'node:assert/strict';
import { classMembers } from '../../../server/src/contracts/class-members.ts';
import { mergeSkeleton } from '../../../server/src/generate/merge-skeleton.ts';
import type { Skeleton } from '../../../server/src/generate/target.ts';

const SKELETON: Skeleton = {
  className: 'Impl',
  imports: { from: '../types.js', names: ['A', 'B'] },
  methods: [
    { name: 'a', imports: ['A'], text: '  a(): A {\n    throw 1;\n  }' },
    { name: 'b', imports: ['A', 'B'], text: '  b(a: A): B {\n    throw 2;\n  }' },
  ],
};

function merge(text: string) {
  return mergeSkeleton(text, SKELETON, classMembers);
}

describe('merging a skeleton into the user’s class', () => {
  it('adds the methods that are missing and the imports that they need', () => {
    const before = `import type { A } from '../types.js';\n\nexport class Impl {\n  a(): A {\n    return mine; // kept\n  }\n}\n`;
    assert.equal(
      merge(before),
      `import type { A } from '../types.js';
import type { B } from '../types.js';

export class Impl {
  a(): A {
    return mine; // kept
  }

  b(a: A): B {
    throw 2;
  }
}
`,
    );
  });

  it('fills an empty class in a file without imports', () => {
    assert.equal(
      merge('class Impl {}'),
      `import type { A, B } from '../types.js';
class Impl {
  a(): A {
    throw 1;
  }

  b(a: A): B {
    throw 2;
  }
}`,
    );
  });

  it('leaves a complete class as it is, whatever form its methods have', () => {
    const text = 'class Impl { a = async () => 1; static x = 1; get b() { return () => 2; } }';
    assert.equal(merge(text), text);
  });

  it('imports values as values', () => {
    const skeleton = { ...SKELETON, imports: { ...SKELETON.imports, values: ['B'] } };
    assert.match(mergeSkeleton('class Impl {}', skeleton, classMembers) ?? '', /^import \{ type A, B \} from/);
  });

  it('knows methods by their name, however it is written', () => {
    const text = `class Impl { 'a'() {} ['b']() {} }`;
    assert.equal(merge(text), text);
  });

  it('keeps the line ends of the file', () => {
    const merged = merge('class Impl {\r\n  a() {}\r\n}\r\n') ?? '';
    assert.doesNotMatch(merged, /[^\r]\n/);
  });

  it('does nothing without the class', () => {
    assert.equal(merge('class Other {}'), undefined);
    assert.equal(merge('class Impl {'), undefined);
  });

  it('does nothing in a file with syntax errors', () => {
    const text = 'class Impl {\n  a() {\n    if (x) {\n  }\n\n  b() {}\n}\n\nfunction below() {}\n';
    assert.equal(merge(text), undefined);
    assert.equal(merge(`${text}}\n`), undefined);
  });
});
