import assert from 'node:assert/strict';
import { chmod } from 'node:fs/promises';
import { checkSource } from '../../../../server/src/offline/pack/check-source.ts';
import { PackError } from '../../../../server/src/offline/pack/pack-error.ts';
import { openPackSource } from '../../../../server/src/offline/pack/pack-source.ts';
import { readUploadZip } from '../../../../server/src/offline/pack/zip-source.ts';
import { asNobody } from '../../../support/as-nobody.ts';
import type { RawEntry } from '../../../support/offline/zip-bytes.ts';
import { TestWorkspace } from '../../../support/workspace.ts';
import { openFiles } from './open-files.ts';
import { APP, pack } from './packing.ts';
import { read } from './source-texts.ts';
import { listZip, rawZip } from './zips.ts';

function isDamaged(error: Error): boolean {
  assert.ok(error instanceof PackError);
  assert.ok(error.cause instanceof Error);
  return error.code === 'package/source-zip-damaged';
}

describe('zips as sources of packages', () => {
  const kinds: [what: string, central: NonNullable<RawEntry['central']>, type: string][] = [
    ['Unix, a file', { madeBy: 0x031e, external: 0o100644 * 0x10000 }, 'file'],
    ['Unix, a link', { madeBy: 0x031e, external: 0o120777 * 0x10000 }, 'link'],
    ['macOS, a link', { madeBy: 0x131e, external: 0o120777 * 0x10000 }, 'link'],
    ['Unix, a pipe', { madeBy: 0x031e, external: 0o010644 * 0x10000 }, 'special'],
    ['Unix, without a kind', { madeBy: 0x031e, external: 0o644 * 0x10000 }, 'file'],
    ['DOS', { madeBy: 0x0014, external: 0x20 }, 'file'],
    ['DOS, with what would be a link on Unix', { madeBy: 0x0014, external: 0o120777 * 0x10000 }, 'file'],
  ];
  for (const [what, central, type] of kinds) {
    it(`list as ${type} what is by ${what}`, async () => {
      assert.deepEqual((await listZip(rawZip([{ name: 'a', central }]))).listed, [
        `${type} a ${type === 'file' ? 1 : 0}`,
      ]);
    });
  }

  it('list names that lead elsewhere, so that they are refused and not left out', async () => {
    const bad = ['../x', '/y', 'C:z', 'a\\b'];
    const zip = rawZip(bad.map(name => ({ name })));
    assert.deepEqual((await listZip(zip)).listed, [
      'directory .. 0',
      'file ../x 1',
      'file /y 1',
      'file C:z 1',
      'file a\\b 1',
    ]);
    await using workspace = await TestWorkspace.create({ 'a.zip': zip });
    const packing = pack(workspace.path('a.zip'), { out: workspace.path('x') });
    await assert.rejects(packing, ({ findings }: { findings: { severity: string; entry: string }[] } & Error) => {
      const refusedEntries = findings.filter(({ severity }) => severity === 'error').map(({ entry }) => entry);
      return bad.every(entry => refusedEntries.includes(entry));
    });
  });

  it('are not packed when something in them cannot be listed', async () => {
    await using workspace = await TestWorkspace.create({
      'a.zip': rawZip([{ name: 'index.html' }, { name: Buffer.from([0xff]) }]),
    });
    const packing = pack(workspace.path('a.zip'), { out: workspace.path('out') });
    await assert.rejects(packing, { code: 'package/refused' });
  });

  it('have no more files and folders than a package may have', async () => {
    await using workspace = await TestWorkspace.create({ 'a.zip': rawZip(['a', 'b', 'c'].map(name => ({ name }))) });
    const file = workspace.path('a.zip');
    const { entries, close } = await readUploadZip(file, undefined, 3);
    await close();
    assert.equal(entries.length, 3);
    await assert.rejects(readUploadZip(file, undefined, 2), {
      code: 'package/source-too-many',
      message: `${file} has more than 2 files and folders. Give the folder of the built app.`,
    });
    assert.equal(await openFiles(file, 0), 0);
  });
});

describe('zips that cannot be read', () => {
  it('are damaged where their directory is, which leaves no file open', async () => {
    await using workspace = await TestWorkspace.create({
      'a.zip': rawZip([{ name: 'a' }, { name: 'b', central: { signature: 1 } }]),
    });
    await assert.rejects(openPackSource(workspace.path('a.zip')), isDamaged);
    assert.equal(await openFiles(workspace.path('a.zip'), 0), 0);
  });

  it('are damaged where files are, of which nothing is said but that', async () => {
    const damages: [change: Partial<RawEntry>, why: RegExp][] = [
      [{ compressed: Buffer.alloc(9, 0xff) }, /a\.zip is no zip that can be read \((?!CRC\)).+\)/],
      [{ local: { signature: 1 } }, /a\.zip is no zip that can be read \((?!CRC\)).+\)/],
      [{ central: { crc: 1 } }, /a\.zip is no zip that can be read \(CRC\)/],
    ];
    for (const [change, message] of damages) {
      await using workspace = await TestWorkspace.create({ 'a.zip': rawZip([{ name: 'index.html', ...change }]) });
      await using source = await openPackSource(workspace.path('a.zip'));
      await assert.rejects(read(source, 'index.html'), isDamaged);
      await assert.rejects(checkSource(source, APP), { code: 'package/source-zip-damaged', message });
    }
  });

  it('are not damaged when the system does not let us read them', async function () {
    if (process.platform === 'win32') this.skip();
    await using workspace = await TestWorkspace.create({ 'a.zip': rawZip([{ name: 'a' }]) });
    await chmod(workspace.folder, 0o755);
    await chmod(workspace.path('a.zip'), 0);
    const opening = asNobody(() => openPackSource(workspace.path('a.zip')));
    await assert.rejects(opening, { code: 'EACCES', path: workspace.path('a.zip') });
  });

  it('are closed when they are not needed any more', async () => {
    await using workspace = await TestWorkspace.create({ 'a.zip': rawZip([{ name: 'a' }]) });
    const file = workspace.path('a.zip');
    const source = await openPackSource(file);
    assert.equal(await read(source, 'a'), 'x');
    assert.equal(await openFiles(file, 1), 1);
    await source[Symbol.asyncDispose]();
    assert.equal(await openFiles(file, 0), 0);
  });
});
