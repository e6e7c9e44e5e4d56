import * as l10n from '@vscode/l10n';
import type { GenerationState, PendingFile } from '../../generate/generation-state.ts';
import type { GenerationView } from '../../protocol.ts';
import { fileCount } from '../../report/counts.ts';
import type { KnownState } from './generation-states.ts';

/** What a lens and a tree say of what was generated, with the files that it is about. */
export function generationView(state: KnownState): GenerationView {
  if ('problem' in state) return { icon: 'error', text: l10n.t('Cannot generate'), tooltip: state.problem };
  return { ...viewOf(state), tooltip: filesText(state.pending) };
}

function viewOf({ isNew, pending }: GenerationState): Omit<GenerationView, 'tooltip'> {
  if (pending.length === 0) return { icon: 'check', text: l10n.t('Up to date') };
  if (isNew) return { icon: 'sync', text: l10n.t('Generate') };
  const edited = pending.filter(({ action }) => action === 'conflict').length;
  if (edited === pending.length) return { icon: 'edit', text: l10n.t('Edited: {0}', fileCount(edited)) };
  return { icon: 'sync', text: l10n.t('Stale: {0}', fileCount(pending.length)) };
}

export function callSitesTitle(count: number): string {
  return count === 1 ? l10n.t('1 call site') : l10n.t('{0} call sites', count);
}

export function handlersTitle(count: number): string {
  return count === 1 ? l10n.t('1 handler') : l10n.t('{0} handlers', count);
}

/** More than anybody reads in a tooltip. */
const MAX_FILES = 20;

function filesText(pending: readonly PendingFile[]): string {
  if (pending.length === 0) return l10n.t('What was generated from this contract is what would be generated now.');
  const shown = pending.slice(0, MAX_FILES).map(({ path, action }) => `${actionText(action)}: ${path}`);
  const rest = pending.length - shown.length;
  return [...shown, ...(rest > 0 ? [l10n.t('And {0} more.', rest)] : [])].join('\n');
}

function actionText(action: PendingFile['action']): string {
  switch (action) {
    case 'create':
      return l10n.t('to be created');
    case 'update':
      return l10n.t('to be updated');
    case 'delete':
      return l10n.t('to be deleted');
    case 'conflict':
      return l10n.t('edited');
  }
}
