import path from 'node:path';
import * as vscode from 'vscode';
import { loadDomain } from '../domain/load-domain.ts';
import { runDetached } from '../failures.ts';
import { offerNextSteps } from '../offline/next-steps.ts';
import { withByteProgress } from '../offline/progress.ts';
import { type KeyChoice, openSigningKey, pickSigningKey, publicHalf } from '../offline/signing-key.ts';
import { packageOf } from '../pick-file.ts';
import type { Command } from './command.ts';
import { optionsOf } from './options.ts';

interface SignOptions {
  key: KeyChoice;
  /** Path of the signed package; the package itself when absent and `key` is given. */
  out: string;
}

/** Signs a package that is there already, anew if it was signed. @returns the path of the signed package */
export const signPackage: Command = {
  id: 'mpaas.package.sign',
  needsTrust: true,
  async run(services, clicked, argument): Promise<string | undefined> {
    const uri = await packageOf(clicked, vscode.l10n.t('Sign Package'));
    if (!uri) return undefined;
    const options = optionsOf<SignOptions>(argument);
    const choice = options.key ?? (await pickSigningKey(services.keys, false));
    const key = choice && (await openSigningKey(services.keys, choice));
    if (!key) return undefined;
    const out = options.out ?? (options.key ? uri.fsPath : await askTarget(uri));
    if (out === undefined) return undefined;
    const domain = await loadDomain();
    const result = await withByteProgress(vscode.l10n.t('Signing {0}', path.basename(uri.fsPath)), progress =>
      domain.signPackage({ file: uri.fsPath, key, out, ...progress }),
    );
    const message = vscode.l10n.t('{0} is signed.', path.basename(result.file));
    services.log.info(`${result.file}: ${message}`);
    const written = { ...result, message, publicPem: publicHalf(key) };
    runDetached(signPackage.id, offerNextSteps(written, services), services.log);
    return result.file;
  },
};

async function askTarget(uri: vscode.Uri): Promise<string | undefined> {
  const target = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Save the Signed Package'),
    defaultUri: uri,
    filters: { [vscode.l10n.t('Offline packages')]: ['amr'] },
  });
  return target?.fsPath;
}
