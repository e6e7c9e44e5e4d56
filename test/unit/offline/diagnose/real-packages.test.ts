import assert from 'node:assert/strict';
import { diagnose } from '../../../../server/src/offline/diagnose/diagnose.ts';
import type { DiagnosedPreset, PackageReader } from '../../../../server/src/offline/diagnose/model.ts';
import { inspectPackageFile } from '../../../../server/src/offline/inspect.ts';
import { readPublicKey } from '../../../../server/src/offline/keys/public-key.ts';
import { verifyPackageFile } from '../../../../server/src/offline/verify/verify.ts';
import { buildPackage, certText, KEY, OTHER_KEY, type TestKey } from '../../../support/offline/test-package.ts';
import { TestWorkspace } from '../../../support/workspace.ts';

const ASSETS = 'app/src/main/assets';
const without = (index: number) => buildPackage({ entries: entries => entries.filter((_, at) => at !== index) });
const UNSIGNED = buildPackage({ cert: certText({ tar: '', manifest: '' }) });

const READER: PackageReader = {
  verify: (file, publicKey) => verifyPackageFile(file, { key: readPublicKey(Buffer.from(publicKey)) }),
  inspect: file => inspectPackageFile(file),
};

/** What comes of a real package in an Android app. */
async function presetOf(bytes: Buffer, config = 'YES', key?: TestKey): Promise<DiagnosedPreset> {
  const base64 = key?.publicKey.key.export({ type: 'spki', format: 'der' }).toString('base64');
  await using workspace = await TestWorkspace.create({
    [`${ASSETS}/config/custom_config.json`]: `[{ "key": "h5_shouldverifyapp", "value": "${config}" }]`,
    [`${ASSETS}/70000000_1.0.0.1.amr`]: bytes,
    // A provider gives a key and turns nothing on.
    ...(base64 && {
      'app/src/main/java/A.java': `H5Utils.setProvider(H5PublicRsaProvider.class.getName(), new H5PublicRsaProvider() { String getPublicRsa() { return "${base64}"; } });`,
    }),
  });
  const [preset] = (await diagnose(workspace.folder, READER)).modules.flatMap(({ presets }) => presets);
  assert.ok(preset);
  return preset;
}

describe('diagnosis of an app without a key', () => {
  it('wants an unsigned package signed first', async () => {
    const { verdict, outcome, row, remedies } = await presetOf(UNSIGNED);
    assert.deepEqual({ verdict, outcome }, { verdict: 'unsigned', outcome: 'falls-back' });
    assert.deepEqual(row, { console: 'off', client: 'on' });
    assert.match(remedies.join(' '), /sign it with mpaas sign/);
  });

  it('wants the key where the package is signed', async () => {
    const { verdict, outcome, row, remedies } = await presetOf(buildPackage());
    assert.deepEqual({ verdict, outcome }, { verdict: undefined, outcome: 'falls-back' });
    assert.deepEqual(row, { console: 'on', client: 'on' });
    assert.match(remedies.join(' '), /Give the app the public key/);
  });

  it('does not call a package without CERT.json unsigned: clients stop before they verify', async () => {
    const { verdict, outcome, row, reason } = await presetOf(without(1));
    assert.deepEqual({ verdict, outcome, row }, { verdict: undefined, outcome: 'falls-back', row: undefined });
    assert.match(reason, /no CERT\.json/);
  });
});

describe('diagnosis of an app that does not verify', () => {
  const cases: [what: string, bytes: Buffer, outcome: string, reason: RegExp, console?: 'on' | 'off'][] = [
    ['is unsigned', UNSIGNED, 'loads-unverified', /Verification is off/, 'off'],
    ['is signed', buildPackage(), 'loads-unverified', /Verification is off/, 'on'],
    ['is signed by another key', buildPackage({ key: OTHER_KEY }), 'loads-unverified', /Verification is off/, 'on'],
    ['has no CERT.json', without(1), 'falls-back', /no CERT\.json.* code 4 .*\(seen in code\)/],
    ['has no tar', without(2), 'falls-back', /no 70000000\.tar.* code 3 .*\(seen in code\)/],
    ['has the tar of another app', buildPackage({ tarName: '80000000.tar' }), 'falls-back', /no 70000000\.tar/],
    ['cannot be read', buildPackage().subarray(0, -1), 'unknown', /malformed/],
    ['has no manifest', without(0), 'loads-unverified', /Verification is off/],
  ];
  for (const [what, bytes, outcome, reason, signing] of cases) {
    for (const [withKey, key] of [
      ['', undefined],
      [', with a key', KEY],
    ] as const) {
      it(`knows how a package fares that ${what}${withKey}`, async () => {
        const preset = await presetOf(bytes, 'NO', key);
        assert.deepEqual([preset.outcome, preset.row], [outcome, signing && { console: signing, client: 'off' }]);
        assert.match(preset.reason, reason);
      });
    }
  }

  it('does not know what clients for iOS do without CERT.json', async () => {
    await using workspace = await TestWorkspace.create({
      'App/A.m': '[i setNebulaNeedVerify:NO];',
      'App/P.bundle/70000000_1.0.0.1.amr': without(1),
    });
    const [preset] = (await diagnose(workspace.folder, READER)).modules.flatMap(({ presets }) => presets);
    assert.deepEqual([preset?.outcome, preset?.row], ['unknown', undefined]);
    assert.match(preset?.reason ?? '', /no CERT\.json/);
  });
});
