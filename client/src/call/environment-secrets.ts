import * as vscode from 'vscode';

/** The secrets of gateways elsewhere, in VS Code's secret storage, which the operating system encrypts. */
export class EnvironmentSecrets {
  constructor(private readonly secrets: vscode.SecretStorage) {}

  /**
   * The secret of an environment; asks for it when there is none, and keeps it.
   * @returns nothing when the user broke off
   */
  async secretOf(config: string, environment: string, url: string): Promise<string | undefined> {
    const name = nameOf(config, environment);
    const known = await this.secrets.get(name);
    if (known !== undefined) return known;
    const secret = await vscode.window.showInputBox({
      title: vscode.l10n.t('Secret of {0}', environment),
      prompt: vscode.l10n.t('Calls to {0} are signed with it. VS Code keeps it where it keeps secrets.', url),
      password: true,
      ignoreFocusOut: true,
      validateInput: text => (text === '' ? vscode.l10n.t('The secret is empty.') : undefined),
    });
    if (secret !== undefined) await this.secrets.store(name, secret);
    return secret;
  }

  async forget(config: string, environment: string): Promise<void> {
    await this.secrets.delete(nameOf(config, environment));
  }
}

function nameOf(config: string, environment: string): string {
  return `mpaas.environment.${environment}.${config}`;
}
