import assert from 'node:assert/strict';
import { chmod, readdir, readFile, rm, utimes } from 'node:fs/promises';
import fc from 'fast-check';
import { CancelledError } from '../../../../server/src/cancellation.ts';
import { readPrivateKey } from '../../../../server/src/offline/keys/private-key.ts';
import { checkSource } from '../../../../server/src/offline/pack/check-source.ts';
import { packPackage } from '../../../../server/src/offline/pack/pack.ts';
import { openPackSource } from '../../../../server/src/offline/pack/pack-source.ts';
import { PackRefusedError } from '../../../../server/src/offline/pack/refusal.ts';
import { TarWriteError } from '../../../../server/src/offline/tar/tar-write-error.ts';
import { readZip } from '../../../../server/src/offline/zip/zip-reader.ts';
import { asNobody } from '../../../support/as-nobody.ts';
import { bytesInMemory } from '../../../support/offline/bytes-in-memory.ts';
import { OpensslFolder } from '../../../support/openssl.ts';
import { TestWorkspace } from '../../../support/workspace.ts';
import { realPackages } from '../tar/real-packages.ts';
import { readTar } from '../tar/tars.ts';
import { APP, pack, run, sha256 } from './packing.ts';

const APP_FILES = {
  'app/www/index.html': '<!doctype html><title>Hello</title>\n',
  'app/www/js/app.js': `${'console.log("Hello");\n'.repeat(40)}`,
  'app/www/empty.txt': '',
};

/** SHA-256 of what these files make, and of the tar in it. */
const GOLDEN_TAR = '372d104072473e6dbe6838f5470575f8e9f7b7d7323a30d3186807a5eaa1d7a0';
const GOLDEN_PACKAGE = '28e984a338bcceb82e3d16061077b83b8f775339aa1e0602b39288f58a9948c2';

describe('packing', () => {
  it('gives the bytes that it always gave', async () => {
    await using workspace = await TestWorkspace.create(APP_FILES);
    const out = workspace.path('out.amr');
    const result = await pack(workspace.path('app'), { out });
    const bytes = await readFile(out);
    const tar = await run('unzip', '-p', out, '70000000.tar');
    assert.deepEqual([sha256(tar), sha256(bytes)], [GOLDEN_TAR, GOLDEN_PACKAGE]);
    assert.deepEqual(
      { ...result, report: result.report.total },
      { ...APP, file: out, signed: false, size: bytes.length, files: 3, report: 916, findings: [] },
    );
    assert.equal((await run('unzip', '-p', out, 'CERT.json')).toString(), '{"70000000.tar":"","Manifest.xml":""} \n');
  });

  it('gives the same bytes for the same files, however and when they were made', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(Object.entries(APP_FILES), { minLength: 3 }),
        fc.nat(2e9),
        async (files, time) => {
          await using workspace = await TestWorkspace.create();
          for (const [file, text] of files) {
            await workspace.write(file, text);
            await utimes(workspace.path(file), time, time);
          }
          const out = workspace.path('out.amr');
          await pack(workspace.path('app'), { out });
          await pack(workspace.path('app'), { out });
          assert.equal(sha256(await readFile(out)), GOLDEN_PACKAGE);
          await run('sh', '-c', `cd '${workspace.folder}' && mv app 70000000 && zip -qr app.zip 70000000`);
          await pack(workspace.path('app.zip'), { out });
          assert.equal(sha256(await readFile(out)), GOLDEN_PACKAGE);
        },
      ),
      { numRuns: 5 },
    );
  });

  it('tells all that is wrong at once: names, content, and what cannot be read', async function () {
    // Windows has other permissions.
    if (process.platform === 'win32') this.skip();
    await using workspace = await TestWorkspace.create({
      'app/index.html': '',
      'app/.env': 'A=1',
      'app/a.js': 'fetch("http://a.example/x")',
    });
    await workspace.write('app/closed.js', '');
    await chmod(workspace.folder, 0o755);
    await chmod(workspace.path('app/closed.js'), 0);
    const packing = asNobody(() => pack(workspace.path('app'), { out: workspace.path('out.amr') }));
    await assert.rejects(packing, ({ findings }: PackRefusedError) => {
      assert.deepEqual(
        findings.map(({ severity, code, entry }) => `${severity} ${code} ${entry}`),
        [
          'error package/secret-file .env',
          'warning package/http-url a.js',
          'error package/source-unreadable closed.js',
        ],
      );
      return true;
    });
  });

  it('makes what unzip, tar and openssl accept, and our own readers', async () => {
    await using openssl = await OpensslFolder.create();
    await openssl.run('genrsa -out private.pem 2048');
    await openssl.run('rsa -in private.pem -pubout -out public.pem');
    for (const [file, text] of Object.entries(APP_FILES)) await openssl.write(file, text);
    const out = openssl.path('out.amr');
    const key = await readPrivateKey(await readFile(openssl.path('private.pem')));
    const { signed } = await pack(openssl.path('app'), { out, key });
    assert.equal(signed, true);
    await run('unzip', '-tq', out);
    const cert = (await run('unzip', '-p', out, 'CERT.json')).toString();
    const signatures: Record<string, string> = JSON.parse(cert);
    assert.deepEqual(Object.keys(signatures), ['70000000.tar', 'Manifest.xml']);
    for (const [entry, signature] of Object.entries(signatures)) {
      await openssl.write('entry', await run('unzip', '-p', out, entry));
      await openssl.write('signature', Buffer.from(signature, 'base64'));
      const verdict = await openssl.run('dgst -sha1 -verify public.pem -signature signature entry');
      assert.equal(verdict.toString(), 'Verified OK\n', entry);
    }
    await openssl.write('x.tar', await run('unzip', '-p', out, '70000000.tar'));
    const listed = (await run('tar', '-tf', openssl.path('x.tar'))).toString().trim().split('\n');
    const paths = ['hpmfile.json', 'www/', 'www/empty.txt', 'www/index.html', 'www/js/', 'www/js/app.js'];
    assert.deepEqual(listed, paths);
    const { traits, entries } = await readZip(bytesInMemory(await readFile(out)));
    assert.deepEqual([traits, entries.map(({ name }) => name)], [[], ['Manifest.xml', 'CERT.json', '70000000.tar']]);
    const { refused, data } = readTar(await readFile(openssl.path('x.tar')));
    assert.deepEqual([refused, data['www/js/app.js']], [undefined, APP_FILES['app/www/js/app.js']]);
  });

  it('makes of the content of real packages the same entries as the console', async function () {
    // The packages are not part of the project.
    for (const { appId, version, entry, tar } of await realPackages(this)) {
      await using workspace = await TestWorkspace.create();
      const { data, members } = readTar(await tar());
      for (const { path, type } of members) {
        if (type === 'file') await workspace.write(`app/${path}`, Buffer.from(data[path] ?? '', 'latin1'));
      }
      const out = workspace.path('out.amr');
      // One of them holds a page that loads over HTTP, others have no page.
      await pack(workspace.path('app'), { appId, version, out });
      const manifest = await run('unzip', '-p', out, 'Manifest.xml');
      assert.ok(manifest.equals(await entry('Manifest.xml')), appId);
      const cert = (await run('unzip', '-p', out, 'CERT.json')).toString();
      const real = (await entry('CERT.json')).toString();
      assert.equal(cert, real.replace(/(?<=:")[^"]*/g, ''), appId);
      const { 'hpmfile.json': ours, ...others } = readTar(await run('unzip', '-p', out, `${appId}.tar`)).data;
      const { 'hpmfile.json': theirs = '', ...content } = data;
      assert.deepEqual(others, content, appId);
      if (!theirs.includes('harmony')) assert.equal(ours, theirs, appId);
    }
  });

  it('signs the same way every time', async () => {
    await using openssl = await OpensslFolder.create();
    const key = await readPrivateKey(await openssl.run('genrsa 2048'));
    for (const [file, text] of Object.entries(APP_FILES)) await openssl.write(file, text);
    await pack(openssl.path('app'), { out: openssl.path('1.amr'), key });
    await pack(openssl.path('app'), { out: openssl.path('2.amr'), key });
    assert.equal(sha256(await readFile(openssl.path('1.amr'))), sha256(await readFile(openssl.path('2.amr'))));
  });

  it('says another time where one is given', async () => {
    await using workspace = await TestWorkspace.create(APP_FILES);
    const out = workspace.path('out.amr');
    await pack(workspace.path('app'), { out, mtime: new Date('2024-02-29T12:34:56Z') });
    assert.match((await run('unzip', '-l', out)).toString(), /2024-02-29 12:34 +70000000\.tar/);
    const { members } = readTar(await run('unzip', '-p', out, '70000000.tar'));
    assert.ok(members.every(({ mtime }) => mtime === 1709210096));
  });

  it('counts bytes up to all of them', async () => {
    await using workspace = await TestWorkspace.create({ ...APP_FILES, 'app/large.txt': 'x'.repeat(1e6) });
    const steps: number[][] = [];
    await pack(workspace.path('app'), {
      out: workspace.path('out.amr'),
      onProgress: (done, total) => void steps.push([done, total]),
    });
    const total = steps[0]?.[1];
    assert.ok(steps.length > 3);
    assert.deepEqual(steps.at(-1), [total, total]);
    assert.ok(steps.every(([done = 0], index) => done > (steps[index - 1]?.[0] ?? 0)));
  });

  it('stops when it is cancelled, and leaves nothing', async () => {
    await using workspace = await TestWorkspace.create({ 'app/index.html': 'x'.repeat(3e6) });
    const out = workspace.path('out/x.amr');
    await workspace.write('out/other', '');
    const token = { isCancellationRequested: false };
    let steps = 0;
    const packing = pack(workspace.path('app'), {
      out,
      token,
      onProgress: () => {
        steps++;
        token.isCancellationRequested = true;
      },
    });
    await assert.rejects(packing, CancelledError);
    assert.deepEqual([steps, await readdir(workspace.path('out'))], [1, ['other']]);
  });

  it('refuses what the rules refuse, before and while it reads, and leaves what was there', async () => {
    const key = `-----BEGIN PRIVATE KEY-----\n${'A'.repeat(64)}\n`;
    await using workspace = await TestWorkspace.create({
      ...APP_FILES,
      'out/x.amr': 'before',
      'key/index.html': '',
      'key/notes.txt': key,
      'env/index.html': '',
      'env/.env': '',
    });
    for (const [folder, code] of [
      ['key', 'package/private-key'],
      ['env', 'package/secret-file'],
    ] as const) {
      const out = workspace.path('out/x.amr');
      await assert.rejects(pack(workspace.path(folder), { out }), (error: Error) => {
        assert.ok(error instanceof PackRefusedError);
        assert.ok(!error.message.includes('AAAA'));
        assert.deepEqual(
          error.findings.map(each => each.code),
          [code],
        );
        return true;
      });
      assert.deepEqual(
        [await readdir(workspace.path('out')), await workspace.read('out/x.amr')],
        [['x.amr'], 'before'],
      );
      await using source = await openPackSource(workspace.path(folder));
      assert.deepEqual(
        (await checkSource(source, APP)).map(each => each.code),
        [code],
        'looking alone finds the same',
      );
      const { findings } = await pack(workspace.path(folder), { out: workspace.path('allowed.amr'), allow: [code] });
      assert.deepEqual(
        findings.map(each => `${each.severity} ${each.code}`),
        [`warning ${code}`],
      );
    }
  });

  it('says which file changed or went away meanwhile, and leaves nothing', async () => {
    await using workspace = await TestWorkspace.create({
      'app/index.html': 'x',
      'app/large.js': 'x'.repeat(1e5),
      'out/x': '',
    });
    const out = workspace.path('out/x.amr');
    const change: [RegExp | object, () => Promise<void>][] = [
      [TarWriteError, () => workspace.write('app/index.html', 'xy')],
      [TarWriteError, () => workspace.write('app/large.js', 'x')],
      [{ code: 'ENOENT', path: workspace.path('app/large.js') }, () => rm(workspace.path('app/large.js'))],
    ];
    for (const [expected, make] of change) {
      await using source = await openPackSource(workspace.path('app'));
      await make();
      await assert.rejects(packPackage({ ...APP, source, out }), expected);
      await workspace.write('app/index.html', 'x');
      await workspace.write('app/large.js', 'x'.repeat(1e5));
      assert.deepEqual(await readdir(workspace.path('out')), ['x']);
    }
  });

  it('writes into its own source, without packing itself', async () => {
    await using workspace = await TestWorkspace.create({ 'app/index.html': 'x' });
    const out = workspace.path('app/x.amr');
    await pack(workspace.path('app'), { out });
    const first = await readFile(out);
    const { findings } = await pack(workspace.path('app'), { out });
    assert.ok(first.equals(await readFile(out)));
    assert.deepEqual(
      findings.map(each => each.code),
      ['package/output-in-source'],
    );
  });

  it('packs many small files in their order', async () => {
    await using workspace = await TestWorkspace.create({ 'app/index.html': '' });
    for (let index = 0; index < 300; index++) await workspace.write(`app/f${index}`, `${index}`.repeat(index));
    const out = workspace.path('x.amr');
    const { files } = await pack(workspace.path('app'), { out });
    const { data, members } = readTar(await run('unzip', '-p', out, '70000000.tar'));
    const paths = members.map(({ path }) => path);
    assert.deepEqual([files, paths], [301, [...paths].sort()]);
    for (let index = 1; index < 300; index++) assert.equal(data[`f${index}`], `${index}`.repeat(index));
  });
});
