import * as l10n from '@vscode/l10n';
import { CliError } from './exit.ts';

/**
 * The passphrase in the environment variable that `--passphrase-env` names. It is never given as an argument: those are
 * seen by everybody on the machine.
 * @throws CliError when the variable is not set or empty
 */
export function passphraseOf(name: string | undefined, env: NodeJS.ProcessEnv = process.env): string | undefined {
  if (name === undefined) return undefined;
  const passphrase = env[name];
  if (passphrase) return passphrase;
  throw new CliError(
    l10n.t('The environment variable {0} is not set or empty. Put the passphrase of the private key into it.', name),
  );
}
