import assert from 'node:assert/strict';
import { readdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { writeFiles } from '../../../server/src/files/write-files.ts';
import { TestWorkspace } from '../../support/workspace.ts';

function toNative(file: string): string {
  return file.split('/').join(path.sep);
}

async function filesOf(workspace: TestWorkspace): Promise<string[]> {
  return (await readdir(workspace.folder, { recursive: true })).sort();
}

describe('writing files', () => {
  it('writes all of them, in folders that it makes', async () => {
    await using workspace = await TestWorkspace.create({ 'a.txt': 'old' });
    await writeFiles([
      { file: workspace.path('a.txt'), text: 'new' },
      { file: workspace.path('b/c/d.txt'), text: 'é' },
    ]);
    assert.equal(await workspace.read('a.txt'), 'new');
    assert.equal(await workspace.read('b/c/d.txt'), 'é');
    assert.deepEqual(await filesOf(workspace), ['a.txt', 'b', 'b/c', 'b/c/d.txt'].map(toNative));
  });

  it('changes nothing when it is cancelled', async () => {
    await using workspace = await TestWorkspace.create({ 'a.txt': 'old' });
    let asked = 0;
    const token = {
      get isCancellationRequested() {
        return ++asked > 2;
      },
    };
    const files = ['a.txt', ...Array.from({ length: 99 }, (_, index) => `b/${index % 7}/${index}.txt`)];
    const writes = files.map(file => ({ file: workspace.path(file), text: 'new' }));
    await assert.rejects(writeFiles(writes, token), { name: 'CancelledError' });
    assert.deepEqual(await filesOf(workspace), ['a.txt']);
    assert.equal(await workspace.read('a.txt'), 'old');
  });

  it('changes nothing when one of them cannot be written', async () => {
    await using workspace = await TestWorkspace.create({ 'a.txt': 'old', file: '' });
    const writes = [
      { file: workspace.path('a.txt'), text: 'new' },
      { file: workspace.path('file/below.txt'), text: 'new' },
    ];
    await assert.rejects(writeFiles(writes));
    assert.deepEqual(await filesOf(workspace), ['a.txt', 'file']);
    assert.equal(await workspace.read('a.txt'), 'old');
  });

  it('writes what a symbolic link points to', async function () {
    if (process.platform === 'win32') this.skip(); // Links need a privilege there.
    await using workspace = await TestWorkspace.create({ 'real.txt': 'old' });
    await symlink(workspace.path('real.txt'), workspace.path('link.txt'));
    await writeFiles([{ file: workspace.path('link.txt'), text: 'new' }]);
    assert.equal(await workspace.read('real.txt'), 'new');
  });
});
