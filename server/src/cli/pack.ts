import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { type Command, Option } from 'commander';
import type { CancellationSignal } from '../cancellation.ts';
import { readPrivateKeyFile } from '../offline/keys/private-key.ts';
import { packageFileName } from '../offline/names.ts';
import { checkSource } from '../offline/pack/check-source.ts';
import { type PackResult, packPackage } from '../offline/pack/pack.ts';
import { packContent } from '../offline/pack/pack-content.ts';
import { openPackSource, type PackSource } from '../offline/pack/pack-source.ts';
import { ALLOWABLE_CODES, type AllowableCode, allowing, isError, PackRefusedError } from '../offline/pack/refusal.ts';
import { type SizeReport, sizeReport } from '../offline/pack/size-report.ts';
import type { PackageFinding } from '../offline/package-finding.ts';
import { byteCount, fileCount } from '../report/counts.ts';
import { EXIT } from './exit.ts';
import { addHelp } from './help.ts';
import { interruption } from './interruption.ts';
import { note, print, printJson } from './output.ts';
import { notePackageFindings } from './package-findings.ts';
import { type PackageArguments, type PackageInput, packageInput } from './package-input.ts';
import { passphraseOf } from './passphrase-option.ts';
import { progressLine } from './progress.ts';
import { fixedTime } from './source-date-epoch.ts';

interface PackOptions extends PackageArguments {
  key?: string;
  passphraseEnv?: string;
  output?: string;
  allow?: AllowableCode[];
  dryRun?: true;
  json?: true;
}

/** `mpaas pack`: an offline package out of a folder, signed when there is a key. */
export function packCommand(program: Command): void {
  const command = program
    .command('pack')
    .description(l10n.t('make an offline package out of a folder, or out of the zip that the console takes'))
    .argument('[source]', l10n.t('the folder or zip; the root in the config by default'))
    .option('--app-id <id>', l10n.t('the app id: 8 digits, 16 for a mini program'))
    .option('--version <version>', l10n.t('the version of the package, like 1.0.0.1'))
    .option('--config <file>', l10n.t('the config; the nearest mpaas.config.json upward by default'))
    .option('--key <file>', l10n.t('the private key to sign with; without it the package is not signed'))
    .option('--passphrase-env <name>', l10n.t('the environment variable that holds the passphrase of the private key'))
    .option('-o, --output <file>', l10n.t('the package to write; {appId}_{version}.amr by default'))
    .option('--main-url <path>', l10n.t('the page that opens first, as the console has it: /www/index.html'))
    .option('--global', l10n.t('this is a global resource package'))
    .addOption(new Option('--allow <codes...>', l10n.t('pack in spite of these findings')).choices(ALLOWABLE_CODES))
    .option('--dry-run', l10n.t('say what is wrong, and write nothing'))
    .option('--json', l10n.t('machine-readable output'))
    .action(run);
  addHelp(command, {
    examples: ['mpaas pack web/dist --app-id 70000000 --version 1.0.0.1 --key keys/private.pem'],
    no: l10n.t('something is wrong with what should be packed'),
  });
}

async function run(place: string | undefined, options: PackOptions): Promise<void> {
  const token = interruption();
  const input = await packageInput(place, options);
  const { appId, version } = input;
  const passphrase = passphraseOf(options.passphraseEnv);
  try {
    await using source = await openPackSource(input.source, token);
    if (options.dryRun) return await check(source, input, options, token);
    const key = options.key === undefined ? undefined : await readPrivateKeyFile(path.resolve(options.key), passphrase);
    const result = await packPackage({
      ...input,
      source,
      ...(key && { key }),
      mtime: fixedTime(),
      out: path.resolve(options.output ?? packageFileName(appId, version)),
      allow: options.allow ?? [],
      token,
      onProgress: progressLine(),
    });
    if (options.json) printJson(result);
    else printResult(result);
    process.exitCode = EXIT.done;
  } catch (error) {
    if (!(error instanceof PackRefusedError)) throw error;
    const { findings } = error;
    if (options.json) printJson({ appId, version, findings });
    else tellRefused(findings);
    process.exitCode = EXIT.no;
  }
}

async function check(
  source: PackSource,
  input: PackageInput,
  { allow = [], json }: PackOptions,
  token: CancellationSignal,
): Promise<void> {
  const { appId, version } = input;
  const findings = allowing(await checkSource(source, input, token), allow);
  const report = sizeReport(packContent(source, appId).entries);
  if (json) printJson({ appId, version, report, findings });
  else {
    notePackageFindings(findings);
    print(
      l10n.t(
        '{0} {1} would have {2}, {3} before compression.',
        appId,
        version,
        fileCount(report.files),
        byteCount(report.total),
      ),
    );
    printReport(report);
  }
  process.exitCode = findings.some(isError) ? EXIT.no : EXIT.done;
}

function tellRefused(findings: PackageFinding[]): void {
  notePackageFindings(findings);
  note(l10n.t('Nothing was packed. Mend the errors above.'));
}

function printResult({ file, appId, version, signed, size, report, findings }: PackResult): void {
  notePackageFindings(findings);
  if (!signed) {
    note(
      l10n.t(
        'The package is not signed: clients that verify packages refuse it. Give the private key with --key, or sign it with mpaas sign.',
      ),
    );
  }
  const state = signed ? l10n.t('signed') : l10n.t('not signed');
  print(l10n.t('{0}: {1} {2}, {3}, {4}, {5}', file, appId, version, state, fileCount(report.files), byteCount(size)));
  printReport(report);
}

function printReport({ byType }: SizeReport): void {
  for (const { type, files, size } of byType) {
    print(
      l10n.t('  {0}: {1}, {2}', type === '' ? l10n.t('without an ending') : type, fileCount(files), byteCount(size)),
    );
  }
}
