import * as vscode from 'vscode';

/** So many of them, in words that fit one, too. */
export function serviceCount(count: number): string {
  return count === 1 ? vscode.l10n.t('1 service') : vscode.l10n.t('{0} services', count);
}

export function operationCount(count: number): string {
  return count === 1 ? vscode.l10n.t('1 operation') : vscode.l10n.t('{0} operations', count);
}

export function contractCount(count: number): string {
  return count === 1 ? vscode.l10n.t('1 contract') : vscode.l10n.t('{0} contracts', count);
}

export function sourceCount(count: number): string {
  return count === 1 ? vscode.l10n.t('1 source') : vscode.l10n.t('{0} sources', count);
}

export function errorCount(count: number): string {
  return count === 1 ? vscode.l10n.t('1 error') : vscode.l10n.t('{0} errors', count);
}

export function warningCount(count: number): string {
  return count === 1 ? vscode.l10n.t('1 warning') : vscode.l10n.t('{0} warnings', count);
}

export function findingCount(count: number): string {
  return count === 1 ? vscode.l10n.t('1 finding') : vscode.l10n.t('{0} findings', count);
}

/** Besides those that were counted before it. */
export function otherFindingCount(count: number): string {
  return count === 1 ? vscode.l10n.t('1 other finding') : vscode.l10n.t('{0} other findings', count);
}
