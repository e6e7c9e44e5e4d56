import path from 'node:path';
import * as vscode from 'vscode';
import type { KeyBits } from '../../../server/src/offline/keys/keygen.ts';
import { loadDomain } from '../domain/load-domain.ts';
import { runDetached } from '../failures.ts';
import { fromWorkspace } from '../pick-file.ts';
import type { Command } from './command.ts';
import { optionsOf } from './options.ts';

interface KeygenOptions {
  bits: KeyBits;
  /** Empty for a private key that is not encrypted. */
  passphrase: string;
}

/** Makes the key pair that signs packages, in a folder. @returns the paths of both files */
export const generateKeyPair: Command = {
  id: 'mpaas.package.keygen',
  needsTrust: true,
  async run({ log }, clicked, argument): Promise<{ privateKey: string; publicKey: string } | undefined> {
    const folder = clicked instanceof vscode.Uri ? clicked.fsPath : await askFolder();
    if (folder === undefined) return undefined;
    const domain = await loadDomain();
    const files = domain.keyPairFiles(folder);
    await domain.refuseExisting(files);
    const options = optionsOf<KeygenOptions>(argument);
    const bits = options.bits ?? (await askBits(domain.KEY_BITS));
    if (!bits) return undefined;
    const passphrase = options.passphrase ?? (await askPassphrase());
    if (passphrase === undefined) return undefined;
    const pair = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Making a key pair'), cancellable: true },
      async (_, token) => {
        const made = await domain.generateKeyPair(bits, passphrase === '' ? undefined : passphrase);
        await domain.writeKeyPair(files, made, token);
        return made;
      },
    );
    log.info(vscode.l10n.t('New key pair: {0}', files.publicKey));
    runDetached(generateKeyPair.id, tell(files, pair.publicPem), log);
    return files;
  },
};

async function askFolder(): Promise<string | undefined> {
  const title = vscode.l10n.t('Folder of the New Key Pair');
  const options = { ...fromWorkspace(), title, canSelectFolders: true, canSelectFiles: false };
  const [uri] = (await vscode.window.showOpenDialog(options)) ?? [];
  return uri?.fsPath;
}

async function askBits(all: readonly KeyBits[]): Promise<KeyBits | undefined> {
  const items = all.map((bits, index) => ({
    label: vscode.l10n.t('RSA, {0} bits', bits),
    ...(index === 0 && { description: vscode.l10n.t('what the documentation makes; the others are not documented') }),
    bits,
  }));
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('How long a key?') }))?.bits;
}

async function askPassphrase(): Promise<string | undefined> {
  const title = vscode.l10n.t('Passphrase of the new private key');
  const ask = (prompt: string, validateInput: (text: string) => string | undefined) =>
    vscode.window.showInputBox({ title, prompt, password: true, ignoreFocusOut: true, validateInput });
  const first = await ask(vscode.l10n.t('Leave it empty for a key that is not encrypted.'), () => undefined);
  if (first === undefined || first === '') return first;
  return ask(vscode.l10n.t('The same once more.'), text =>
    text === first ? undefined : vscode.l10n.t('This is not the same passphrase.'),
  );
}

async function tell(files: { privateKey: string; publicKey: string }, publicPem: string): Promise<void> {
  const [store, copy, reveal] = [
    vscode.l10n.t('Store Private Key'),
    vscode.l10n.t('Copy Public Key'),
    vscode.l10n.t('Show Public Key'),
  ];
  const message = vscode.l10n.t(
    '{0} and {1} are in {2}. Keep the private key secret, and out of version control.',
    path.basename(files.privateKey),
    path.basename(files.publicKey),
    path.dirname(files.privateKey),
  );
  const choice = await vscode.window.showInformationMessage(message, copy, store, reveal);
  if (choice === copy) {
    await vscode.commands.executeCommand('mpaas.package.copyPublicKey', undefined, { publicKey: publicPem });
  }
  if (choice === store)
    await vscode.commands.executeCommand('mpaas.package.storeKey', vscode.Uri.file(files.privateKey));
  if (choice === reveal) await vscode.window.showTextDocument(vscode.Uri.file(files.publicKey));
}
