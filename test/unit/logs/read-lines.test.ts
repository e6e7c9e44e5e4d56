import assert from 'node:assert/strict';
import { readLines } from '../../../server/src/logs/read-lines.ts';
import { TestWorkspace } from '../../support/workspace.ts';

describe('lines of a file', () => {
  it('are read from one to another, in every encoding', async () => {
    const text = ['one', '二 two', '', 'four', 'five'].join('\r\n');
    const files = { 'utf8.log': text, 'utf16.log': Buffer.from(`\ufeff${text}`, 'utf16le') };
    await using workspace = await TestWorkspace.create(files);
    for (const name of Object.keys(files)) {
      assert.deepEqual(await readLines(workspace.path(name), 1, 4), ['二 two', '', 'four'], name);
      assert.deepEqual(await readLines(workspace.path(name), 3, 99), ['four', 'five'], name);
      assert.deepEqual(await readLines(workspace.path(name), 7, 9), [], name);
    }
  });

  it('are found far in, over the pieces in which files are read', async () => {
    const line = (index: number) => `${index} ${'x'.repeat(index % 200)}`;
    const text = Array.from({ length: 20_000 }, (_, index) => line(index)).join('\n');
    await using workspace = await TestWorkspace.create({ 'a.log': text });
    assert.deepEqual(await readLines(workspace.path('a.log'), 12_345, 12_347), [line(12_345), line(12_346)]);
    assert.deepEqual(await readLines(workspace.path('a.log'), 19_999, 20_001), [line(19_999)]);
  });

  it('are cut where they are very long', async () => {
    await using workspace = await TestWorkspace.create({ 'a.log': `${'a'.repeat(1_000_000)}\nb` });
    const [long, short] = await readLines(workspace.path('a.log'), 0, 2);
    assert.equal(long?.length, 32 * 1024);
    assert.equal(short, 'b');
  });
});
