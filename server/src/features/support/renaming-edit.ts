import * as l10n from '@vscode/l10n';
import type {
  AnnotatedTextEdit,
  ChangeAnnotation,
  ClientCapabilities,
  RenameFile,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { isThere } from '../../files/is-there.ts';
import { lineIndex } from '../../line-index.ts';
import type { RenameChange, Renamed, RenamedText, Renaming } from '../../navigation/renaming.ts';
import type { FeatureContext } from '../feature.ts';
import { uriFor } from './locations.ts';
import { UserError } from './safe.ts';

/** A renaming as the client takes it. */
export interface RenamingEdit {
  edit: WorkspaceEdit;
  /** Mocks that keep their names, for the client cannot move files. */
  left: string[];
}

/**
 * Makes an edit of a renaming: with what each change is about where the client shows that, so that it asks about mentions
 * and about nothing else.
 * @throws UserError when a mock would be overwritten, or a text changed since the renaming was planned
 */
export async function renamingEdit(
  context: FeatureContext,
  { texts, mocks }: Renaming,
  renamed: readonly Renamed[],
): Promise<RenamingEdit> {
  await refuseOverwriting(mocks);
  refuseChanged(texts, context);
  const { documentChanges, resourceOperations, changeAnnotationSupport } = workspaceEditOf(context.client);
  const canMove = documentChanges === true && resourceOperations?.includes('rename') === true;
  const left = canMove ? [] : mocks.map(({ from }) => from);
  if (!documentChanges) {
    const changes = texts.map(each => [uriFor(context, each.file), each.changes.map(toEdit(each))]);
    return { edit: { changes: Object.fromEntries(changes) }, left };
  }
  const isAnnotated = changeAnnotationSupport !== undefined;
  const edits = texts.map(each => documentEdit(context, each, isAnnotated));
  const moves = canMove ? mocks.map(each => moveOf(context, each)) : [];
  return {
    edit: {
      documentChanges: [...edits, ...moves],
      ...(isAnnotated && { changeAnnotations: annotations(renamed) }),
    },
    left,
  };
}

async function refuseOverwriting(mocks: Renaming['mocks']): Promise<void> {
  for (const { from, to } of mocks) {
    // Where case does not count, a name of other case is the same file.
    if (from.toLowerCase() === to.toLowerCase() || !(await isThere(to))) continue;
    throw new UserError(l10n.t('There is a mock {0} already. Delete or rename it first.', to));
  }
}

function refuseChanged(texts: readonly RenamedText[], { open }: FeatureContext): void {
  const changed = texts.find(({ file, text }) => (open.text(file) ?? text) !== text);
  if (changed) throw new UserError(l10n.t('{0} changed meanwhile. Rename again.', changed.file));
}

function moveOf(context: FeatureContext, { from, to }: Renaming['mocks'][number]): RenameFile {
  return { kind: 'rename', oldUri: uriFor(context, from), newUri: uriFor(context, to) };
}

function workspaceEditOf({ workspace }: ClientCapabilities) {
  return workspace?.workspaceEdit ?? {};
}

function documentEdit(context: FeatureContext, renamed: RenamedText, isAnnotated: boolean): TextDocumentEdit {
  const uri = uriFor(context, renamed.file);
  const version = context.documents.get(uri)?.version ?? null;
  const edit = toEdit(renamed);
  return {
    textDocument: { uri, version },
    edits: renamed.changes.map((change): TextEdit | AnnotatedTextEdit =>
      isAnnotated ? { ...edit(change), annotationId: change.why } : edit(change),
    ),
  };
}

function toEdit({ text }: RenamedText): (change: RenameChange) => TextEdit {
  const positionAt = lineIndex(text);
  return ({ start, end, text: newText }) => ({ range: { start: positionAt(start), end: positionAt(end) }, newText });
}

function annotations(renamed: readonly Renamed[]): Record<RenameChange['why'], ChangeAnnotation> {
  const changesPath = renamed.some(({ declared }) => !declared.operation.http.explicit);
  const contract = changesPath
    ? l10n.t('Generate again afterwards. Without @http the path at the backend changes, too.')
    : l10n.t('Generate again afterwards: generated code still has the old operation type.');
  return {
    contract: { label: l10n.t('Contract'), description: contract },
    use: { label: l10n.t('Calls and declarations') },
    mention: {
      label: l10n.t('Other strings of this text'),
      description: l10n.t('They may be about something else.'),
      needsConfirmation: true,
    },
  };
}
