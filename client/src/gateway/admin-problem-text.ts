import * as vscode from 'vscode';
import type { AdminError, AdminProblem } from '../gateway/admin-error.ts';

/** A problem without words does not compile. */
const TEXTS: Record<AdminProblem, (detail: string) => string> = {
  unreachable: detail => vscode.l10n.t('The mock gateway does not answer: {0}', detail),
  'no-such-entry': () => vscode.l10n.t('The journal keeps this call no more: others came after it.'),
  'body-not-kept': () =>
    vscode.l10n.t('The journal keeps only the start of a body of this call, and this takes the whole.'),
  'too-large': () => vscode.l10n.t('The journal is too large to be read here.'),
  refused: detail => vscode.l10n.t('The mock gateway refuses: {0}', detail),
};

export function adminProblemText({ problem, detail }: AdminError): string {
  return TEXTS[problem](detail);
}
