import assert from 'node:assert/strict';
import { mkdir, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import * as yazl from 'yazl';
import { CancelledError } from '../../../../server/src/cancellation.ts';
import { PackError } from '../../../../server/src/offline/pack/pack-error.ts';
import { openPackSource } from '../../../../server/src/offline/pack/pack-source.ts';
import { compareCodePoints } from '../../../../server/src/offline/pack/source-order.ts';
import { TestWorkspace } from '../../../support/workspace.ts';
import { run } from './packing.ts';
import { contentOf, listing, read } from './source-texts.ts';

/** A zip of texts by name. */
async function zipOf(files: Record<string, string>, options: Partial<yazl.Options> = {}): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [name, text] of Object.entries(files)) zip.addBuffer(Buffer.from(text), name, options);
  zip.end();
  return buffer(zip.outputStream);
}

describe('sources of packages', () => {
  it('are folders, in the order of code points', async () => {
    await using workspace = await TestWorkspace.create({
      'a/x': '1',
      'a.b': '',
      B: '22',
      é: '',
      '😀': '',
      '\uff5e': '',
    });
    await mkdir(workspace.path('a/empty'));
    await using source = await openPackSource(workspace.folder);
    const expected = ['file B 2', 'directory a 0', 'file a.b 0', 'directory a/empty 0', 'file a/x 1'];
    assert.deepEqual(listing(source), [...expected, 'file é 0', 'file \uff5e 0', 'file 😀 0']);
    assert.deepEqual([await read(source, 'B'), await read(source, 'a.b')], ['22', '']);
  });

  it('have the order of UTF-8 bytes', () => {
    const text = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const expected = Buffer.compare(Buffer.from(a), Buffer.from(b));
        assert.equal(Math.sign(compareCodePoints(a, b)), expected);
      }),
    );
  });

  it('are zips too, with folders that the zip does not list', async () => {
    await using workspace = await TestWorkspace.create({
      'a.zip': await zipOf({ '70000000/www/a.js': 'let a', '70000000/首页.html': '' }),
    });
    await using source = await openPackSource(workspace.path('a.zip'));
    const expected = [
      'directory 70000000 0',
      'directory 70000000/www 0',
      'file 70000000/www/a.js 5',
      'file 70000000/首页.html 0',
    ];
    assert.deepEqual(listing(source), expected);
    assert.equal(await read(source, '70000000/www/a.js'), 'let a');
  });

  it('list links without following them, in folders and in zips', async function () {
    await using workspace = await TestWorkspace.create({ 'secret/x': 'secret', 'app/a': '' });
    await symlink(workspace.path('secret'), workspace.path('app/folder')).catch(() => this.skip());
    await symlink(workspace.path('secret/x'), workspace.path('app/file'));
    await symlink('nowhere', workspace.path('app/broken'));
    await run('mkfifo', workspace.path('app/pipe'));
    await using source = await openPackSource(workspace.path('app'));
    assert.deepEqual(listing(source), ['file a 0', 'link broken 0', 'link file 0', 'link folder 0', 'special pipe 0']);
    await run('sh', '-c', `cd '${workspace.path('app')}' && zip -qy ../app.zip a broken file folder`);
    await using zip = await openPackSource(workspace.path('app.zip'));
    assert.deepEqual(listing(zip), ['file a 0', 'link broken 0', 'link file 0', 'link folder 0']);
  });

  it('do not follow a link that takes a file’s place later', async function () {
    await using workspace = await TestWorkspace.create({ secret: 'secret', 'app/a': 'a' });
    await using source = await openPackSource(workspace.path('app'));
    await rm(workspace.path('app/a'));
    // Windows cannot be told not to follow, and mostly has no links.
    if (process.platform === 'win32') this.skip();
    await symlink(workspace.path('secret'), workspace.path('app/a'));
    await assert.rejects(read(source, 'a'), { code: 'ELOOP' });
  });

  it('say which names are not UTF-8', async function () {
    await using workspace = await TestWorkspace.create();
    const name = Buffer.concat([Buffer.from(`${workspace.folder}/`), Buffer.from([0xd6, 0xd0])]);
    // Some file systems take UTF-8 only.
    await writeFile(name, '').catch(() => this.skip());
    await using source = await openPackSource(workspace.folder);
    assert.deepEqual([listing(source), source.findings.map(({ code }) => code)], [[], ['package/tar-name-not-utf8']]);
  });

  it('read names of zips that say UTF-8, or are it without saying so, and say which are neither', async () => {
    const zip = await zipOf({ 'AAAA.html': '', 'ok.html': '' });
    const renamed = (bytes: number[]) => {
      const copy = Buffer.from(zip);
      for (let at = copy.indexOf('AAAA'); at >= 0; at = copy.indexOf('AAAA', at)) Buffer.from(bytes).copy(copy, at);
      // Without the flag that says UTF-8, in both headers.
      copy.writeUInt16LE(0, 6);
      copy.writeUInt16LE(0, copy.indexOf('PK\x01\x02') + 8);
      return copy;
    };
    await using workspace = await TestWorkspace.create({
      'gbk.zip': renamed([0xd6, 0xd0, 0xce, 0xc4]),
      'utf8.zip': renamed([0xc3, 0xa9, 0xc3, 0xa8]),
    });
    await using utf8 = await openPackSource(workspace.path('utf8.zip'));
    assert.deepEqual([listing(utf8), utf8.findings], [['file ok.html 0', 'file éè.html 0'], []]);
    await using gbk = await openPackSource(workspace.path('gbk.zip'));
    assert.deepEqual(
      gbk.findings.map(({ code }) => code),
      ['package/source-zip-encoding'],
    );
  });

  it('say that a zip is encrypted', async () => {
    await using workspace = await TestWorkspace.create({ a: 'text' });
    await run('sh', '-c', `cd '${workspace.folder}' && zip -qP password a.zip a`);
    await using source = await openPackSource(workspace.path('a.zip'));
    assert.deepEqual(
      source.findings.map(({ code }) => code),
      ['package/source-zip-encrypted'],
    );
  });

  it('refuse what is no zip, and zips that are cut or damaged', async () => {
    const zip = await zipOf({ 'a.txt': 'a text that is stored' }, { compress: false });
    const damaged = Buffer.from(zip);
    damaged.write('X', damaged.indexOf('a text'));
    const files = { 'text.zip': 'no zip', 'cut.zip': zip.subarray(0, -8), 'damaged.zip': damaged };
    await using workspace = await TestWorkspace.create(files);
    for (const name of ['text.zip', 'cut.zip']) {
      await assert.rejects(openPackSource(workspace.path(name)), isDamaged, name);
    }
    await using source = await openPackSource(workspace.path('damaged.zip'));
    await assert.rejects(read(source, 'a.txt'), isDamaged);
    await assert.rejects(openPackSource(workspace.path('gone')), { code: 'ENOENT' });
  });

  it('give no more bytes of a file that grew than show it', async () => {
    await using workspace = await TestWorkspace.create({ a: 'abc' });
    await using source = await openPackSource(workspace.folder);
    await truncate(workspace.path('a'), 1e6);
    assert.equal((await read(source, 'a')).length, 4);
  });

  it('can be cancelled while they are listed', async () => {
    await using workspace = await TestWorkspace.create({ a: '', 'a.zip': await zipOf({ a: '' }) });
    for (const place of [workspace.folder, workspace.path('a.zip')]) {
      await assert.rejects(openPackSource(place, { isCancellationRequested: true }), CancelledError);
    }
  });
});

function isDamaged(error: Error): boolean {
  return error instanceof PackError && error.code === 'package/source-zip-damaged';
}

describe('level 1 of a source', () => {
  const INSIDE = { paths: ['www', 'www/a'], findings: [] as string[] };

  it('is taken off zips', async () => {
    await using workspace = await TestWorkspace.create({
      'a.zip': await zipOf({ '70000000/www/a': '', '__MACOSX/70000000/._a': '', '.DS_Store': '' }),
    });
    await using source = await openPackSource(workspace.path('a.zip'));
    assert.deepEqual(contentOf(source), INSIDE);
  });

  it('is taken off folders, which is said', async () => {
    await using workspace = await TestWorkspace.create({ '70000000/www/a': '' });
    await using source = await openPackSource(workspace.folder);
    assert.deepEqual(contentOf(source), { ...INSIDE, findings: ['info level-1-removed 70000000'] });
    await using inside = await openPackSource(workspace.path('70000000'));
    assert.deepEqual(contentOf(inside), INSIDE);
  });

  it('has to be the one of this app', async () => {
    await using workspace = await TestWorkspace.create({ '70000001/www/a': '' });
    await using source = await openPackSource(workspace.folder);
    assert.deepEqual(contentOf(source).findings, ['error level-1-mismatch 70000001']);
  });

  it('has to be alone', async () => {
    await using workspace = await TestWorkspace.create({ '70000000/www/a': '', b: '' });
    await using source = await openPackSource(workspace.folder);
    assert.deepEqual(contentOf(source), {
      paths: ['70000000', '70000000/www', '70000000/www/a', 'b'],
      findings: ['warning level-1-beside 70000000'],
    });
  });

  it('is missed in zips only', async () => {
    await using workspace = await TestWorkspace.create({ 'a.zip': await zipOf({ 'www/a': '' }) });
    await using source = await openPackSource(workspace.path('a.zip'));
    assert.deepEqual(contentOf(source), { ...INSIDE, findings: ['warning level-1-missing'] });
  });

  it('holds neither our files nor the package itself', async () => {
    await using workspace = await TestWorkspace.create({ 'hpmfile.json': '{}', 'a/hpmfile.json': '', 'x.amr': '' });
    await using source = await openPackSource(workspace.folder);
    assert.deepEqual(contentOf(source, '70000000', workspace.path('x.amr')), {
      paths: ['a', 'a/hpmfile.json'],
      findings: ['info output-in-source x.amr', 'info hpmfile-replaced hpmfile.json'],
    });
  });
});
