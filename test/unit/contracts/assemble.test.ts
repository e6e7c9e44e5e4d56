import assert from 'node:assert/strict';
import path from 'node:path';
import { printModel } from '../../support/print-model.ts';
import { withoutSquiggles, withSquiggles } from '../../support/squiggles.ts';
import { read } from './contracts.ts';

const service = (name: string, operation: string, rest = '') =>
  `/** @operationPrefix ${operation} */ export interface ${name} { m(): T } ${rest || `interface T { ${operation}: 1 }`}`;

describe('contracts joined into a model', () => {
  const types: [title: string, files: Record<string, string>, model: string[]][] = [
    [
      'services are in the order of their names, whatever their files are called',
      {
        'a.rpc.ts': '/** @operationPrefix b */ interface B { m(): void }',
        'b.rpc.ts': '/** @operationPrefix a */ interface A { m(): void }',
      },
      ['a.m(): void', 'b.m(): void'],
    ],
    [
      'types are in the order of their names',
      {
        'a.rpc.ts':
          '/** @operationPrefix a */ interface A { m(): Z; n(): B } interface Z { z: B } interface B { b: 1 }',
      },
      ['a.m(): Z', 'a.n(): B', 'type B = { b: 1 }', 'type Z = { z: B }'],
    ],
    [
      'types that no operation reaches are left out',
      { 'a.rpc.ts': '/** @operationPrefix a */ interface A { m(): void } interface B { b: 1 }' },
      ['a.m(): void'],
    ],
    [
      'a type that contracts share is there once',
      {
        'a.rpc.ts': `import type { T } from './shared'; ${service('A', 'a', ' ')}`,
        'b.rpc.ts': `import type { T } from './shared'; ${service('B', 'b', ' ')}`,
        'shared.ts': 'export interface T { t: 1 }',
      },
      ['a.m(): T', 'b.m(): T', 'type T = { t: 1 }'],
    ],
    [
      'types of one name are called by their file, without its ending',
      {
        'a.rpc.ts': `import type { T as M } from './some-more.d.mts'; import type { T as X } from './x.ts.list';
          /** @operationPrefix a */ interface A { m(r: M): T; n(): X } interface T { a: 1 }`,
        'some-more.d.mts': 'export interface T { m: 1 }',
        'x.ts.list.ts': 'export interface T { x: 1 }',
      },
      [
        'a.m(SomeMoreT): AT',
        'a.n(): XTsListT',
        'type AT = { a: 1 }',
        'type SomeMoreT = { m: 1 }',
        'type XTsListT = { x: 1 }',
      ],
    ],
    [
      'types of one name in files of one name are numbered',
      {
        'x/a.rpc.ts': service('A', 'a'),
        'y/a.rpc.ts': service('B', 'b'),
        'z/a.rpc.ts': service('C', 'c'),
      },
      ['a.m(): AT', 'b.m(): AT2', 'c.m(): AT3', 'type AT = { a: 1 }', 'type AT2 = { b: 1 }', 'type AT3 = { c: 1 }'],
    ],
    [
      'they are numbered in the order of these files, whichever contract uses them',
      {
        'a.rpc.ts': `import type { T } from './z/shared'; ${service('A', 'a', ' ')}`,
        'b.rpc.ts': `import type { T } from './y/shared'; ${service('B', 'b', ' ')}`,
        'y/shared.ts': 'export interface T { y: 1 }',
        'z/shared.ts': 'export interface T { z: 1 }',
      },
      ['a.m(): SharedT2', 'b.m(): SharedT', 'type SharedT = { y: 1 }', 'type SharedT2 = { z: 1 }'],
    ],
    [
      'a type that is called like a service is called by its file',
      {
        'a.rpc.ts': '/** @operationPrefix a */ interface A { m(): T } interface T { a: 1 }',
        'b.rpc.ts': '/** @operationPrefix b */ interface T { m(): void }',
      },
      ['a.m(): AT', 'b.m(): void', 'type AT = { a: 1 }'],
    ],
    [
      'a name that a type has anyway is not given to another',
      {
        'a.rpc.ts':
          '/** @operationPrefix a */ interface A { m(): AT; n(): T } interface AT { at: 1 } interface T { a: 1 }',
        'b.rpc.ts': service('B', 'b'),
      },
      ['a.m(): AT', 'a.n(): AT2', 'b.m(): BT', 'type AT = { at: 1 }', 'type AT2 = { a: 1 }', 'type BT = { b: 1 }'],
    ],
  ];
  for (const [title, files, wanted] of types) {
    it(title, async () => assert.deepEqual(printModel((await read(files)).model).split('\n'), wanted));
  }

  it('tells of operation types and services that others have, by file and place, and leaves them out', async () => {
    const marked = {
      'a/z.rpc.ts': `
/** @operationPrefix a */
export interface Shop { m(): void }`,
      'b.rpc.ts': `
/** @operationPrefix b */
export interface Shop { m(): void }
                 ~~~~ rpc/duplicate-service
export interface Another {
  /** @operationType a.m */
  m(): void;
  ~ rpc/duplicate-operation-type
  /** @operationType b.n */
  n(): void;
  /** @operationType b.n */
  o(): void;
  ~ rpc/duplicate-operation-type
}`,
    };
    const files = Object.fromEntries(Object.entries(marked).map(([file, text]) => [file, withoutSquiggles(text)]));
    const { model, findings } = await read(files);
    const inFile = (file: string) => findings.filter(finding => finding.file.endsWith(path.normalize(`/${file}`)));
    for (const [file, text] of Object.entries(marked)) {
      assert.equal(withSquiggles(files[file] ?? '', inFile(file)), text);
    }
    assert.equal(printModel(model), 'b.n(): void\na.m(): void');
    assert.deepEqual(
      model.services.map(({ name, source }) => [name, source.file]),
      [
        ['Another', 'b.rpc.ts'],
        ['Shop', 'a/z.rpc.ts'],
      ],
    );
    assert.deepEqual(
      findings.map(({ message }) => message),
      [
        'Service "Shop" is declared in a/z.rpc.ts:3 too. Rename one of them.',
        'Operation type "a.m" belongs to a/z.rpc.ts:3 too. The gateway knows one operation by it: change one of them.',
        'Operation type "b.n" belongs to b.rpc.ts:8 too. The gateway knows one operation by it: change one of them.',
      ],
    );
    assert.deepEqual(
      findings.flatMap(({ related = [] }) => related.map(each => [path.basename(each.file), each.range.start])),
      [
        ['z.rpc.ts', { line: 2, character: 17 }],
        ['z.rpc.ts', { line: 2, character: 24 }],
        ['b.rpc.ts', { line: 7, character: 2 }],
      ],
    );
  });

  it('names the contracts that cannot be read by their paths from the config, in order', async () => {
    const { model } = await read({ 'z.rpc.ts': 'interface {', 'more/a.rpc.ts': 'interface {', 'b.rpc.ts': '' });
    assert.deepEqual(model.unreadable, ['more/a.rpc.ts', 'z.rpc.ts']);
  });
});
