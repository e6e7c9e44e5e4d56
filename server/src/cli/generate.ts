import * as l10n from '@vscode/l10n';
import { type Command, Option } from 'commander';
import pc from 'picocolors';
import { type Config, TARGET_NAMES, type TargetName } from '../config/config.ts';
import { checkGlobs } from '../contracts/unmatched-globs.ts';
import type { Finding } from '../findings.ts';
import { applyPlan } from '../generate/apply.ts';
import { makePlan } from '../generate/make-plan.ts';
import type { FileAction, FileChange, Plan } from '../generate/plan.ts';
import { settleConflicts } from '../generate/settle-conflicts.ts';
import { jsonFinding } from '../report/json.ts';
import { requireConfig } from './config-option.ts';
import { CliError, EXIT } from './exit.ts';
import { addHelp } from './help.ts';
import { interruption } from './interruption.ts';
import { note, noteFindings, print, printJson } from './output.ts';

interface GenerateOptions {
  config?: string;
  target?: TargetName;
  check?: true;
  dryRun?: true;
  force?: true;
  json?: true;
}

/** `mpaas generate`: contracts → typed clients and server skeletons. */
export function generateCommand(program: Command): void {
  const command = program
    .command('generate')
    .description(l10n.t('generate typed clients and server skeletons from contracts'))
    .option('--config <file>', l10n.t('the config; the nearest mpaas.config.json upward by default'))
    .addOption(new Option('--target <target>', l10n.t('only this target')).choices(TARGET_NAMES))
    .option('--check', l10n.t('write nothing; exit code 1 when something is stale'))
    .option('--dry-run', l10n.t('write nothing; show what would change'))
    .option('--force', l10n.t('overwrite generated files that were edited'))
    .option('--json', l10n.t('machine-readable output'))
    .action(generate);
  addHelp(command, {
    examples: ['mpaas generate', 'mpaas generate --check'],
    no: l10n.t('a contract has errors, a file in conflict was left alone, or something is stale with --check'),
  });
}

async function generate(options: GenerateOptions): Promise<void> {
  const started = performance.now();
  const config = await requireConfig(options.config);
  const targets = chosenTargets(config, options.target);
  const token = interruption();
  const { ContractReader } = await import('../contracts/reader.ts');
  const { model, findings, files } = await new ContractReader(config).read(token);
  const made = await makePlan({ config, model, targets, token });
  noteFindings([...findings, ...checkGlobs(config, files)]);
  const writes = !options.check && !options.dryRun;
  const overwrite = options.force ? 'all' : [];
  const plan = { ...made, changes: settleConflicts(made.changes, overwrite) };
  if (writes) await applyPlan(plan, config, { overwrite, token });
  const ms = Math.round(performance.now() - started);
  if (options.json) printJson({ ...jsonPlan(plan), ms, findings: findings.map(jsonFinding) });
  else printPlan(plan, ms, options);
  process.exitCode = exitCodeOf(plan, findings, options);
}

function chosenTargets(config: Config, target: TargetName | undefined): TargetName[] {
  const configured = config.generate.map(entry => entry.target);
  if (configured.length === 0) {
    throw new CliError(
      l10n.t('{0} lists nothing to generate. Add an entry with "target" and "out" to "generate".', config.file),
    );
  }
  if (!target) return configured;
  if (configured.includes(target)) return [target];
  throw new CliError(l10n.t('{0} has no entry for {1} in "generate".', config.file, target));
}

function jsonPlan(plan: Plan) {
  return {
    plan: plan.changes.map(({ path, target, kind, action, reason }) => ({ path, target, kind, action, reason })),
    operations: plan.operations,
  };
}

const COLORS: Record<FileAction, (text: string) => string> = {
  create: pc.green,
  update: pc.yellow,
  delete: pc.red,
  conflict: pc.magenta,
  unchanged: pc.dim,
};

function printPlan(plan: Plan, ms: number, options: GenerateOptions): void {
  for (const change of plan.changes) {
    if (change.action !== 'unchanged' || change.reason) print(changeLine(change));
  }
  const count = (action: FileAction) => plan.changes.filter(change => change.action === action).length;
  print(
    l10n.t(
      '{0} operations: {1} files created, {2} updated, {3} deleted, {4} unchanged, {5} in conflict ({6} ms)',
      plan.operations,
      ...(['create', 'update', 'delete', 'unchanged', 'conflict'] as const).map(count),
      ms,
    ),
  );
  if (options.dryRun || options.check) note(l10n.t('Nothing was written.'));
  if (count('conflict') > 0 && !options.force) {
    note(
      l10n.t(
        'Files in conflict were left alone. Move your changes elsewhere, or use --force to overwrite generated ones.',
      ),
    );
  }
}

function changeLine({ action, path, reason }: FileChange): string {
  return `${COLORS[action](action.padEnd(9))} ${path}${reason ? `  (${reason})` : ''}`;
}

function exitCodeOf(plan: Plan, findings: Finding[], options: GenerateOptions): number {
  const isStale = plan.changes.some(change => change.action !== 'unchanged');
  const isLeft = plan.changes.some(({ action }) => action === 'conflict');
  const isWrong = findings.some(finding => finding.severity === 'error');
  return isWrong || isLeft || (options.check && isStale) ? EXIT.no : EXIT.done;
}
