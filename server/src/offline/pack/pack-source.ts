import { stat } from 'node:fs/promises';
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import type { CancellationSignal } from '../../cancellation.ts';
import type { PackageFinding } from '../package-finding.ts';
import { readFolder } from './folder-source.ts';
import { PackError } from './pack-error.ts';
import { sortedWithFolders } from './source-order.ts';
import { readUploadZip } from './zip-source.ts';

/** Something in a source. Links and special files are listed, so that they can be spoken of; they cannot be packed. */
export interface SourceEntry {
  /** Relative to the source, with `/`; a folder's has none at its end. */
  path: string;
  type: 'file' | 'directory' | 'link' | 'special';
  /** Bytes of data; 0 for all but files. */
  size: number;
  /** The file's bytes, in chunks; throws the system's errors. They may be more or fewer than `size` by now. */
  open(): AsyncIterable<Buffer>;
}

/** What is to become a package: a folder, or the zip that the console takes. */
export interface PackSource extends AsyncDisposable {
  /** Absolute path of the folder or zip. */
  readonly place: string;
  readonly kind: 'folder' | 'zip';
  /** Sorted by code points, each folder before what is in it, without the root. */
  readonly entries: SourceEntry[];
  /** What could not be listed. */
  readonly findings: PackageFinding[];
}

/** What readers of sources list, in any order; folders may be missing. */
export interface SourceListing extends Pick<PackSource, 'findings'> {
  entries: SourceEntry[];
  close(): Promise<void>;
}

/**
 * Opens a source and lists what is in it. Nothing is read yet but a zip's directory.
 * @throws PackError when it is neither a folder nor a zip, or has too many files; the system's error when it cannot be
 * read; CancelledError
 */
export async function openPackSource(place: string, token?: CancellationSignal): Promise<PackSource> {
  const absolute = path.resolve(place);
  const stats = await stat(absolute);
  if (!stats.isDirectory() && !stats.isFile()) {
    throw new PackError('package/source-kind', l10n.t('{0} is neither a folder nor a zip.', absolute));
  }
  const kind = stats.isDirectory() ? 'folder' : 'zip';
  const { entries, findings, close } = await (kind === 'folder' ? readFolder : readUploadZip)(absolute, token);
  return {
    place: absolute,
    kind,
    entries: sortedWithFolders(entries),
    findings,
    [Symbol.asyncDispose]: close,
  };
}
