import assert from 'node:assert/strict';
import path from 'node:path';
import { patternMatcher, sourcePatterns } from '../../../server/src/workspace/watch-patterns.ts';

describe('watched patterns', () => {
  it('are about what they match and about the folders that hold it', () => {
    const root = path.resolve('/work');
    const matches = patternMatcher([{ folder: path.join(root, 'a'), pattern: '**/*.ts' }]);
    const about = (...parts: string[]) => matches(path.join(root, ...parts));
    assert.deepEqual(
      [about('a', 'b', 'x.ts'), about('a', '.b', 'x.ts'), about('a'), about(), about('a', 'x.js'), about('ab', 'x.ts')],
      [true, true, true, true, false, false],
    );
    assert.equal(patternMatcher([])(root), false);
  });

  it('of sources are about changes of sources, and about all that comes and goes', () => {
    const [changes, rest] = sourcePatterns('/work');
    assert.match(changes?.pattern ?? '', /^\*\*\/\*\.\{js,.*,vue,.*,java,.*\}$/);
    assert.deepEqual(changes?.kinds, ['changed']);
    assert.deepEqual(rest, { folder: '/work', pattern: '**', kinds: ['created', 'deleted'] });
  });
});
