import * as vscode from 'vscode';

/**
 * Opens a key, asking for its passphrase for as long as it needs another one. Passphrases are kept nowhere.
 * @param name of the key, for the question
 * @throws CancellationError when the user gives none
 */
export async function withPassphrase<T>(name: string, open: (passphrase?: string) => Promise<T>): Promise<T> {
  let passphrase: string | undefined;
  for (;;) {
    try {
      return await open(passphrase);
    } catch (error) {
      const code = keyErrorCode(error);
      if (code !== 'key/passphrase-needed' && code !== 'key/wrong-passphrase') throw error;
      passphrase = await ask(name, code === 'key/wrong-passphrase');
      if (passphrase === undefined) throw new vscode.CancellationError();
    }
  }
}

function ask(name: string, isAgain: boolean): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('Passphrase of {0}', name),
    prompt: isAgain
      ? vscode.l10n.t('This passphrase does not open the key. Try again, or press Escape to stop.')
      : vscode.l10n.t('The private key is encrypted. Its passphrase is used once and not kept.'),
    password: true,
    ignoreFocusOut: true,
  });
}

/** Not by class: the error comes out of a bundle with classes of its own. */
function keyErrorCode(error: unknown): string | undefined {
  return error instanceof Error && error.name === 'KeyError' && 'code' in error ? String(error.code) : undefined;
}
