import { stat } from 'node:fs/promises';
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import type { Command } from 'commander';
import type { Finding } from '../findings.ts';
import { diagnose } from '../offline/diagnose/diagnose.ts';
import type { AppModule, Diagnosis, LookIntoPackage, Place, VerifyPackage } from '../offline/diagnose/model.ts';
import { reportLines } from '../offline/diagnose/report.ts';
import { inspectPackageFile } from '../offline/inspect.ts';
import { readPublicKey } from '../offline/keys/public-key.ts';
import { verifyPackageFile } from '../offline/verify/verify.ts';
import { jsonFinding } from '../report/json.ts';
import { findingLine } from '../report/text.ts';
import { CliError, EXIT } from './exit.ts';
import { addHelp } from './help.ts';
import { interruption } from './interruption.ts';
import { note, print, printJson } from './output.ts';

/** What the report says already, beside each package. */
const IN_REPORT = new Set(['package/falls-back', 'package/loads-unverified', 'package/outcome-unknown']);

/** `mpaas diagnose`: which preset packages an app's settings and keys let load, and what to change. */
export function diagnoseCommand(program: Command): void {
  const command = program
    .command('diagnose')
    .description(l10n.t('say which preset packages the apps of a folder will load, and why'))
    .argument('[folder]', l10n.t('where the apps are; the current folder by default'))
    .option('--json', l10n.t('machine-readable output'))
    .action(run);
  addHelp(command, { examples: ['mpaas diagnose apps'], no: l10n.t('there are errors or warnings') });
}

async function run(name: string | undefined, { json }: { json?: true }): Promise<void> {
  const folder = path.resolve(name ?? '.');
  if (!(await stat(folder)).isDirectory()) throw new CliError(l10n.t('{0} is no folder.', folder));
  const token = interruption();
  const verify: VerifyPackage = (file, publicKey) =>
    verifyPackageFile(file, { key: readPublicKey(Buffer.from(publicKey)), token });
  const inspect: LookIntoPackage = file => inspectPackageFile(file, { token });
  const diagnosis = await diagnose(folder, { verify, inspect, token });
  if (json) printJson(jsonDiagnosis(diagnosis));
  else printReport(diagnosis);
  for (const line of diagnosis.leftOut) note(line);
  process.exitCode = diagnosis.findings.some(isBad) ? EXIT.no : EXIT.done;
}

function printReport({ modules, findings }: Diagnosis): void {
  const lines = reportLines(modules, process.cwd());
  for (const line of lines) print(line);
  const others = findings.filter(({ code }) => !IN_REPORT.has(code));
  if (lines.length > 0 && others.length > 0) print('');
  for (const finding of others) print(findingLine(finding, process.cwd()));
  if (lines.length === 0 && others.length === 0) note(l10n.t('There are no apps with offline packages here.'));
}

function isBad({ severity }: Finding): boolean {
  return severity === 'error' || severity === 'warning';
}

function jsonDiagnosis({ modules, findings, leftOut }: Diagnosis) {
  return { modules: modules.map(jsonModule), findings: findings.map(jsonFinding), leftOut };
}

function jsonModule({ switches, keys, presets, ...app }: AppModule) {
  return {
    ...app,
    switches: switches.map(({ what, value, ...place }) => ({ what, value, ...jsonPlace(place) })),
    keys: keys.map(({ what, fingerprint, problem, ...place }) => ({
      ...{ what, fingerprint, problem },
      ...jsonPlace(place),
    })),
    presets: presets.map(({ place, ...preset }) => preset),
  };
}

function jsonPlace({ file, range }: Place) {
  return { file, line: range.start.line + 1, column: range.start.character + 1 };
}
