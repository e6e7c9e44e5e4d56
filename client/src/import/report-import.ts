import * as vscode from 'vscode';
import type { ImportContractsResult } from '../../../server/src/contract-protocol.ts';
import type { Finding } from '../../../server/src/findings.ts';

/** Tells what was imported; what contracts cannot say is in the log, where places are links. */
export async function reportImport(
  result: ImportContractsResult,
  config: string,
  log: vscode.LogOutputChannel,
): Promise<void> {
  const { findings, written = [] } = result;
  for (const file of written) log.info(vscode.l10n.t('Imported: {0}', file));
  for (const finding of findings) logFinding(finding, log);
  const isNothing = result.changes.length === 0;
  const hasErrors = findings.some(({ severity }) => severity === 'error');
  const tell = isNothing
    ? vscode.window.showErrorMessage
    : hasErrors || result.uncovered.length > 0
      ? vscode.window.showWarningMessage
      : vscode.window.showInformationMessage;
  const show = vscode.l10n.t('Show Log');
  const text = isNothing ? vscode.l10n.t('Nothing can be imported from this.') : summary(result, config);
  log.info(text);
  if ((await tell(text, show)) === show) log.show();
}

function summary(
  { operations, services, changes, findings, written, uncovered }: ImportContractsResult,
  config: string,
) {
  const sentences = [
    written?.length === 0
      ? vscode.l10n.t('All {0} contracts are there already, as they would be imported.', changes.length)
      : vscode.l10n.t(
          'Imported {0} operations of {1} services into {2} contracts.',
          operations,
          services,
          changes.length,
        ),
  ];
  if (findings.length > 0) {
    sentences.push(vscode.l10n.t('{0} findings about what contracts say otherwise or not at all.', findings.length));
  }
  if (uncovered.length > 0) {
    const name = vscode.workspace.asRelativePath(config);
    const names = uncovered.join(', ');
    sentences.push(vscode.l10n.t('"contracts" in {0} names none of these: {1}. Add a glob for them.', name, names));
  }
  return sentences.join(' ');
}

function logFinding({ severity, file, range, message, code }: Finding, log: vscode.LogOutputChannel): void {
  const line = `${file}:${range.start.line + 1}:${range.start.character + 1} ${message} ${code}`;
  if (severity === 'error') log.error(line);
  else if (severity === 'warning') log.warn(line);
  else log.info(line);
}
