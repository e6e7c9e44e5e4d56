import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { CancelledError } from '../../../../server/src/cancellation.ts';
import { readPublicKeyFile } from '../../../../server/src/offline/keys/public-key.ts';
import { worstOf } from '../../../../server/src/offline/verify/verdict.ts';
import { type VerifyOptions, verifyPackage, verifyPackageFile } from '../../../../server/src/offline/verify/verify.ts';
import { bytesInMemory } from '../../../support/offline/bytes-in-memory.ts';
import { APP, buildPackage, KEY, testKey, usualMembers } from '../../../support/offline/test-package.ts';
import { TestWorkspace } from '../../../support/workspace.ts';

const FIXTURES = path.resolve(__dirname, '../../../../../shared/fixtures/amr');

const EXPECTED: Record<string, string> = {
  '70000000_1.0.0.6.amr': 'valid',
  '00010001_1.0.0.0.amr': 'valid',
  '77777777_1.0.0.0.amr': 'wrong-key',
  '2018032302435038_1.0.0.0.amr': 'wrong-key',
  '80000000_1.0.0.2.amr': 'unsigned',
};

async function verify(bytes: Buffer, options: Partial<VerifyOptions> = {}) {
  const report = await verifyPackage(bytesInMemory(bytes), { key: KEY.publicKey, ...options });
  return { ...report, codes: report.findings.map(({ code }) => code) };
}

describe('verifying packages', () => {
  it('gives the known verdicts on packages of the console', async function () {
    const names = await readdir(FIXTURES).catch(() => []);
    // They are other people's work, and are only where somebody put them.
    if (names.length === 0) return this.skip();
    const key = await readPublicKeyFile(path.join(FIXTURES, 'demo-public.pem'));
    for (const [name, verdict] of Object.entries(EXPECTED)) {
      const report = await verifyPackageFile(path.join(FIXTURES, name), { key });
      assert.equal(report.verdict, verdict, name);
      assert.equal(`${report.appId}_${report.version}.amr`, name);
      const errors = report.findings.filter(({ severity }) => severity === 'error').map(({ code }) => code);
      assert.deepEqual([...new Set(errors)], verdict === 'valid' ? [] : [`package/${verdict}`]);
      assert.ok(report.findings.some(({ code }) => code === 'package/demo-key'));
    }
  });

  it('says what is in a package and how each signature fares', async () => {
    const { verdict, appId, version, entries } = await verify(buildPackage());
    assert.deepEqual({ verdict, appId, version }, { verdict: 'valid', ...APP });
    assert.deepEqual(entries, [
      { name: 'Manifest.xml', size: 132, signature: 'valid' },
      { name: 'CERT.json', size: 727 },
      { name: '70000000.tar', size: 10_240, signature: 'valid' },
    ]);
  });

  it('lists everything that is wrong, whatever the verdict', async () => {
    const { verdict, codes } = await verify(
      buildPackage({
        tar: [...usualMembers({ ...APP, version: '2.0.0.0' }), { name: 'odd', magic: 'ustar\x0000' }],
        cert: '{"Manifest.xml":""}',
        entries: entries => [...entries, { name: '../evil', data: Buffer.from('x') }],
        end: { comment: Buffer.from('hi') },
      }),
      { fileName: '70000000_1.0.0.3.amr' },
    );
    assert.equal(verdict, 'malformed');
    assert.deepEqual(codes, [
      'package/zip-illegal-name',
      'package/extra-entry',
      'package/cert-missing-entry',
      'package/unsigned',
      'package/hpmfile-mismatch',
      'package/file-name-mismatch',
      'package/zip-comment',
      'package/cert-form',
      'package/tar-posix',
    ]);
  });

  it('takes the first verdict that applies', () => {
    assert.equal(worstOf(['repackaged', 'wrong-key', 'unsigned', 'entry-set']), 'entry-set');
    assert.equal(worstOf([]), 'valid');
  });

  it('compares a package with its file name, when that has the form of the console', async () => {
    const bytes = buildPackage();
    assert.equal((await verify(bytes, { fileName: '70000000_1.0.0.1.amr' })).verdict, 'valid');
    assert.equal((await verify(bytes, { fileName: 'download (1).amr' })).verdict, 'valid');
    for (const fileName of ['70000000_1.0.0.2.amr', '70000001_1.0.0.1.amr']) {
      const { verdict, codes } = await verify(bytes, { fileName });
      assert.deepEqual({ verdict, codes }, { verdict: 'inconsistent', codes: ['package/file-name-mismatch'] });
    }
  });

  it('compares a package with its h5_json.json', async () => {
    const codesWith = async (presets: { appId: string; version: string }[], isComplete: boolean) =>
      (await verify(buildPackage(), { h5Json: { presets, isComplete } })).codes;
    const other = { appId: '70000001', version: '1.0.0.1' };
    assert.deepEqual(await codesWith([other, APP], true), []);
    assert.deepEqual(await codesWith([{ ...APP, version: '1.0.0.9' }, APP], true), []);
    assert.deepEqual(await codesWith([{ ...APP, version: '1.0.0.9' }], false), ['package/h5-json-mismatch']);
    assert.deepEqual(await codesWith([other], false), []);
    assert.deepEqual(await codesWith([other], true), ['package/h5-json-unlisted']);
  });

  it('finds the h5_json.json beside a package, and does not mind a damaged one', async () => {
    await using workspace = await TestWorkspace.create({ 'a.amr': buildPackage() });
    const verdict = async () => (await verifyPackageFile(workspace.path('a.amr'), { key: KEY.publicKey })).verdict;
    assert.equal(await verdict(), 'valid');
    await workspace.write('h5_json.json', '{"data":[{"app_id":"70000000","version":"1.0.0.2"}]}');
    assert.equal(await verdict(), 'inconsistent');
    await workspace.write('h5_json.json', '{"data":[{"app_id":"70000000","version":"1.0.0.1"}]}');
    assert.equal(await verdict(), 'valid');
    await workspace.write('h5_json.json', '{"data":');
    assert.equal(await verdict(), 'valid');
  });

  it('says that a key is weak, and takes its signatures all the same', async () => {
    const key = testKey(1024);
    const { verdict, codes } = await verify(buildPackage({ key }), { key: key.publicKey });
    assert.deepEqual({ verdict, codes }, { verdict: 'valid', codes: ['package/weak-key'] });
  });

  it('shows names so that nothing in them moves the cursor', async () => {
    const name = '\x1b[2J\u009b.js';
    const extra = { name: Buffer.from(name, 'latin1'), data: Buffer.from('x') };
    const report = await verify(buildPackage({ entries: all => [...all, extra] }));
    assert.equal(report.entries.length, 4);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that there are none is what is tested
    assert.doesNotMatch(JSON.stringify(report).replaceAll('\\\\', ''), /[\0-\x1f\x7f-\x9f]|\\u00[01]/);
  });

  it('tells how far it is, and stops at once when it is cancelled', async () => {
    const bytes = buildPackage();
    const seen: [number, number][] = [];
    await verify(bytes, { onProgress: (done, total) => seen.push([done, total]) });
    assert.deepEqual(seen.at(-1), [11_099, 11_099]);
    assert.ok(seen.every(([done], index) => done >= (seen[index - 1]?.[0] ?? 0)));
    const token = { isCancellationRequested: false };
    const onProgress = () => {
      token.isCancellationRequested = true;
    };
    await assert.rejects(verify(bytes, { token, onProgress }), CancelledError);
  });
});
