import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { type Command, Option } from 'commander';
import type { CancellationSignal } from '../cancellation.ts';
import type { Config } from '../config/config.ts';
import { CONFIG_FILE_NAME, findConfigFile } from '../config/find.ts';
import { defaultConfig } from '../config/resolve.ts';
import { checkAgainst } from '../contracts/compatibility/check-against.ts';
import { contractMatcher, globOf } from '../contracts/contract-files.ts';
import { checkGlobs } from '../contracts/unmatched-globs.ts';
import { readText } from '../files/read-text.ts';
import { compareFindings, type Finding } from '../findings.ts';
import { jsonFinding } from '../report/json.ts';
import { sarifLog } from '../report/sarif.ts';
import { findingLine } from '../report/text.ts';
import { VERSION } from '../version.ts';
import { optionalConfig, requireConfig } from './config-option.ts';
import { CliError, EXIT } from './exit.ts';
import { addHelp } from './help.ts';
import { interruption } from './interruption.ts';
import { note, print, printJson } from './output.ts';

interface CheckOptions {
  config?: string;
  against?: string;
  format: 'text' | 'json' | 'sarif';
}

/** `mpaas check`: what is wrong in contracts, and how to mend it. */
export function checkCommand(program: Command): void {
  const command = program
    .command('check')
    .description(l10n.t('check contracts'))
    .argument('[file...]', l10n.t('contracts to check; all of the config by default'))
    .option('--config <file>', l10n.t('the config; the nearest mpaas.config.json upward by default'))
    .option('--against <ref>', l10n.t('also what breaks apps that were released with the contracts of a git reference'))
    .addOption(
      new Option('--format <format>', l10n.t('how to print findings'))
        .choices(['text', 'json', 'sarif'])
        .default('text'),
    )
    .action(check);
  addHelp(command, {
    examples: ['mpaas check', 'mpaas check contracts/account.rpc.ts --format sarif'],
    no: l10n.t('there are errors or warnings'),
  });
}

async function check(files: string[], options: CheckOptions): Promise<void> {
  const token = interruption();
  const findings = files.length > 0 ? await checkFiles(files, options, token) : await checkAll(options, token);
  switch (options.format) {
    case 'json':
      printJson({ findings: findings.map(jsonFinding) });
      break;
    case 'sarif':
      printJson(sarifLog(findings, process.cwd(), VERSION));
      break;
    case 'text':
      for (const finding of findings) print(findingLine(finding, process.cwd()));
      note(findings.length === 0 ? l10n.t('No findings.') : l10n.t('{0} findings.', findings.length));
  }
  const isNo = findings.some(({ severity }) => severity === 'error' || severity === 'warning');
  process.exitCode = isNo ? EXIT.no : EXIT.done;
}

async function checkAll({ config, against }: CheckOptions, token: CancellationSignal): Promise<Finding[]> {
  return read(await requireConfig(config), against, token);
}

/** Each file with the config that governs it; one without a config is checked on its own. */
async function checkFiles(names: string[], options: CheckOptions, token: CancellationSignal): Promise<Finding[]> {
  const byConfig = new Map<string, string[]>();
  for (const name of names) {
    const file = path.resolve(name);
    const contents = await readText(file);
    if (!('text' in contents) && contents.reason !== 'not-utf8') {
      throw new CliError(l10n.t('{0} cannot be read ({1}).', name, contents.reason));
    }
    const config =
      options.config === undefined ? await findConfigFile(path.dirname(file)) : path.resolve(options.config);
    if (config === undefined && options.against !== undefined) {
      throw new CliError(
        l10n.t(
          'There is no {0} in {1} or above. Create one, or name it with --config.',
          CONFIG_FILE_NAME,
          path.dirname(file),
        ),
      );
    }
    byConfig.set(config ?? '', [...(byConfig.get(config ?? '') ?? []), file]);
  }
  const all: Finding[] = [];
  for (const [configFile, files] of byConfig) {
    const config = configFile === '' ? undefined : await optionalConfig(configFile);
    const found = await read(coveringConfig(config, files), options.against, token);
    all.push(...found.filter(finding => files.includes(finding.file)));
  }
  return all.sort(compareFindings);
}

/** A config whose contracts include the files, so that they are read in the company of the others. */
function coveringConfig(config: Config | undefined, files: string[]): Config {
  const folder = config?.folder ?? path.dirname(files[0] as string);
  const isCovered = config && contractMatcher(config);
  const extra = files.filter(file => !isCovered?.(file)).map(file => globOf(path.relative(folder, file)));
  const base = config ?? defaultConfig(folder);
  return { ...base, contracts: [...base.contracts, ...extra] };
}

async function read(config: Config, against: string | undefined, token: CancellationSignal): Promise<Finding[]> {
  const { ContractReader } = await import('../contracts/reader.ts');
  const { findings, model, files } = await new ContractReader(config).read(token);
  const broken = against === undefined ? [] : await checkAgainst(config, model, against, token);
  return [...findings, ...checkGlobs(config, files), ...broken].sort(compareFindings);
}
