import * as l10n from '@vscode/l10n';
import { MessageType, PrepareRenameRequest, RenameRequest, ShowMessageNotification } from 'vscode-languageserver';
import { throwIfCancelled } from '../cancellation.ts';
import { operationsByType } from '../contracts/model-index.ts';
import { isOperationType } from '../contracts/operation-type.ts';
import { planRenaming, type Renamed } from '../navigation/renaming.ts';
import type { Feature } from './feature.ts';
import { answerTo } from './support/answers.ts';
import { renamableAt } from './support/renamable.ts';
import { renamingEdit } from './support/renaming-edit.ts';
import { runDetached, UserError } from './support/safe.ts';

/** Renames operation types and their prefixes, in contracts, sources, handlers and mocks. */
export const rename: Feature = context => {
  let warn: (message: string) => void = () => undefined;
  return {
    capabilities: { renameProvider: { prepareProvider: true } },
    register(connection) {
      warn = message => {
        const told = connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
        runDetached(connection, 'rename', told);
      };
    },
    answers: [
      answerTo(PrepareRenameRequest.type, async (params, token) => {
        const found = await renamableAt(context, params, token);
        return found && { range: found.range, placeholder: found.name };
      }),
      answerTo(RenameRequest.type, async ({ newName, ...params }, token) => {
        const found = await renamableAt(context, params, token);
        const to = newName.trim();
        if (!found || to === found.name) return null;
        refuseImpossible(to);
        await context.sources.ready;
        throwIfCancelled(token);
        const { renamed, prefix } = found.renamedTo(to);
        refuseTaken(renamed);
        const renaming = await planRenaming(renamed, found.codebase, prefix);
        throwIfCancelled(token);
        const { edit, left } = await renamingEdit(context, renaming, renamed);
        for (const file of left) warn(l10n.t('{0} keeps its name: this editor renames no files.', file));
        return edit;
      }),
    ],
  };
};

/** @throws UserError for what is no operation type */
function refuseImpossible(name: string): void {
  if (isOperationType(name)) return;
  throw new UserError(
    l10n.t('Operation types take letters, digits, "_", "-" and ".", as in com.example.account.login.'),
  );
}

/** @throws UserError when another operation has the operation type */
function refuseTaken(renamed: readonly Renamed[]): void {
  const leaving = new Set(renamed.map(({ declared }) => declared.operation));
  for (const { declared, to } of renamed) {
    const taken = operationsByType(declared.model).get(to);
    if (!taken || leaving.has(taken.operation)) continue;
    const place = `${taken.operation.source.file}:${taken.operation.source.range.start.line + 1}`;
    throw new UserError(l10n.t('Operation type "{0}" belongs to {1} already.', to, place));
  }
}
