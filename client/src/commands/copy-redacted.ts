import * as vscode from 'vscode';
import { redactText } from '../../../server/src/logs/redact-text.ts';
import { LENS_COMMANDS, type LogLinesParams } from '../../../server/src/protocol.ts';
import type { Command } from './command.ts';

/** Copies lines of a log, or what is selected, without signatures, tokens, passwords, phone and identity numbers. */
export const copyRedacted: Command = {
  id: LENS_COMMANDS.copyRedacted,
  async run(_, argument): Promise<string | undefined> {
    const text = isLines(argument) ? await textOf(argument) : selectedText();
    if (text === undefined) return undefined;
    const redacted = redactText(text);
    await vscode.env.clipboard.writeText(redacted);
    const message =
      redacted === text ? vscode.l10n.t('Copied. Nothing secret was found.') : vscode.l10n.t('Copied without secrets.');
    vscode.window.setStatusBarMessage(message, 5_000);
    return redacted;
  },
};

function isLines(argument: unknown): argument is LogLinesParams {
  const { uri, ranges } = Object(argument) as Partial<LogLinesParams>;
  return typeof uri === 'string' && Array.isArray(ranges);
}

async function textOf({ uri, ranges }: LogLinesParams): Promise<string> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  return ranges
    .map(({ start, end }) => document.getText(new vscode.Range(start.line, start.character, end.line, end.character)))
    .join('');
}

/** All selections; the line of a cursor that selects nothing. */
function selectedText(): string | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor?.selections
    .map(selection => {
      const isEmpty = editor.selections.length === 1 && selection.isEmpty;
      return editor.document.getText(isEmpty ? editor.document.lineAt(selection.active.line).range : selection);
    })
    .join('\n');
}
