import { createPublicKey, type KeyObject } from 'node:crypto';
import path from 'node:path';
import * as vscode from 'vscode';
import { loadDomain } from '../domain/load-domain.ts';
import { pickKeyFile } from '../pick-file.ts';
import { type KeyStore, shortFingerprint } from './key-store.ts';
import { withPassphrase } from './passphrase.ts';

/** Where a private key comes from. */
export type KeyChoice = { kind: 'stored'; fingerprint: string } | { kind: 'file'; file: string } | { kind: 'none' };

interface KeyItem extends vscode.QuickPickItem {
  choice?: KeyChoice;
  choosesFile?: true;
  storesFile?: true;
}

/**
 * Asks which private key signs.
 * @param mayBeNone whether going without a signature is an answer
 * @returns nothing when the user breaks off
 */
export async function pickSigningKey(keys: KeyStore, mayBeNone: boolean): Promise<KeyChoice | undefined> {
  const picked = await vscode.window.showQuickPick(keyItems(keys, mayBeNone), {
    title: vscode.l10n.t('Sign with which private key?'),
    placeHolder: vscode.l10n.t('Private keys are read in this window only: never from settings, never sent anywhere.'),
    ignoreFocusOut: true,
  });
  if (picked?.storesFile) {
    const fingerprint = await vscode.commands.executeCommand<string | undefined>('mpaas.package.storeKey');
    return fingerprint === undefined ? undefined : { kind: 'stored', fingerprint };
  }
  if (!picked?.choosesFile) return picked?.choice;
  const file = await pickKeyFile(vscode.l10n.t('Private Key'));
  return file === undefined ? undefined : { kind: 'file', file };
}

function keyItems(keys: KeyStore, mayBeNone: boolean): KeyItem[] {
  const stored = keys.list().map(
    ({ name, bits, fingerprint }): KeyItem => ({
      label: `$(key) ${name}`,
      description: vscode.l10n.t('stored, {0} bits', bits),
      detail: shortFingerprint(fingerprint),
      choice: { kind: 'stored', fingerprint },
    }),
  );
  const none: KeyItem = {
    label: `$(circle-slash) ${vscode.l10n.t('No Signature')}`,
    description: vscode.l10n.t('apps that verify refuse such a package'),
    choice: { kind: 'none' },
  };
  return [
    ...stored,
    {
      label: `$(folder-opened) ${vscode.l10n.t('Choose a Key File…')}`,
      description: vscode.l10n.t('read once, not kept'),
      choosesFile: true,
    },
    {
      label: `$(save) ${vscode.l10n.t('Store a Key File…')}`,
      description: vscode.l10n.t("kept in VS Code's secret storage for next time"),
      storesFile: true,
    },
    ...(mayBeNone ? [none] : []),
  ];
}

/** @throws KeyError in words when it is no key to sign with; CancellationError when no passphrase is given */
export async function openSigningKey(keys: KeyStore, choice: KeyChoice): Promise<KeyObject | undefined> {
  const { readPrivateKey, readPrivateKeyFile } = await loadDomain();
  switch (choice.kind) {
    case 'none':
      return undefined;
    case 'file':
      return withPassphrase(path.basename(choice.file), passphrase => readPrivateKeyFile(choice.file, passphrase));
    case 'stored': {
      const pem = await keys.read(choice.fingerprint);
      if (pem === undefined) {
        throw new Error(vscode.l10n.t('The stored key is gone from the secret storage. Store its file again.'));
      }
      return readPrivateKey(Buffer.from(pem));
    }
  }
}

export function publicHalf(key: KeyObject): string {
  return createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();
}
