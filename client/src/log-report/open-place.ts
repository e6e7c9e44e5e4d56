import { stat } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { PlaceView } from '../../../server/src/logs/report/model.ts';
import { formatSize } from '../views/format-size.ts';
import type { VirtualDocuments } from '../virtual-documents.ts';
import type { LogReport } from './log-report.ts';
import { isFile } from './logs.ts';

/** Files beyond that are no documents for extensions: VS Code refuses to open one for them. */
const EDITOR_LIMIT = 50 * 1024 * 1024;

/** So many lines are shown of a log that is too large, before a line and behind it. */
const AROUND = 500;

/** Shows a line of a log in an editor; of one that is too large for that, the lines around it, which is said. */
export async function openPlace(
  report: LogReport,
  { source, line }: PlaceView,
  documents: VirtualDocuments,
): Promise<void> {
  const uri = report.logs.uris[source];
  if (!uri) return;
  const size = isFile(uri) ? (await stat(uri.fsPath)).size : 0;
  if (size < EDITOR_LIMIT) return showLine(uri, line);
  const first = Math.max(0, line - AROUND);
  const lines = await report.ask('lines', { source, first, end: line + AROUND + 1 });
  const name = vscode.l10n.t('{0}, lines {1} to {2}', uri.path, first + 1, first + lines.length);
  await showLine(documents.set(`${name}.log`, lines.join('\n')), line - first);
  const message = vscode.l10n.t(
    'This log has {0}, which is too large for the editor. These are the lines around line {1}.',
    formatSize(size),
    line + 1,
  );
  vscode.window.setStatusBarMessage(message, 5_000);
}

async function showLine(uri: vscode.Uri, line: number): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const { range } = document.lineAt(Math.min(line, document.lineCount - 1));
  await vscode.window.showTextDocument(document, { selection: range, viewColumn: columnBeside() });
}

/** Where editors are already, beside the report: what was jumped from stays in sight. */
function columnBeside(): vscode.ViewColumn {
  const { all, activeTabGroup } = vscode.window.tabGroups;
  const other = all.find(group => group.viewColumn !== activeTabGroup.viewColumn);
  return other?.viewColumn ?? vscode.ViewColumn.Beside;
}
