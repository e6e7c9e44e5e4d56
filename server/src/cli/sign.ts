import path from 'node:path';
import * as l10n from '@vscode/l10n';
import type { Command } from 'commander';
import { collapseFindings } from '../offline/collapse-findings.ts';
import { readPrivateKeyFile } from '../offline/keys/private-key.ts';
import { MalformedError } from '../offline/malformed-error.ts';
import { signPackage } from '../offline/sign/sign-package.ts';
import { CliError, EXIT } from './exit.ts';
import { addHelp } from './help.ts';
import { interruption } from './interruption.ts';
import { print, printJson } from './output.ts';
import { notePackageFindings } from './package-findings.ts';
import { passphraseOf } from './passphrase-option.ts';
import { progressLine } from './progress.ts';

interface SignOptions {
  key: string;
  passphraseEnv?: string;
  output?: string;
  json?: true;
}

/** `mpaas sign`: new signatures for a package that is there. */
export function signCommand(program: Command): void {
  const command = program
    .command('sign')
    .description(l10n.t('sign an offline package, or sign it again with another key'))
    .argument('<file>', l10n.t('the package'))
    .requiredOption('--key <file>', l10n.t('the private key to sign with'))
    .option('--passphrase-env <name>', l10n.t('the environment variable that holds the passphrase of the private key'))
    .option('-o, --output <file>', l10n.t('the signed package; takes the place of the package by default'))
    .option('--json', l10n.t('machine-readable output'))
    .action(run);
  addHelp(command, { examples: ['mpaas sign 70000000_1.0.0.1.amr --key keys/private.pem -o signed.amr'] });
}

async function run(name: string, { key: keyFile, passphraseEnv, output, json }: SignOptions): Promise<void> {
  const token = interruption();
  const file = path.resolve(name);
  const key = await readPrivateKeyFile(path.resolve(keyFile), passphraseOf(passphraseEnv));
  const out = output === undefined ? file : path.resolve(output);
  const result = await signPackage({ file, key, out, token, onProgress: progressLine() }).catch(error => {
    if (!(error instanceof MalformedError)) throw error;
    throw new CliError(l10n.t('{0} is not signed: {1} {2}', file, error.message, error.code));
  });
  if (json) printJson(result);
  else {
    notePackageFindings(collapseFindings(result.findings));
    print(l10n.t('{0}: {1} {2}, signed', result.file, result.appId, result.version));
  }
  process.exitCode = EXIT.done;
}
