import assert from 'node:assert/strict';
import { createPrivateKey } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Comparison } from '../../../../server/src/offline/compare.ts';
import type { Diagnosis } from '../../../../server/src/offline/diagnose/model.ts';
import type { PackResult } from '../../../../server/src/offline/pack/pack.ts';
import type { VerifyReport } from '../../../../server/src/offline/verify/verify.ts';
import { swapTar } from '../../../support/swap-tar.ts';
import { isDomainLoaded } from '../support/loaded.ts';
import { until } from '../support/until.ts';
import { inWorkspace } from '../support/workspace.ts';

const APP_ID = '70000000';
const ID = 'mpaas.package';
const PACKAGE = '70000000_1.0.0.1.amr';

const run = <T>(command: string, ...args: unknown[]) =>
  vscode.commands.executeCommand<T | undefined>(`${ID}.${command}`, ...args);
const uri = (file: string) => vscode.Uri.file(inWorkspace(file));
const file = (name: string) => ({ kind: 'file', file: inWorkspace(name) });

/** Packs `site/` without asking anything. */
const pack = (out: string, options: object = {}) =>
  run<PackResult>('pack', uri('site'), {
    appId: APP_ID,
    version: '1.0.0.1',
    key: file('keys/private.pem'),
    out: inWorkspace(out),
    ...options,
  });

const verdict = async (name: string) => (await run<VerifyReport>('verify', uri(name)))?.verdict;

describe('offline packages', () => {
  before(async () => {
    await mkdir(inWorkspace('site/www'), { recursive: true });
    await writeFile(inWorkspace('site/www/index.html'), '<!DOCTYPE html><title>Shop</title>\n');
    await run('keygen', uri('keys'), { bits: 2048, passphrase: '' });
  });

  after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('are known to a bundle that the first command loads', () => {
    assert.equal(isDomainLoaded(), true);
  });

  it('are signed by a key pair that was made here', async () => {
    assert.match(await readFile(inWorkspace('keys/public.pem'), 'utf8'), /BEGIN PUBLIC KEY/);
    assert.equal(createPrivateKey(await readFile(inWorkspace('keys/private.pem'))).asymmetricKeyType, 'rsa');
  });

  it('are packed, signed and found valid with the chosen public key', async () => {
    const result = await pack(PACKAGE);
    assert.equal(result?.signed, true);
    assert.equal(result?.files, 1);
    await run('choosePublicKey', uri(PACKAGE), { file: inWorkspace('keys/public.pem') });
    assert.equal(await verdict(PACKAGE), 'valid');
  });

  it('are reported when they were changed after signing', async () => {
    await writeFile(inWorkspace('site/www/index.html'), '<!DOCTYPE html><title>Shop!</title>\n');
    await pack('other.amr');
    await swapTar(inWorkspace(PACKAGE), inWorkspace('other.amr'), inWorkspace('tampered.amr'));
    assert.equal(await verdict('tampered.amr'), 'entry-changed');
  });

  it('are reported when they are damaged, whether or not a key is known', async () => {
    const bytes = await readFile(inWorkspace(PACKAGE));
    await writeFile(inWorkspace('damaged.amr'), bytes.subarray(0, -1));
    await writeFile(inWorkspace('damaged_1.amr'), bytes.subarray(0, 100));
    assert.equal(await verdict('damaged.amr'), 'malformed');
    assert.equal(await verdict('damaged_1.amr'), 'malformed');
  });

  it('that are not signed are signed later, in place', async () => {
    const result = await pack('unsigned.amr', { key: { kind: 'none' } });
    assert.equal(result?.signed, false);
    assert.equal(await verdict('unsigned.amr'), 'unsigned');
    await run('sign', uri('unsigned.amr'), { key: file('keys/private.pem') });
    assert.equal(await verdict('unsigned.amr'), 'valid');
  });

  it('are signed by a key out of the secret storage, which can be forgotten', async () => {
    const fingerprint = await run<string>('storeKey', uri('keys/private.pem'));
    assert.match(fingerprint ?? '', /^[0-9a-f]{64}$/);
    const result = await pack('stored.amr', { key: { kind: 'stored', fingerprint } });
    assert.equal(result?.signed, true);
    assert.equal(await verdict('stored.amr'), 'valid');
    assert.equal(await run('forgetKey', { fingerprint }), true);
    assert.equal(await pack('forgotten.amr', { key: { kind: 'stored', fingerprint } }), undefined);
    assert.equal(existsSync(inWorkspace('forgotten.amr')), false);
  });

  it('are not written when the source has an error', async () => {
    assert.equal(await pack('refused.amr', { version: 'one' }), undefined);
    assert.equal(existsSync(inWorkspace('refused.amr')), false);
  });

  it('are compared file by file', async () => {
    await writeFile(inWorkspace('site/www/new.txt'), 'new\n');
    await pack('70000000_1.0.0.2.amr', { version: '1.0.0.2' });
    const comparison = await run<Comparison>('compare', uri(PACKAGE), uri('70000000_1.0.0.2.amr'));
    assert.deepEqual(
      comparison?.added.map(({ name }) => name),
      ['www/new.txt'],
    );
    assert.ok(comparison?.differences.some(({ what }) => what === 'version'));
    assert.match(vscode.window.activeTextEditor?.document.getText() ?? '', /A www\/new\.txt/);
  });

  it('open in a view of their own', async () => {
    await vscode.commands.executeCommand('vscode.open', uri(PACKAGE));
    const views = () =>
      vscode.window.tabGroups.all
        .flatMap(group => group.tabs)
        .filter(({ input }) => input instanceof vscode.TabInputCustom && input.viewType === ID);
    await until(vscode.window.tabGroups.onDidChangeTabs, () => views().length === 1);
  });

  it('that an app has preset are diagnosed', async () => {
    const assets = 'android/app/src/main/assets';
    await mkdir(inWorkspace(assets), { recursive: true });
    await writeFile(inWorkspace('android/app/build.gradle'), "apply plugin: 'com.android.application'\n");
    await copyFile(inWorkspace(PACKAGE), path.join(inWorkspace(assets), PACKAGE));
    const diagnosis = await run<Diagnosis>('diagnose', uri('android'));
    assert.deepEqual(
      diagnosis?.modules.flatMap(({ presets }) => presets.map(({ appId }) => appId)),
      [APP_ID],
    );
    assert.match(vscode.window.activeTextEditor?.document.getText() ?? '', /70000000/);
  });

  it('give their public key in the form of each platform', async () => {
    const copied = await run<string>('copyPublicKey', uri('keys/public.pem'), { form: 'android' });
    assert.match(copied ?? '', /^MPNebula\.enableAppVerification\("MII/);
    assert.equal(await vscode.env.clipboard.readText(), copied);
  });
});
