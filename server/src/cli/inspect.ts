import path from 'node:path';
import * as l10n from '@vscode/l10n';
import type { Command } from 'commander';
import pc from 'picocolors';
import { openFileSource } from '../offline/byte-source.ts';
import { type Inspection, inspectPackage } from '../offline/inspect.ts';
import { EXIT } from './exit.ts';
import { addHelp } from './help.ts';
import { interruption } from './interruption.ts';
import { print, printJson } from './output.ts';
import { printPackageFindings } from './package-findings.ts';
import { progressLine } from './progress.ts';

/** `mpaas inspect`: what is in a package, without a key. */
export function inspectCommand(program: Command): void {
  const command = program
    .command('inspect')
    .description(l10n.t('show what is in an offline package'))
    .argument('<file>', l10n.t('the package'))
    .option('--json', l10n.t('machine-readable output'))
    .action(inspect);
  addHelp(command, { examples: ['mpaas inspect 70000000_1.0.0.1.amr'], no: l10n.t('the package is malformed') });
}

async function inspect(file: string, { json }: { json?: true }): Promise<void> {
  const token = interruption();
  await using source = await openFileSource(file);
  const inspection = await inspectPackage(source, {
    token,
    onProgress: progressLine(),
    fileName: path.basename(file),
  });
  if (json) printJson(inspection);
  else printInspection(file, inspection);
  process.exitCode = inspection.malformed ? EXIT.no : EXIT.done;
}

function printInspection(file: string, inspection: Inspection): void {
  const { appId, version, entryPage, entries, containerEntries, findings } = inspection;
  print(pc.bold(appId !== undefined && version !== undefined ? `${file}: ${appId} ${version}` : file));
  print(`  ${signatureText(inspection)}`);
  if (inspection.kind === 'mini-program') print(`  ${l10n.t('A mini program.')}`);
  if (entryPage !== undefined) print(`  ${l10n.t('Entry page: {0}', entryPage)}`);
  printPackageFindings(findings);
  print(`\n${pc.bold(l10n.t('Package:'))}`);
  // As arguments, the sizes of a package with very many files would not fit on the stack.
  const largest = [...entries, ...containerEntries].reduce((most, { size }) => Math.max(most, size), 0);
  const widest = String(largest).length;
  for (const { name, size, compressedSize } of containerEntries) {
    print(`  ${String(size).padStart(widest)}  ${name} ${pc.dim(l10n.t('({0} compressed)', compressedSize))}`);
  }
  print(`\n${pc.bold(l10n.t('Files:'))}`);
  for (const { name, size, type, modified } of entries) {
    print(`  ${String(size).padStart(widest)}  ${modified}  ${name}${type === 'directory' ? '/' : ''}`);
  }
}

function signatureText({ signatures, keyBits }: Inspection): string {
  switch (signatures) {
    case 'signed':
      if (keyBits === undefined) return l10n.t('Signed. Whether rightly, mpaas verify tells.');
      return l10n.t('Signed, by a key of {0} bits. Whether rightly, mpaas verify tells.', keyBits);
    case 'partly-signed':
      return l10n.t('Signed in part: one of the two signatures is missing.');
    case 'unsigned':
      return l10n.t('Not signed.');
    case 'unreadable':
      return l10n.t('Whether it is signed cannot be read.');
  }
}
