import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { type Command, Option } from 'commander';
import pc from 'picocolors';
import { findConfigFile } from '../config/find.ts';
import { contractMatcher } from '../contracts/contract-files.ts';
import { isOperationType } from '../contracts/operation-type.ts';
import { applyImport } from '../import/apply-import.ts';
import { IMPORT_KINDS, type ImportKind } from '../import/import-kind.ts';
import { type ContractChange, type ImportPlan, planImport } from '../import/plan-import.ts';
import { jsonFinding } from '../report/json.ts';
import { optionalConfig } from './config-option.ts';
import { CliError, EXIT } from './exit.ts';
import { addHelp } from './help.ts';
import { interruption } from './interruption.ts';
import { note, noteFindings, print, printJson } from './output.ts';

interface ImportCommandOptions {
  out: string;
  from?: ImportKind;
  prefix: string;
  dryRun?: true;
  force?: true;
  json?: true;
}

/** `mpaas import`: contracts out of OpenAPI documents and Java interfaces. */
export function importCommand(program: Command): void {
  const command = program
    .command('import')
    .description(l10n.t('make contracts of an OpenAPI document, or of Java interfaces'))
    .argument(
      '<file...>',
      l10n.t('OpenAPI 3 in JSON or YAML, or Java files with the classes they need; a folder is all Java in it'),
    )
    .requiredOption('--out <folder>', l10n.t('where contracts are written'))
    .addOption(
      new Option('--from <kind>', l10n.t('what the files are; by their endings by default')).choices(IMPORT_KINDS),
    )
    .option('--prefix <prefix>', l10n.t('of operation types that a document does not give, like com.example'), '')
    .option('--dry-run', l10n.t('write nothing; show what would change'))
    .option('--force', l10n.t('overwrite contracts that are there'))
    .option('--json', l10n.t('machine-readable output'))
    .action(run);
  addHelp(command, {
    examples: [
      'mpaas import shop.yaml --out contracts/shop --prefix com.example.shop',
      'mpaas import src/main/java --out contracts --from java --dry-run',
    ],
    no: l10n.t('a contract that is there was left alone, or something could not be imported'),
  });
}

async function run(names: string[], options: ImportCommandOptions): Promise<void> {
  const token = interruption();
  const prefix = options.prefix.replace(/\.$/, '');
  if (prefix !== '' && !isOperationType(prefix)) {
    throw new CliError(l10n.t('--prefix takes letters, digits, "_", "-" and ".", as in com.example.'));
  }
  const files = names.map(name => path.resolve(name));
  const { from: kind } = options;
  const [out, base] = [path.resolve(options.out), process.cwd()];
  const plan = await planImport({ files, ...(kind && { kind }), prefix, folder: out, base }, token);
  const { changes, findings } = plan;
  noteFindings(findings);
  if (changes.length === 0) throw new CliError(l10n.t('Nothing can be imported from this.'));
  const isBlocked = !options.force && changes.some(({ action }) => action === 'conflict');
  if (!options.dryRun) await applyImport(plan, base, () => options.force === true, token);
  if (options.json) printJson(jsonResult(plan));
  else {
    printResult(plan, options.dryRun === true || isBlocked);
    if (isBlocked) note(l10n.t('Move those that are there elsewhere, or overwrite them with --force.'));
    await noteUncovered(changes, out);
  }
  const isWrong = findings.some(({ severity }) => severity === 'error');
  process.exitCode = isBlocked || isWrong ? EXIT.no : EXIT.done;
}

function jsonResult({ changes, services, operations, findings }: ImportPlan) {
  return {
    files: changes.map(({ path: file, action, reason }) => ({ path: file, action, reason })),
    services,
    operations,
    findings: findings.map(jsonFinding),
  };
}

const COLORS = { create: pc.green, unchanged: pc.dim, conflict: pc.magenta };

function printResult({ changes, services, operations }: ImportPlan, isUnwritten: boolean): void {
  for (const { action, path: file, reason } of changes) {
    print(`${COLORS[action](action.padEnd(9))} ${file}${reason ? `  (${reason})` : ''}`);
  }
  print(l10n.t('{0} operations of {1} services, in {2} contracts', operations, services, changes.length));
  if (isUnwritten) note(l10n.t('Nothing was written.'));
}

/** A contract that no glob names is one that nobody reads. */
async function noteUncovered(changes: ContractChange[], folder: string): Promise<void> {
  const file = await findConfigFile(folder);
  const config = file && (await optionalConfig(file));
  if (!config) return;
  const isContract = contractMatcher(config);
  const uncovered = changes.filter(change => !isContract(path.resolve(change.path)));
  if (uncovered.length === 0) return;
  const names = uncovered.map(change => change.path).join(', ');
  note(l10n.t('"contracts" in {0} names none of these: {1}. Add a glob for them.', config.file, names));
}
