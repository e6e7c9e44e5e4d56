import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { Diagnosis } from '../../../../server/src/offline/diagnose/model.ts';
import type { PackResult } from '../../../../server/src/offline/pack/pack.ts';
import type { VerifyReport } from '../../../../server/src/offline/verify/verify.ts';
import { codes } from '../support/diagnostics.ts';
import { EXTENSION_ID, inWorkspace } from '../support/workspace.ts';

const ASSETS = 'android/app/src/main/assets';
const PACKAGE = `${ASSETS}/70000000_1.0.0.1.amr`;

const uri = (file: string) => vscode.Uri.file(inWorkspace(file));
const run = <T>(command: string, ...args: unknown[]) =>
  vscode.commands.executeCommand<T | undefined>(`mpaas.package.${command}`, ...args);

async function show(file: string): Promise<void> {
  await vscode.window.showTextDocument(uri(file), { preview: false });
}

describe('a workspace that has a package and no config', () => {
  after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('wakes the extension by itself, which checks startup parameters', async () => {
    await show('web/page.js');
    await codes('web/page.js', 'startup/transparent-title');
    assert.equal(vscode.extensions.getExtension(EXTENSION_ID)?.isActive, true);
  });

  it('has its metadata and settings checked', async () => {
    const settings = `${ASSETS}/custom_config.json`;
    await writeFile(inWorkspace(settings), '[{ "key": "h5_shouldverifyapp", "value": "NO" }]\n');
    await show(settings);
    await codes(settings, 'package/verification-off');
    const metadata = `${ASSETS}/h5_json.json`;
    await writeFile(
      inWorkspace(metadata),
      '{ "data": [{ "app_id": "70000000", "version": "1.0.0.2", "auto_install": 2 }] }\n',
    );
    await show(metadata);
    await codes(metadata, 'package/preset-version', 'package/auto-install-value');
  });

  it('has every command of packages', async () => {
    assert.equal((await run<VerifyReport>('verify', uri(PACKAGE)))?.verdict, 'malformed');
    const diagnosis = await run<Diagnosis>('diagnose', uri('android'));
    assert.deepEqual(
      diagnosis?.modules.flatMap(({ presets }) => presets.map(({ appId }) => appId)),
      ['70000000'],
    );
    await mkdir(inWorkspace('site/www'), { recursive: true });
    await writeFile(inWorkspace('site/www/index.html'), '<!DOCTYPE html><title>Shop</title>\n');
    const options = { appId: '70000001', version: '1.0.0.1', key: { kind: 'none' }, out: inWorkspace('70000001.amr') };
    assert.equal((await run<PackResult>('pack', uri('site'), options))?.files, 1);
  });
});
