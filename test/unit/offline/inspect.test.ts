import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type InspectOptions, inspectPackage, MemberError, readMember } from '../../../server/src/offline/inspect.ts';
import { MalformedError } from '../../../server/src/offline/malformed-error.ts';
import { bytesInMemory } from '../../support/offline/bytes-in-memory.ts';
import {
  APP,
  buildPackage,
  certText,
  OTHER_KEY,
  type PackageSpec,
  usualMembers,
} from '../../support/offline/test-package.ts';

const FIXTURES = path.resolve(__dirname, '../../../../shared/fixtures/amr');

async function inspect(spec: PackageSpec, options: InspectOptions = {}) {
  return inspectPackage(bytesInMemory(buildPackage(spec)), options);
}

describe('inspecting packages', () => {
  it('shows what is in a package, sorted', async () => {
    const { containerEntries, ...inspection } = await inspect({
      tar: [...usualMembers(), { name: 'www/B.js', data: 'b' }, { name: 'a.css' }],
    });
    const modified = '2020-01-02T03:04:06.000Z';
    assert.deepEqual(inspection, {
      ...APP,
      signed: true,
      signatures: 'signed',
      keyBits: 2048,
      kind: 'h5',
      entryPage: 'www/index.html',
      entries: [
        { name: 'a.css', size: 0, type: 'file', modified },
        { name: 'hpmfile.json', size: 68, type: 'file', modified },
        { name: 'www', size: 0, type: 'directory', modified },
        { name: 'www/B.js', size: 1, type: 'file', modified },
        { name: 'www/index.html', size: 14, type: 'file', modified },
      ],
      malformed: false,
      findings: [],
    });
    assert.deepEqual(
      containerEntries.map(({ name, size, method }) => ({ name, size, method })),
      [
        { name: 'Manifest.xml', size: 132, method: 'deflated' },
        { name: 'CERT.json', size: 727, method: 'deflated' },
        { name: '70000000.tar', size: 10_240, method: 'deflated' },
      ],
    );
    assert.ok(containerEntries.every(({ compressedSize, size }) => compressedSize < size));
  });

  it('says whether a package is signed, and by how long a key', async () => {
    const states: [spec: PackageSpec, signatures: string, signed: boolean, keyBits: number | undefined][] = [
      [{ cert: certText({ tar: '', manifest: '' }) }, 'unsigned', false, undefined],
      [{ cert: '{}' }, 'unsigned', false, undefined],
      [{ entries: ([manifest, , tar]) => [manifest, tar] }, 'unsigned', false, undefined],
      [{ cert: ({ manifest }) => certText({ tar: '', manifest }) }, 'partly-signed', false, 2048],
      [{ cert: '[]' }, 'unreadable', false, undefined],
      [{ cert: certText({ tar: 'A'.repeat(171).concat('='), manifest: 'x' }) }, 'signed', true, 1024],
      [{ cert: certText({ tar: 'A'.repeat(171), manifest: 'x' }) }, 'signed', true, undefined],
      [{ cert: certText({ tar: 'QQ==', manifest: 'x' }) }, 'signed', true, undefined],
    ];
    for (const [spec, signatures, signed, keyBits] of states) {
      const inspection = await inspect(spec);
      assert.deepEqual([inspection.signatures, inspection.signed, inspection.keyBits], [signatures, signed, keyBits]);
      assert.equal('keyBits' in inspection, keyBits !== undefined);
    }
  });

  it('names the worst that shows without a key', async () => {
    const flaw = async (spec: PackageSpec, options: InspectOptions = {}) => (await inspect(spec, options)).flaw;
    const other = { appId: '70000000', version: '2.0.0.0' };
    assert.equal(await flaw({}), undefined);
    assert.equal(await flaw({ key: OTHER_KEY }), undefined);
    assert.equal(await flaw({ cert: certText({ tar: '', manifest: '' }) }), 'unsigned');
    assert.equal(await flaw({ cert: ({ tar }) => certText({ tar, manifest: '' }) }), 'unsigned');
    assert.equal(await flaw({ entries: ([manifest, , tar]) => [manifest, tar] }), 'entry-set');
    assert.equal(await flaw({ tar: usualMembers().slice(1) }), 'inconsistent');
    assert.equal(await flaw({}, { fileName: '70000000_9.amr' }), 'inconsistent');
    assert.equal(await flaw({}, { h5Json: { presets: [other], isComplete: false } }), 'inconsistent');
    assert.equal(await flaw({ end: { comment: Buffer.from('x') } }), 'repackaged');
    assert.equal(await flaw({ end: { beforeEnd: Buffer.from('x') } }), 'malformed');
  });

  it('knows mini programs, and packages without a page', async () => {
    const mini = await inspect({
      tar: [...usualMembers().slice(0, 1), { name: 'appConfig.json' }, { name: 'index.html' }],
    });
    assert.deepEqual([mini.kind, mini.entryPage], ['mini-program', 'index.html']);
    const resources = await inspect({ tar: [...usualMembers().slice(0, 1), { name: 'example.com/index.html' }] });
    assert.deepEqual([resources.kind, 'entryPage' in resources], ['h5', false]);
    const folders = await inspect({
      tar: [...usualMembers().slice(0, 1), { name: 'appConfig.json/' }, { name: 'index.html/' }],
    });
    assert.deepEqual([folders.kind, folders.entryPage], ['h5', undefined]);
  });

  it('shows what can be read of a malformed package, and what is wrong', async () => {
    const codes = async (spec: PackageSpec, options: InspectOptions = {}) => {
      const { malformed, findings, entries } = await inspect(spec, options);
      return [malformed, entries.length, ...findings.map(({ code }) => code)];
    };
    assert.deepEqual(await codes({ end: { beforeEnd: Buffer.from('x') } }), [true, 0, 'package/zip-directory-place']);
    assert.deepEqual(await codes({ tar: [...usualMembers(), { name: '../a' }] }), [true, 3, 'package/tar-name-dots']);
    assert.deepEqual(await codes({}, { fileName: '70000000_9.amr' }), [false, 3, 'package/file-name-mismatch']);
  });

  it('looks into packages of the console', async function () {
    // They are other people's work, and are only where somebody put them.
    const bytes = await readFile(path.join(FIXTURES, '2018032302435038_1.0.0.0.amr')).catch(() => this.skip());
    const { kind, entryPage, appId, signed, keyBits, entries, findings } = await inspectPackage(bytesInMemory(bytes));
    assert.deepEqual(
      { kind, entryPage, appId, signed, keyBits, files: entries.length, findings },
      {
        kind: 'mini-program',
        entryPage: 'index.html',
        appId: '2018032302435038',
        signed: true,
        keyBits: 2048,
        files: 8,
        findings: [],
      },
    );
  });

  describe('reading one file', () => {
    const read = (name: string, limit: number, spec: PackageSpec = {}) =>
      readMember(bytesInMemory(buildPackage(spec)), name, limit);

    it('gives its bytes', async () => {
      assert.equal((await read('www/index.html', 14)).toString(), '<html></html>\n');
      assert.equal((await read('www/index.html', 100)).toString(), '<html></html>\n');
    });

    it('refuses what is not there, or larger than asked for', async () => {
      await assert.rejects(
        read('www/index.html', 13),
        new MemberError('www/index.html has 14 bytes; no more than 13 are shown.'),
      );
      await assert.rejects(read('www', 100), new MemberError('www is not in the package.'));
      await assert.rejects(read('www', 100), { name: 'MemberError' });
    });

    it('refuses what is damaged', async () => {
      const broken = {
        entries: ([manifest, cert, tar]) => [manifest, cert, { ...tar, local: { crc: 1 }, central: { crc: 1 } }],
      } satisfies PackageSpec;
      await assert.rejects(read('www/index.html', 100, broken), MalformedError);
      await assert.rejects(read('www/index.html', 100, { tar: [...usualMembers(), { name: '../a' }] }), MalformedError);
    });
  });
});
