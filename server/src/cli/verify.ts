import * as l10n from '@vscode/l10n';
import type { Command } from 'commander';
import pc from 'picocolors';
import { readPublicKeyFile } from '../offline/keys/public-key.ts';
import type { ClientBehaviour, Confidence } from '../offline/verify/client-behaviour.ts';
import type { Verdict } from '../offline/verify/verdict.ts';
import { type VerifyReport, verifyPackageFile } from '../offline/verify/verify.ts';
import { CliError, EXIT } from './exit.ts';
import { presetsOf } from './h5-json-option.ts';
import { addHelp } from './help.ts';
import { interruption } from './interruption.ts';
import { print, printJson } from './output.ts';
import { printPackageFindings } from './package-findings.ts';
import { progressLine } from './progress.ts';

interface VerifyCommandOptions {
  key?: string;
  h5Json?: string;
  json?: true;
}

/** `mpaas verify`: whether a package is signed with a key, whole, and what it says that it is. */
export function verifyCommand(program: Command): void {
  const command = program
    .command('verify')
    .description(l10n.t('verify the signatures and the form of an offline package'))
    .argument('<file>', l10n.t('the package'))
    .option('--key <pem>', l10n.t('the public key that the app has'))
    .option(
      '--h5-json <file>',
      l10n.t(
        'metadata that has to list the package; h5_json.json beside the package by default, when it lists the app',
      ),
    )
    .option('--json', l10n.t('machine-readable output'))
    .action(verify);
  addHelp(command, {
    examples: ['mpaas verify 70000000_1.0.0.1.amr --key keys/public.pem'],
    no: l10n.t('the verdict is not valid'),
  });
}

async function verify(file: string, options: VerifyCommandOptions): Promise<void> {
  const token = interruption();
  if (options.key === undefined) {
    throw new CliError(
      l10n.t(
        'Verifying needs the public key that the app has: --key public.pem. Without a key, mpaas inspect shows what is in {0}.',
        file,
      ),
    );
  }
  const key = await readPublicKeyFile(options.key);
  const h5Json = options.h5Json === undefined ? undefined : await presetsOf(options.h5Json);
  const report = await verifyPackageFile(file, {
    key,
    token,
    onProgress: progressLine(),
    ...(h5Json && { h5Json }),
  });
  if (options.json) printJson(report);
  else printReport(file, report);
  process.exitCode = report.verdict === 'valid' ? EXIT.done : EXIT.no;
}

function printReport(file: string, { verdict, appId, version, findings, clients }: VerifyReport): void {
  const color = verdict === 'valid' ? pc.green : pc.red;
  const name = appId !== undefined && version !== undefined ? `${file} (${appId} ${version})` : file;
  print(`${color(pc.bold(verdict))}  ${name}: ${verdictText(verdict)}`);
  printPackageFindings(findings);
  print('');
  print(pc.bold(l10n.t('Clients that verify with this key:')));
  for (const client of clients) print(`  ${pc.bold(client.title)}: ${outcomeText(client, verdict)}`);
}

function verdictText(verdict: Verdict): string {
  switch (verdict) {
    case 'valid':
      return l10n.t('signed with this key, and everything in it is as it was signed.');
    case 'unsigned':
      return l10n.t('not signed.');
    case 'wrong-key':
      return l10n.t('signed with another key.');
    case 'entry-changed':
      return l10n.t('signed with this key, and changed after that.');
    case 'signature-damaged':
      return l10n.t('a signature is damaged.');
    case 'wrong-digest':
      return l10n.t('signed with this key, but not as clients check it (SHA-1).');
    case 'repackaged':
      return l10n.t('the signatures are right, but neither the console nor this tool put the package together.');
    case 'entry-set':
      return l10n.t('it does not hold exactly the entries and signatures that a package has.');
    case 'inconsistent':
      return l10n.t('what it says about its app and version does not fit together.');
    case 'malformed':
      return l10n.t('it is damaged, or programs could read it in different ways.');
  }
}

function outcomeText({ outcome, code, why, confidence }: ClientBehaviour, verdict: Verdict): string {
  const sureness = pc.dim(`[${confidenceText(confidence)}]`);
  return `${outcomeWords(outcome, code, verdict)} ${why} ${sureness}`;
}

function outcomeWords(outcome: ClientBehaviour['outcome'], code: number | undefined, verdict: Verdict): string {
  if (outcome === 'unknown') return l10n.t('not known.');
  if (outcome === 'refuses') {
    return code === undefined ? l10n.t('would refuse it.') : l10n.t('would refuse it (code {0}).', code);
  }
  return verdict === 'valid' ? l10n.t('would load it.') : pc.yellow(l10n.t('would load it all the same.'));
}

function confidenceText(confidence: Confidence): string {
  switch (confidence) {
    case 'documented':
      return l10n.t('documented');
    case 'seen-in-code':
      return l10n.t('seen in code, not run; current versions may differ');
    case 'inferred':
      return l10n.t('inferred');
  }
}
