import assert from 'node:assert/strict';
import { chmod, type FileHandle, lstat, mkdir, readdir, stat, symlink } from 'node:fs/promises';
import { CancelledError } from '../../../server/src/cancellation.ts';
import type { PackError } from '../../../server/src/offline/pack/pack-error.ts';
import { writePackageFile } from '../../../server/src/offline/write-package-file.ts';
import { asNobody } from '../../support/as-nobody.ts';
import { TestWorkspace } from '../../support/workspace.ts';

/** What the system said. */
function codeOf(cause: unknown): string | undefined {
  return (cause as NodeJS.ErrnoException).code;
}

describe('writing a package file', () => {
  it('puts it in its place when it is whole, and keeps links and rights there', async function () {
    await using workspace = await TestWorkspace.create({ real: 'before' });
    await chmod(workspace.path('real'), 0o600);
    await symlink('real', workspace.path('link')).catch(() => this.skip());
    let kept: FileHandle | undefined;
    const result = await writePackageFile(workspace.path('link'), async handle => {
      await handle.write('after');
      assert.equal(await workspace.read('real'), 'before');
      kept = handle;
      return 1;
    });
    await assert.rejects(async () => kept?.write('more'), 'it is closed');
    assert.deepEqual([result, await workspace.read('real')], [1, 'after']);
    assert.ok((await lstat(workspace.path('link'))).isSymbolicLink());
    if (process.platform !== 'win32') assert.equal((await stat(workspace.path('real'))).mode & 0o777, 0o600);
  });

  it('leaves nothing when writing fails, and says when there is no room', async () => {
    await using workspace = await TestWorkspace.create({ x: 'before' });
    const failing = (code: string) =>
      writePackageFile(workspace.path('x'), async handle => {
        await handle.write('half');
        // As handles say it: without a path.
        throw Object.assign(new Error(`${code}: write`), { code });
      });
    for (const [code, message] of [
      ['ENOSPC', /^There is no room left for .*x \(ENOSPC\)/],
      ['EDQUOT', /^There is no room left for .*x \(EDQUOT\)/],
      ['EFBIG', /x is larger than files may be there/],
    ] as const) {
      await assert.rejects(failing(code), ({ cause, ...error }: PackError) => {
        assert.deepEqual([error.code, codeOf(cause)], ['package/output-full', code]);
        return true;
      });
      await assert.rejects(failing(code), { message });
    }
    await assert.rejects(failing('EIO'), { code: 'EIO' });
    const token = { isCancellationRequested: true };
    await assert.rejects(
      writePackageFile(workspace.path('x'), async () => undefined, token),
      CancelledError,
    );
    assert.deepEqual([await readdir(workspace.folder), await workspace.read('x')], [['x'], 'before']);
  });

  it('says what is in its way', async () => {
    await using workspace = await TestWorkspace.create({ file: '' });
    await mkdir(workspace.path('folder'));
    const write = (place: string) => writePackageFile(place, async () => undefined);
    await assert.rejects(write(workspace.path('none/x.amr')), { code: 'package/output-folder' });
    await assert.rejects(write(workspace.path('none/x.amr')), ({ cause }: Error) => codeOf(cause) === 'ENOENT');
    await assert.rejects(write(workspace.path('file/x.amr')), { code: 'package/output-folder' });
    await assert.rejects(write(workspace.path('folder')), { code: 'package/output-kind' });
    if (process.platform !== 'win32') await assert.rejects(write('/dev/null'), { code: 'package/output-kind' });
    assert.deepEqual(await readdir(workspace.folder), ['file', 'folder']);
    if (process.platform === 'win32') return;
    await symlink('loop', workspace.path('loop'));
    await assert.rejects(write(workspace.path('loop')), { code: 'ELOOP' });
    assert.ok((await lstat(workspace.path('loop'))).isSymbolicLink());
  });

  it('says that a file cannot be replaced', async function () {
    // Windows has other rights.
    if (process.platform === 'win32') this.skip();
    await asNobody(async () => {
      await using workspace = await TestWorkspace.create({ 'folder/x': 'before' });
      const writing = writePackageFile(workspace.path('folder/x'), () => chmod(workspace.path('folder'), 0o500));
      await assert.rejects(writing, { code: 'package/output-busy', message: /x cannot be replaced \(EACCES\)/ });
      const again = writePackageFile(workspace.path('folder/y'), async () => undefined);
      const message = /folder cannot be written into \(EACCES\)/;
      await assert.rejects(again, { code: 'package/output-folder', message });
      await assert.rejects(again, ({ cause }: Error) => codeOf(cause) === 'EACCES');
      await assert.rejects(writing, ({ cause }: Error) => codeOf(cause) === 'EACCES');
      assert.equal(await workspace.read('folder/x'), 'before');
      await chmod(workspace.path('folder'), 0o700);
    });
  });
});
