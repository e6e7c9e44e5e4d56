import type { CodeActionKind, WorkspaceEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Replacement } from '../../refactor/refactoring.ts';
import { rangeOf } from './ranges.ts';

/** Changes of one document as the protocol has them. */
export function editOf(document: TextDocument, changes: readonly Replacement[]): WorkspaceEdit {
  const edits = changes.map(change => ({ range: rangeOf(document, change), newText: change.text }));
  return { changes: { [document.uri]: edits } };
}

/** Whether a client that asks for some kinds of actions means this one; one that names none means all. */
export function isAskedFor(kind: CodeActionKind, only: readonly CodeActionKind[] | undefined): boolean {
  return only === undefined || only.some(each => kind === each || kind.startsWith(`${each}.`));
}
