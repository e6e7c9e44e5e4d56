import * as l10n from '@vscode/l10n';

/** What was to be written is larger than a ZIP file without zip64 can say, and clients do not read zip64. */
export class ZipSizeError extends Error {
  override name = 'ZipSizeError';

  constructor(entry: string) {
    super(l10n.t('{0} makes the package larger than 4 GiB, which clients cannot read. Leave out large files.', entry));
  }
}
