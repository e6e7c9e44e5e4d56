import * as l10n from '@vscode/l10n';
import type { Command } from 'commander';
import pc from 'picocolors';
import { openFileSource } from '../offline/byte-source.ts';
import { type Comparison, ComparisonError, comparePackages, type Difference } from '../offline/compare.ts';
import { byteCount } from '../report/counts.ts';
import { CliError, EXIT } from './exit.ts';
import { addHelp } from './help.ts';
import { interruption } from './interruption.ts';
import { print, printJson } from './output.ts';
import { progressLine } from './progress.ts';

/** `mpaas compare`: in what two packages differ. */
export function compareCommand(program: Command): void {
  const command = program
    .command('compare')
    .description(l10n.t('compare the contents of two offline packages'))
    .argument('<before>', l10n.t('a package'))
    .argument('<after>', l10n.t('another one'))
    .option('--json', l10n.t('machine-readable output'))
    .action(compare);
  addHelp(command, { examples: ['mpaas compare before.amr after.amr'], no: l10n.t('the packages differ') });
}

async function compare(before: string, after: string, { json }: { json?: true }): Promise<void> {
  const comparison = await comparisonOf(before, after);
  if (json) printJson(comparison);
  else printComparison(comparison);
  process.exitCode = comparison.areSame ? EXIT.done : EXIT.no;
}

async function comparisonOf(before: string, after: string): Promise<Comparison> {
  const token = interruption();
  await using a = await openFileSource(before);
  await using b = await openFileSource(after);
  try {
    return await comparePackages(a, b, { token, onProgress: progressLine() });
  } catch (error) {
    if (!(error instanceof ComparisonError)) throw error;
    throw new CliError(l10n.t('{0} cannot be compared: {1}', error.side === 'before' ? before : after, error.message));
  }
}

function printComparison({ added, removed, changed, same, differences, areSame }: Comparison): void {
  if (areSame) {
    print(pc.green(l10n.t('Both packages have the same app, version, signatures and files ({0}).', same.length)));
    return;
  }
  for (const difference of differences) print(`${pc.yellow('~')} ${differenceText(difference)}`);
  for (const { name, size } of removed) print(`${pc.red('-')} ${name} ${pc.dim(byteCount(size))}`);
  for (const { name, size } of added) print(`${pc.green('+')} ${name} ${pc.dim(byteCount(size))}`);
  for (const { name, before, after } of changed) {
    print(`${pc.yellow('~')} ${name} ${pc.dim(`${byteCount(before.size)} → ${byteCount(after.size)}`)}`);
  }
  print(
    l10n.t(
      '{0} added, {1} removed, {2} changed, {3} the same.',
      added.length,
      removed.length,
      changed.length,
      same.length,
    ),
  );
}

function differenceText({ what, before, after }: Difference): string {
  const sides = `${before || l10n.t('none')} → ${after || l10n.t('none')}`;
  switch (what) {
    case 'app-id':
      return l10n.t('App id: {0}', sides);
    case 'version':
      return l10n.t('Version: {0}', sides);
    case 'hpmfile-app-id':
      return l10n.t('App id in hpmfile.json: {0}', sides);
    case 'hpmfile-version':
      return l10n.t('Version in hpmfile.json: {0}', sides);
    case 'signed':
      return l10n.t('Signed entries: {0}', sides);
    case 'signatures':
      return l10n.t('The signatures differ: signed bytes or keys are others.');
  }
}
