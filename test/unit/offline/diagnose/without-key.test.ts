import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { diagnose } from '../../../../server/src/offline/diagnose/diagnose.ts';
import type { DiagnosedPreset } from '../../../../server/src/offline/diagnose/model.ts';
import { inspectPackageFile } from '../../../../server/src/offline/inspect.ts';
import { buildPackage, certText } from '../../../support/offline/test-package.ts';
import { TestWorkspace } from '../../../support/workspace.ts';

const ASSETS = 'app/src/main/assets';
const UNSIGNED = buildPackage({ cert: certText({ tar: '', manifest: '' }) });

/** What comes of a real package in an Android app without any key. */
async function presetOf(bytes: Buffer, config = 'YES'): Promise<DiagnosedPreset> {
  await using workspace = await TestWorkspace.create({
    [`${ASSETS}/config/custom_config.json`]: `[{ "key": "h5_shouldverifyapp", "value": "${config}" }]`,
    [`${ASSETS}/70000000_1.0.0.1.amr`]: '',
  });
  await writeFile(path.join(workspace.folder, ASSETS, '70000000_1.0.0.1.amr'), bytes);
  const verify = () => Promise.reject(new Error('There is no key.'));
  const { modules } = await diagnose(workspace.folder, { verify, inspect: file => inspectPackageFile(file) });
  const [preset] = modules.flatMap(({ presets }) => presets);
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

  it('does not call a package without CERT.json unsigned', async () => {
    const bytes = buildPackage({ entries: ([manifest, , tar]) => [manifest, tar] });
    assert.equal((await presetOf(bytes)).verdict, undefined);
  });

  it('knows the row of an unsigned package where verification is off', async () => {
    assert.deepEqual((await presetOf(UNSIGNED, 'NO')).row, { console: 'off', client: 'off' });
  });
});
