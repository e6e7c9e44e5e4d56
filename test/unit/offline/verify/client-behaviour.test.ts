import assert from 'node:assert/strict';
import { type VerifyReport, verifyPackage } from '../../../../server/src/offline/verify/verify.ts';
import { bytesInMemory } from '../../../support/offline/bytes-in-memory.ts';
import {
  APP,
  buildPackage,
  certText,
  KEY,
  manifestText,
  OTHER_KEY,
  type PackageSpec,
  usualMembers,
} from '../../../support/offline/test-package.ts';

function extra(name: string, data = 'x'): PackageSpec {
  return { entries: entries => [...entries, { name, data: Buffer.from(data) }] };
}

async function verify(spec: PackageSpec, fileName?: string): Promise<VerifyReport> {
  return verifyPackage(bytesInMemory(buildPackage(spec)), { key: KEY.publicKey, ...(fileName && { fileName }) });
}

/** `loads`, `refuses 6` or `unknown`, of the three Android clients in the order of the report. */
function android({ clients }: VerifyReport): string {
  return clients
    .slice(0, 3)
    .map(({ outcome, code }) => (code === undefined ? outcome : `${outcome} ${code}`))
    .join(', ');
}

describe('what clients would do with a package', () => {
  /** Facts §1.7: how the older Nebula, Nebula in mPaaS and Ariver check. */
  const cases: [what: string, spec: PackageSpec, nebulaThenMpaasThenAriver: string][] = [
    ['that is valid', {}, 'loads, loads, loads'],
    ['without the tar', { entries: ([manifest, cert]) => [manifest, cert] }, 'refuses 3, refuses 3, refuses 3'],
    ['with the tar of another app', { tarName: '70000001.tar' }, 'refuses 3, refuses 3, refuses 3'],
    ['without CERT.json', { entries: ([manifest, , tar]) => [manifest, tar] }, 'refuses 4, refuses 4, refuses 4'],
    ['with an empty CERT.json', { cert: '{}' }, 'refuses 5, refuses 5, refuses 5'],
    ['that is not signed', { cert: certText({ tar: '', manifest: '' }) }, 'refuses, refuses, refuses'],
    ['whose CERT.json names neither file', { cert: '{"x":"QQ=="}' }, 'loads, loads, refuses 6'],
    ['whose CERT.json has an empty text for neither file', { cert: '{"x":""}' }, 'loads, loads, refuses 6'],
    [
      'with one empty signature',
      { cert: ({ manifest }) => certText({ tar: '', manifest }) },
      'refuses 6, refuses 6, refuses 6',
    ],
    ['by another key', { key: OTHER_KEY }, 'refuses 6, refuses 6, refuses 6'],
    [
      'whose CERT.json omits the tar',
      { cert: ({ manifest }) => `{"Manifest.xml":"${manifest}"}` },
      'loads, loads, refuses 6',
    ],
    [
      'whose CERT.json omits the tar, with a damaged signature of the manifest',
      { cert: ({ tar }) => `{"Manifest.xml":"${tar}"}` },
      'refuses 6, unknown, refuses 6',
    ],
    [
      'with null for the tar',
      { cert: ({ manifest }) => `{"70000000.tar":null,"Manifest.xml":"${manifest}"}` },
      'loads, loads, refuses 7',
    ],
    [
      'with two signatures of the tar',
      { cert: ({ tar, manifest }) => `{"70000000.tar":"","70000000.tar":"${tar}","Manifest.xml":"${manifest}"}` },
      'unknown, unknown, unknown',
    ],
    ['whose CERT.json is no JSON', { cert: '{' }, 'unknown, unknown, unknown'],
    ['whose CERT.json is a number', { cert: '5' }, 'unknown, unknown, unknown'],
    ['whose CERT.json is a text', { cert: '"CERT"' }, 'unknown, unknown, unknown'],
    ['whose CERT.json is a list', { cert: '[]' }, 'unknown, unknown, unknown'],
    [
      'with a line break in a signature',
      { cert: ({ tar, manifest }) => certText({ tar: `${tar.slice(0, 76)}\\n${tar.slice(76)}`, manifest }) },
      'unknown, unknown, unknown',
    ],
    ['with a further entry', extra('evil.js'), 'loads, loads, refuses 6'],
    ['with a further entry that is named after iOS', extra('ios.js'), 'loads, loads, loads'],
    ['with a further entry that is named after mini programs', extra('tiny.js'), 'loads, loads, refuses 6'],
    ['with a further entry that is named after hpmfile.json', extra('hpmfile.json'), 'loads, loads, loads'],
    ['with an entry that clients do not unzip', extra('../evil.js'), 'loads, loads, loads'],
    ['with an entry in a folder', extra('www/evil.js'), 'loads, loads, loads'],
    ['with an empty SIGN.json', extra('SIGN.json', '{}'), 'refuses 5, refuses 5, refuses 5'],
    ['whose SIGN.json signs nothing that is there', extra('SIGN.json', '{"a":"b"}'), 'loads, loads, refuses 6'],
    ['whose SIGN.json signs the tar', extra('SIGN.json', '{"70000000.tar":"YQ=="}'), 'refuses 6, unknown, refuses 6'],
    ['whose SIGN.json is no JSON', extra('SIGN.json', '{'), 'unknown, unknown, unknown'],
    ['put together out of two', { manifest: manifestText({ ...APP, version: '9.0.0.0' }) }, 'loads, loads, loads'],
    [
      'with a name in the tar that leads elsewhere',
      { tar: [...usualMembers(), { name: '../a' }] },
      'loads, loads, loads',
    ],
    ['with a link in the tar', { tar: [...usualMembers(), { name: 'a', type: '2' }] }, 'unknown, unknown, unknown'],
    ['with another order', { entries: ([manifest, cert, tar]) => [tar, cert, manifest] }, 'loads, loads, loads'],
    ['with bytes between entries', { end: { beforeDirectory: Buffer.from('x') } }, 'unknown, unknown, unknown'],
  ];
  for (const [what, spec, expected] of cases) {
    it(`one ${what}: ${expected}`, async () => {
      assert.equal(android(await verify(spec)), expected);
    });
  }

  it('asks for the tar of the app that the file is named after', async () => {
    assert.equal(android(await verify({}, '70000000_1.0.0.1.amr')), 'loads, loads, loads');
    assert.equal(android(await verify({}, '70000001_1.0.0.1.amr')), 'refuses 3, refuses 3, refuses 3');
  });

  it('does not know how unzip code reads an entry that is damaged', async () => {
    const { clients } = await verify({
      entries: ([manifest, cert, tar]) => [manifest, cert, { ...tar, local: { crc: 1 }, central: { crc: 1 } }],
    });
    for (const { outcome, code, why } of clients.slice(0, 3)) {
      const text = 'How its unzip code reads the entry 70000000.tar is not known.';
      assert.deepEqual([outcome, code, why], ['unknown', undefined, text]);
    }
  });

  it('says how sure it is', async () => {
    const sureness = async (spec: PackageSpec) =>
      (await verify(spec)).clients.map(({ generation, confidence }) => `${generation} ${confidence}`);
    assert.deepEqual(await sureness({}), [
      'android-nebula seen-in-code',
      'android-mpaas seen-in-code',
      'android-ariver seen-in-code',
      'ios inferred',
      'harmonyos inferred',
    ]);
    const unsigned = await sureness({ cert: certText({ tar: '', manifest: '' }) });
    assert.ok(unsigned.every(each => each.endsWith(' documented')));
  });

  it('tells of iOS and HarmonyOS only what follows from the format', async () => {
    const others = async (spec: PackageSpec) =>
      (await verify(spec)).clients.slice(3).map(({ platform, outcome }) => `${platform} ${outcome}`);
    assert.deepEqual(await others({}), ['ios loads', 'harmonyos loads']);
    assert.deepEqual(await others({ key: OTHER_KEY }), ['ios refuses', 'harmonyos refuses']);
    assert.deepEqual(await others({ cert: ({ tar }) => certText({ tar, manifest: '' }) }), [
      'ios unknown',
      'harmonyos unknown',
    ]);
    assert.deepEqual(await others(extra('evil.js')), ['ios unknown', 'harmonyos unknown']);
  });
});
