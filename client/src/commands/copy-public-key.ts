import { createPublicKey, type KeyObject } from 'node:crypto';
import * as vscode from 'vscode';
import { loadDomain } from '../domain/load-domain.ts';
import { withPassphrase } from '../offline/passphrase.ts';
import { openSigningKey } from '../offline/signing-key.ts';
import { pickKeyFile } from '../pick-file.ts';
import type { Services } from '../services.ts';
import type { Command } from './command.ts';
import { optionsOf } from './options.ts';

interface CopyOptions {
  /** PEM, or base64. */
  publicKey: string;
  /** Which form, without asking. */
  form: 'android' | 'ios' | 'harmony' | 'pem' | 'base64';
}

interface Form extends vscode.QuickPickItem {
  form: CopyOptions['form'];
  text: string;
}

/** Puts a public key on the clipboard, in the form that a platform takes. @returns what was copied */
export const copyPublicKey: Command = {
  id: 'mpaas.package.copyPublicKey',
  async run(services, clicked, argument): Promise<string | undefined> {
    const options = optionsOf<CopyOptions>(argument);
    const key = await keyOf(services, clicked, options.publicKey);
    if (!key) return undefined;
    const forms = await formsOf(key);
    const picked =
      forms.find(({ form }) => form === options.form) ??
      (await vscode.window.showQuickPick(forms, {
        title: vscode.l10n.t('Copy the public key for what?'),
        matchOnDescription: true,
      }));
    if (!picked) return undefined;
    await vscode.env.clipboard.writeText(picked.text);
    const label = picked.label.replace(/^\$\([\w-]+\) /, '');
    vscode.window.setStatusBarMessage(vscode.l10n.t('Copied the public key: {0}', label), 5_000);
    return picked.text;
  },
};

async function keyOf(
  services: Services,
  clicked: unknown,
  publicKey: string | undefined,
): Promise<KeyObject | undefined> {
  const { readPublicKey } = await loadDomain();
  if (publicKey !== undefined) return readPublicKey(Buffer.from(publicKey)).key;
  if (clicked instanceof vscode.Uri) return readEitherHalf(clicked.fsPath);
  const stored = services.keys.list();
  const choose = { label: `$(folder-opened) ${vscode.l10n.t('Choose a Key File…')}`, fingerprint: undefined };
  const items = stored.map(({ name, fingerprint }) => ({ label: `$(key) ${name}`, fingerprint }));
  const title = vscode.l10n.t('Copy the public half of which key?');
  const picked = items.length === 0 ? choose : await vscode.window.showQuickPick([...items, choose], { title });
  if (picked?.fingerprint !== undefined) {
    const key = await openSigningKey(services.keys, { kind: 'stored', fingerprint: picked.fingerprint });
    return key && createPublicKey(key);
  }
  const file = picked && (await pickKeyFile(vscode.l10n.t('Public Key')));
  return file === undefined ? undefined : readEitherHalf(file);
}

/** A private key holds the public one, too. */
async function readEitherHalf(file: string): Promise<KeyObject> {
  const { readPublicKeyFile, readPrivateKeyFile } = await loadDomain();
  try {
    return (await readPublicKeyFile(file)).key;
  } catch (error) {
    if (!isPrivateKey(error)) throw error;
    return createPublicKey(await withPassphrase(file, passphrase => readPrivateKeyFile(file, passphrase)));
  }
}

/** Not by class: the error comes out of a bundle with classes of its own. */
function isPrivateKey(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'key/private-instead-of-public';
}

async function formsOf(key: KeyObject): Promise<Form[]> {
  const { publicKeyForms } = await loadDomain();
  const platforms = publicKeyForms(key).map(
    ({ platform, title, code, note }): Form => ({
      form: platform,
      label: `$(device-mobile) ${title}`,
      description: code.split('\n', 1)[0] ?? '',
      detail: note,
      text: code,
    }),
  );
  return [
    ...platforms,
    {
      form: 'base64',
      label: '$(symbol-string) Base64',
      description: vscode.l10n.t('the body alone, as client code holds it'),
      text: key.export({ format: 'der', type: 'spki' }).toString('base64'),
    },
    {
      form: 'pem',
      label: '$(file-code) PEM',
      description: vscode.l10n.t('the text of a public.pem'),
      text: key.export({ format: 'pem', type: 'spki' }).toString(),
    },
  ];
}
