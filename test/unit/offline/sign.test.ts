import assert from 'node:assert/strict';
import { sign as cryptoSign, type KeyObject } from 'node:crypto';
import { copyFile, open, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { CancelledError } from '../../../server/src/cancellation.ts';
import { printCert } from '../../../server/src/offline/cert.ts';
import { printHpmfile } from '../../../server/src/offline/hpmfile.ts';
import { readPrivateKey } from '../../../server/src/offline/keys/private-key.ts';
import { MalformedError } from '../../../server/src/offline/malformed-error.ts';
import { printManifest } from '../../../server/src/offline/manifest.ts';
import { PackError } from '../../../server/src/offline/pack/pack-error.ts';
import { signPackage } from '../../../server/src/offline/sign/sign-package.ts';
import type { ZipEntry } from '../../../server/src/offline/zip/zip-archive.ts';
import { readZip } from '../../../server/src/offline/zip/zip-reader.ts';
import { ZipWriter } from '../../../server/src/offline/zip/zip-writer.ts';
import { bytesInMemory } from '../../support/offline/bytes-in-memory.ts';
import { OpensslFolder } from '../../support/openssl.ts';
import { TestWorkspace } from '../../support/workspace.ts';
import { pack, run } from './pack/packing.ts';
import { file, header, streamOf, tarOf, write } from './tar/tars.ts';

let key: KeyObject;

before(async () => {
  await using openssl = await OpensslFolder.create();
  key = await readPrivateKey(await openssl.run('genrsa 2048'));
});

/** A package of these entries, in their order. */
async function writeZip(place: string, entries: Record<string, string | Buffer>): Promise<void> {
  await using handle = await open(place, 'w');
  const writer = new ZipWriter(handle, { mtime: new Date('2020-02-02T02:02:02Z') });
  for (const [name, bytes] of Object.entries(entries)) {
    if (name.endsWith('.tar')) await writer.addStream(name, streamOf(Buffer.from(bytes)));
    else await writer.add(name, Buffer.from(bytes), { method: 'stored' });
  }
  await writer.finish();
}

const MANIFEST = printManifest({ appId: '70000000', version: '1.0.0.1' });
const hpmfile = (appId: string, version: string) => file('hpmfile.json', printHpmfile({ appId, version }));

async function entriesOf(
  place: string,
): Promise<{ entries: ZipEntry[]; bytes: Buffer; raw: (name: string) => Buffer }> {
  const bytes = await readFile(place);
  const { entries, traits } = await readZip(bytesInMemory(bytes));
  assert.deepEqual(traits, [], 'the container is as the console makes it');
  const raw = (name: string) => {
    const entry = entries.find(each => each.name === name);
    return bytes.subarray(entry?.dataOffset, (entry?.dataOffset ?? 0) + (entry?.compressedSize ?? 0));
  };
  return { entries, bytes, raw };
}

/** What CERT.json has to be, made with another interface of node:crypto. */
async function expectedCert(place: string): Promise<string> {
  const signature = async (entry: string) =>
    cryptoSign('RSA-SHA1', await run('unzip', '-p', place, entry), key).toString('base64');
  return printCert({
    '70000000.tar': await signature('70000000.tar'),
    'Manifest.xml': await signature('Manifest.xml'),
  });
}

describe('signing a package', () => {
  it('changes nothing but CERT.json, in its place', async () => {
    await using workspace = await TestWorkspace.create({ 'app/index.html': 'x'.repeat(1e5) });
    const place = workspace.path('70000000_1.0.0.1.amr');
    await pack(workspace.path('app'), { out: place });
    const before = await entriesOf(place);
    const steps: number[] = [];
    const result = await signPackage({ file: place, key, out: place, onProgress: done => void steps.push(done) });
    assert.deepEqual(result, { file: place, appId: '70000000', version: '1.0.0.1', findings: [] });
    const after = await entriesOf(place);
    for (const name of ['Manifest.xml', '70000000.tar']) assert.ok(after.raw(name).equals(before.raw(name)), name);
    assert.equal(after.raw('CERT.json').toString(), await expectedCert(place));
    assert.equal(steps.at(-1), before.entries.at(-1)?.size);
    assert.deepEqual((await readdir(workspace.folder)).sort(), ['70000000_1.0.0.1.amr', 'app']);
  });

  it('gives the same package as packing with the key', async () => {
    await using workspace = await TestWorkspace.create({ 'app/index.html': 'x' });
    await pack(workspace.path('app'), { out: workspace.path('unsigned.amr') });
    await pack(workspace.path('app'), { out: workspace.path('signed.amr'), key });
    await signPackage({ file: workspace.path('unsigned.amr'), key, out: workspace.path('again.amr') });
    const signed = await readFile(workspace.path('signed.amr'));
    assert.ok(signed.equals(await readFile(workspace.path('again.amr'))));
  });

  it('gives packages of other programs the console’s form, and adds a CERT.json that is missing', async () => {
    await using workspace = await TestWorkspace.create({ 'Manifest.xml': MANIFEST });
    await workspace.write('70000000.tar', await write(file('a', 'a'), hpmfile('70000000', '1.0.0.1')));
    await run('sh', '-c', `cd '${workspace.folder}' && zip -qX x.amr 70000000.tar Manifest.xml`);
    const place = workspace.path('x.amr');
    const { findings } = await signPackage({ file: place, key, out: place });
    assert.ok(findings.some(({ code }) => code === 'package/zip-order'));
    const { entries, raw } = await entriesOf(place);
    assert.deepEqual(
      entries.map(({ name }) => name),
      ['Manifest.xml', 'CERT.json', '70000000.tar'],
    );
    assert.equal(raw('CERT.json').toString(), await expectedCert(place));
    await run('unzip', '-tq', place);
  });

  it('signs real packages again', async function () {
    const fixtures = path.resolve(__dirname, '../../../../shared/fixtures/amr');
    // The packages are not part of the project.
    const names = (await readdir(fixtures).catch(() => this.skip())).filter(name => name.endsWith('.amr'));
    await using workspace = await TestWorkspace.create();
    for (const name of names) {
      const place = workspace.path(name);
      const { findings } = await signPackage({ file: path.join(fixtures, name), key, out: place });
      assert.deepEqual(findings, [], name);
      const [before, after] = [await entriesOf(path.join(fixtures, name)), await entriesOf(place)];
      for (const entry of before.entries) {
        if (entry.name === 'CERT.json') continue;
        assert.ok(after.raw(entry.name).equals(before.raw(entry.name)), `${name} ${entry.name}`);
        const { extraFields, dosTime } = after.entries.find(each => each.name === entry.name) ?? {};
        assert.deepEqual([extraFields, dosTime], [entry.extraFields, entry.dosTime], 'times and owners stay');
      }
    }
  });

  it('warns of a file that has another package’s name, and of a tar without hpmfile.json', async () => {
    await using workspace = await TestWorkspace.create();
    const place = workspace.path('70000000_1.0.0.2.amr');
    await writeZip(place, { 'Manifest.xml': MANIFEST, '70000000.tar': await write(file('a')) });
    const { findings } = await signPackage({ file: place, key, out: place });
    assert.deepEqual(
      findings.map(({ code }) => code),
      ['package/hpmfile-missing', 'package/file-name'],
    );
  });

  it('refuses what is no package, and leaves it as it is', async () => {
    const tar = await write(hpmfile('70000000', '1.0.0.1'));
    const entry = { 'Manifest.xml': MANIFEST, '70000000.tar': tar };
    const wrong: [code: string, entries: Record<string, string | Buffer>][] = [
      ['package/entry-set', { 'Manifest.xml': MANIFEST }],
      ['package/entry-set', { '70000000.tar': tar }],
      ['package/entry-set', { ...entry, 'SIGN.json': '{}' }],
      ['package/entry-set', { ...entry, '70000001.tar': tar }],
      ['package/entry-set', { 'Manifest.xml': MANIFEST, '70000000.zip': tar }],
      ['package/mismatch', { 'Manifest.xml': MANIFEST, '70000001.tar': tar }],
      ['package/mismatch', { ...entry, '70000000.tar': await write(hpmfile('70000001', '1.0.0.1')) }],
      ['package/mismatch', { ...entry, '70000000.tar': await write(hpmfile('70000000', '1.0.0.2')) }],
      ['package/manifest-structure', { ...entry, 'Manifest.xml': '<x/>' }],
      ['package/tar-type', { ...entry, '70000000.tar': tarOf(header({ type: '2' })) }],
      ['package/tar-truncated', { ...entry, '70000000.tar': tar.subarray(0, 700) }],
      ['package/hpmfile-syntax', { ...entry, '70000000.tar': await write(file('hpmfile.json', '{')) }],
    ];
    await using workspace = await TestWorkspace.create();
    const place = workspace.path('x.amr');
    for (const [code, entries] of wrong) {
      await writeZip(place, entries);
      const before = await readFile(place);
      await assert.rejects(signPackage({ file: place, key, out: place }), (error: Error) => {
        assert.ok(error instanceof PackError || error instanceof MalformedError, String(error));
        assert.equal(error.code, code);
        return true;
      });
      assert.ok(before.equals(await readFile(place)));
      assert.deepEqual(await readdir(workspace.folder), ['x.amr']);
    }
  });

  it('refuses damaged packages, unless the tar that comes out is the same', async () => {
    await using workspace = await TestWorkspace.create({ 'app/index.html': 'some text to compress' });
    const place = workspace.path('x.amr');
    await pack(workspace.path('app'), { out: place });
    const { bytes, entries } = await entriesOf(place);
    const tar = await run('unzip', '-p', place, '70000000.tar');
    const { dataOffset = 0, compressedSize = 0 } = entries.at(-1) ?? {};
    let refused = 0;
    for (let at = dataOffset; at < dataOffset + compressedSize; at += 11) {
      const damaged = Buffer.from(bytes);
      damaged[at] = (damaged[at] ?? 0) ^ 0x10;
      await writeFile(place, damaged);
      try {
        await signPackage({ file: place, key, out: place });
        // There are several ways to compress the same.
        assert.ok((await run('unzip', '-p', place, '70000000.tar')).equals(tar), `byte ${at}`);
      } catch (error) {
        if (!(error instanceof MalformedError)) throw error;
        refused++;
      }
    }
    assert.ok(refused > 30);
  });

  it('stops when it is cancelled', async () => {
    await using workspace = await TestWorkspace.create({ 'app/index.html': 'x'.repeat(2e6) });
    const place = workspace.path('x.amr');
    await pack(workspace.path('app'), { out: place });
    await copyFile(place, workspace.path('before.amr'));
    const token = { isCancellationRequested: false };
    const onProgress = () => {
      token.isCancellationRequested = true;
    };
    await assert.rejects(signPackage({ file: place, key, out: place, token, onProgress }), CancelledError);
    assert.ok((await readFile(place)).equals(await readFile(workspace.path('before.amr'))));
    assert.deepEqual((await readdir(workspace.folder)).sort(), ['app', 'before.amr', 'x.amr']);
  });
});
