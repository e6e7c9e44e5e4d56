import * as vscode from 'vscode';
import type { Location } from 'vscode-languageclient/node';

/** A location of the protocol as VS Code's own commands take it. */
export function locationOf({ uri, range: { start, end } }: Location): vscode.Location {
  const range = new vscode.Range(start.line, start.character, end.line, end.character);
  return new vscode.Location(vscode.Uri.parse(uri), range);
}
