import { createPublicKey } from 'node:crypto';
import path from 'node:path';
import * as vscode from 'vscode';
import { loadDomain } from '../domain/load-domain.ts';
import { withPassphrase } from '../offline/passphrase.ts';
import { pickKeyFile } from '../pick-file.ts';
import type { Command } from './command.ts';

/**
 * Takes a private key out of a file into VS Code's secret storage, once; later signatures need neither the file nor its
 * passphrase.
 * @returns its fingerprint
 */
export const storeKey: Command = {
  id: 'mpaas.package.storeKey',
  async run({ keys, log }, clicked): Promise<string | undefined> {
    const file = clicked instanceof vscode.Uri ? clicked.fsPath : await pickKeyFile(vscode.l10n.t('Private Key'));
    if (file === undefined) return undefined;
    const { readPrivateKeyFile, publicKeyFingerprint } = await loadDomain();
    const name = path.basename(file);
    const key = await withPassphrase(name, passphrase => readPrivateKeyFile(file, passphrase));
    const fingerprint = publicKeyFingerprint(createPublicKey(key));
    const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
    await keys.add({ fingerprint, name, bits }, key.export({ type: 'pkcs8', format: 'pem' }).toString());
    const message = vscode.l10n.t('{0} is in the secret storage. Its file is not needed here any more.', name);
    log.info(message);
    vscode.window.setStatusBarMessage(message, 5_000);
    return fingerprint;
  },
};
