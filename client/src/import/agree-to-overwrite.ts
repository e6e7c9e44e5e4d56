import path from 'node:path';
import * as vscode from 'vscode';
import type { ImportContractsParams } from '../../../server/src/contract-protocol.ts';
import type { TextChange } from '../../../server/src/generate/plan.ts';
import type { VirtualDocuments } from '../virtual-documents.ts';

type Choice = 'stop' | 'overwrite' | 'overwrite-all';

/**
 * Shows each contract that is in the way beside the imported one, and asks whether it may go.
 * @param folder absolute path that paths are relative to
 * @returns nothing when one is to stay: then nothing at all can be written
 * @throws when one cannot be read, which nobody can agree to lose
 */
export async function agreeToOverwrite(
  changes: readonly TextChange[],
  folder: string,
  documents: VirtualDocuments,
): Promise<ImportContractsParams['overwrite'] | undefined> {
  const conflicts = changes.filter(({ action }) => action === 'conflict').map(change => readable(change, folder));
  try {
    for (const [index, conflict] of conflicts.entries()) {
      const choice = await ask(conflict, index, conflicts.length, folder, documents);
      if (choice === 'overwrite-all') break;
      if (choice !== 'overwrite') return undefined;
    }
    return conflicts.map(({ path: file, before }) => ({ path: file, before }));
  } finally {
    await documents.closeDiffs();
  }
}

function readable(change: TextChange, folder: string): TextChange & { before: string } {
  const { before } = change;
  if (before !== undefined) return { ...change, before };
  throw new Error(vscode.l10n.t('{0} is in the way. {1}', path.join(folder, change.path), change.reason ?? ''));
}

async function ask(
  change: TextChange,
  index: number,
  count: number,
  folder: string,
  documents: VirtualDocuments,
): Promise<Choice | undefined> {
  const file = vscode.Uri.file(path.join(folder, change.path));
  const after = documents.set(file.path, change.after ?? '');
  const comparison = vscode.l10n.t('{0} (as it is ↔ as imported)', path.basename(change.path));
  await documents.showDiff(file, after, comparison);
  const picked = await vscode.window.showQuickPick(choices(count - index), {
    title: vscode.l10n.t('Contract {0} of {1} that is in the way: {2}', index + 1, count, change.path),
    placeHolder: vscode.l10n.t('Contracts of one import need each other: all of them are written, or none.'),
    // The comparison may be scrolled and read meanwhile.
    ignoreFocusOut: true,
  });
  return picked?.choice;
}

/** Stopping comes first: a hasty Enter must lose nothing. */
function choices(remaining: number): (vscode.QuickPickItem & { choice: Choice })[] {
  return [
    {
      choice: 'stop',
      label: `$(circle-slash) ${vscode.l10n.t('Stop')}`,
      description: vscode.l10n.t('nothing is written'),
    },
    {
      choice: 'overwrite',
      label: `$(warning) ${vscode.l10n.t('Overwrite')}`,
      description: vscode.l10n.t('what is in it now is lost'),
    },
    ...(remaining > 1
      ? [
          {
            choice: 'overwrite-all' as const,
            label: `$(warning) ${vscode.l10n.t('Overwrite All')}`,
            description: vscode.l10n.t('this and all others, {0} contracts', remaining),
          },
        ]
      : []),
  ];
}
