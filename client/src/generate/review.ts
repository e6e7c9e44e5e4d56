import path from 'node:path';
import * as vscode from 'vscode';
import type { FileChange, PlannedChanges } from '../../../server/src/generate/plan.ts';
import type { VirtualDocuments } from '../virtual-documents.ts';

/** What the user agreed to, by path. */
export interface Agreement {
  accepted: string[];
  /** Edited generated files whose edits the user gives up. */
  overwritten: string[];
  skipped: string[];
}

type Choice = 'accept' | 'accept-all' | 'overwrite' | 'skip';

interface ChoiceItem extends vscode.QuickPickItem {
  choice: Choice;
}

/**
 * Shows each change of an existing file as a comparison and asks what to do. New files need no question.
 * @param folder the config's folder, which paths are relative to
 * @returns nothing when the user broke off: then nothing is to be written
 */
export async function review(
  plan: PlannedChanges,
  folder: string,
  documents: VirtualDocuments,
): Promise<Agreement | undefined> {
  const created = plan.changes.filter(change => change.action === 'create').map(change => change.path);
  const agreement: Agreement = { accepted: created, overwritten: [], skipped: [] };
  const questions = plan.changes.filter(needsAnswer);
  let acceptsAll = false;
  try {
    for (const [index, change] of questions.entries()) {
      const choice: Choice | undefined =
        acceptsAll && !isConflict(change) ? 'accept' : await ask(change, index, questions, folder, documents);
      if (!choice) return undefined;
      acceptsAll ||= choice === 'accept-all';
      if (choice === 'skip') agreement.skipped.push(change.path);
      else agreement.accepted.push(change.path);
      if (choice === 'overwrite') agreement.overwritten.push(change.path);
    }
    return agreement;
  } finally {
    await documents.closeDiffs();
  }
}

function isConflict(change: FileChange): boolean {
  return change.action === 'conflict';
}

/** The user's own classes are never overwritten, and what cannot be read cannot be compared. */
function needsAnswer(change: FileChange): boolean {
  if (isConflict(change)) return change.kind === 'generated' && change.before !== undefined;
  return change.action === 'update' || change.action === 'delete';
}

async function ask(
  change: FileChange,
  index: number,
  all: FileChange[],
  folder: string,
  documents: VirtualDocuments,
): Promise<Choice | undefined> {
  await showDiff(change, folder, documents);
  const remaining = all.slice(index).filter(each => !isConflict(each)).length;
  const items = isConflict(change) ? conflictItems(change) : changeItems(change, remaining);
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Change {0} of {1}: {2}', index + 1, all.length, change.path),
    placeHolder:
      change.reason ??
      vscode.l10n.t('What the file would become is on the right. Escape stops, and nothing is written.'),
    // The comparison may be scrolled and read meanwhile.
    ignoreFocusOut: true,
  });
  return picked?.choice;
}

async function showDiff(change: FileChange, folder: string, documents: VirtualDocuments): Promise<void> {
  const file = vscode.Uri.file(path.resolve(folder, change.path));
  const after = documents.set(file.path, change.after ?? '');
  const title =
    change.after === undefined
      ? vscode.l10n.t('{0} (to be deleted)', path.basename(change.path))
      : vscode.l10n.t('{0} (as it is ↔ as generated)', path.basename(change.path));
  await documents.showDiff(file, after, title);
}

function changeItems(change: FileChange, remaining: number): ChoiceItem[] {
  const isDelete = change.action === 'delete';
  const all: ChoiceItem[] =
    remaining > 1
      ? [
          {
            choice: 'accept-all',
            label: `$(check-all) ${vscode.l10n.t('Accept All')}`,
            description: vscode.l10n.t('this and all others, {0} changes; edited files are still asked for', remaining),
          },
        ]
      : [];
  return [
    {
      choice: 'accept',
      label: `$(check) ${vscode.l10n.t('Accept')}`,
      description: isDelete
        ? vscode.l10n.t('delete this file, whose contract is gone')
        : vscode.l10n.t('write this file'),
    },
    ...all,
    {
      choice: 'skip',
      label: `$(circle-slash) ${vscode.l10n.t('Skip')}`,
      description: vscode.l10n.t('leave this file as it is'),
    },
  ];
}

/** Keeping comes first: a hasty Enter must lose nothing. */
function conflictItems(change: FileChange): ChoiceItem[] {
  return [
    {
      choice: 'skip',
      label: `$(circle-slash) ${vscode.l10n.t('Keep')}`,
      description: vscode.l10n.t('leave this file as it is'),
    },
    {
      choice: 'overwrite',
      label: `$(warning) ${change.after === undefined ? vscode.l10n.t('Delete') : vscode.l10n.t('Overwrite')}`,
      description: vscode.l10n.t('what was edited in it is lost'),
    },
  ];
}
