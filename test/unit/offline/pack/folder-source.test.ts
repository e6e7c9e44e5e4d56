import assert from 'node:assert/strict';
import { chmod, mkdir, truncate, writeFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { readFolder } from '../../../../server/src/offline/pack/folder-source.ts';
import { openPackSource } from '../../../../server/src/offline/pack/pack-source.ts';
import { asNobody } from '../../../support/as-nobody.ts';
import { TestWorkspace } from '../../../support/workspace.ts';
import { openFiles } from './open-files.ts';
import { run } from './packing.ts';
import { listing, read } from './source-texts.ts';

const CHUNK = 256 * 1024;

describe('folders as sources of packages', () => {
  it('are listed without what cannot be read, which is said', async function () {
    // Windows has other permissions.
    if (process.platform === 'win32') this.skip();
    await using workspace = await TestWorkspace.create({ 'app/closed/a': '', 'app/listed/b': '', 'app/c': '1' });
    await chmod(workspace.folder, 0o755);
    await chmod(workspace.path('app/closed'), 0);
    await chmod(workspace.path('app/listed'), 0o444);
    const source = await asNobody(() => openPackSource(workspace.path('app')));
    assert.deepEqual(listing(source), ['file c 1', 'directory closed 0', 'directory listed 0']);
    const message = 'This cannot be read (EACCES). Give yourself the right to, or take it out.';
    assert.deepEqual(
      source.findings,
      ['closed', 'listed/b'].map(entry => ({
        code: 'package/source-unreadable',
        severity: 'error',
        entry,
        message,
      })),
    );
  });

  it('have to be readable themselves', async function () {
    if (process.platform === 'win32') this.skip();
    await using workspace = await TestWorkspace.create({ 'app/a': '' });
    await chmod(workspace.folder, 0o755);
    await chmod(workspace.path('app'), 0o111);
    const opening = asNobody(() => openPackSource(workspace.path('app')));
    await assert.rejects(opening, { code: 'EACCES', path: workspace.path('app') });
  });

  it('are no places of other kinds', async function () {
    if (process.platform === 'win32') this.skip();
    await using workspace = await TestWorkspace.create();
    const pipe = workspace.path('pipe');
    await run('mkfifo', pipe);
    await assert.rejects(openPackSource(pipe), (error: Error & { code?: string }) => {
      assert.equal(error.code, 'package/source-kind');
      assert.equal(String(error), `PackError: ${pipe} is neither a folder nor a zip.`);
      return true;
    });
  });

  it('have no more files and folders than a package may have', async () => {
    await using workspace = await TestWorkspace.create({ 'a/1': '', 'a/2': '' });
    await mkdir(workspace.path('b'));
    assert.equal((await readFolder(workspace.folder, undefined, 4)).entries.length, 4);
    await assert.rejects(readFolder(workspace.folder, undefined, 3), {
      code: 'package/source-too-many',
      message: `${workspace.folder} has more than 3 files and folders. Give the folder of the built app.`,
    });
  });

  it('hold names that are not UTF-8 only to say so', async function () {
    await using workspace = await TestWorkspace.create();
    const name = Buffer.concat([Buffer.from(`${workspace.folder}/`), Buffer.from([0xd6, 0xd0])]);
    // Some file systems take UTF-8 only.
    await writeFile(name, '').catch(() => this.skip());
    const { entries, findings } = await readFolder(workspace.folder);
    assert.deepEqual(entries, []);
    assert.deepEqual(
      findings.map(({ severity, code, entry }) => `${severity} ${code} ${entry}`),
      ['error package/tar-name-not-utf8 \ufffd\ufffd'],
    );
  });

  it('give all bytes of files, and one more of those that grew', async () => {
    await using workspace = await TestWorkspace.create();
    for (const size of [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK]) {
      const bytes = Buffer.alloc(size, 'ab');
      await workspace.write('a', bytes);
      const source = await readFolder(workspace.folder);
      assert.equal(await read(source, 'a'), bytes.toString(), `${size}`);
      await truncate(workspace.path('a'), size + CHUNK + 7);
      assert.equal((await read(source, 'a')).length, size + 1);
    }
  });

  it('leave no file open, whether it was read to its end or not', async () => {
    await using workspace = await TestWorkspace.create({ a: Buffer.alloc(3 * CHUNK) });
    const file = workspace.path('a');
    const { entries } = await readFolder(workspace.folder);
    const [entry] = entries;
    assert.ok(entry);
    for await (const chunk of entry.open()) {
      assert.deepEqual([await openFiles(file, 1), chunk.length], [1, CHUNK]);
      break;
    }
    assert.equal(await openFiles(file, 0), 0);
    assert.equal((await buffer(entry.open())).length, 3 * CHUNK);
    assert.equal(await openFiles(file, 0), 0);
  });
});
