import * as l10n from '@vscode/l10n';

/** So many files, in words that fit one of them, too. */
export function fileCount(count: number): string {
  return count === 1 ? l10n.t('1 file') : l10n.t('{0} files', count);
}

export function byteCount(count: number): string {
  return count === 1 ? l10n.t('1 byte') : l10n.t('{0} bytes', count);
}
