import { crc32 } from 'node:zlib';
import * as l10n from '@vscode/l10n';
import * as yauzl from 'yauzl';
import { type CancellationSignal, isCancelledError, throwIfCancelled } from '../../cancellation.ts';
import type { PackageFinding } from '../package-finding.ts';
import { decodeName, printableName } from '../tar/member-names.ts';
import { TAR_LIMITS } from '../tar/tar-format.ts';
import { tooMany } from './folder-source.ts';
import { PackError } from './pack-error.ts';
import type { SourceEntry, SourceListing } from './pack-source.ts';
import { nothing } from './source-order.ts';

const UTF8_FLAG = 0x800;
/** Holds a version, the checksum of the name that it was made for, and the name in UTF-8 (APPNOTE 4.6.9). */
const UNICODE_PATH = { id: 0x7075, version: 1, checksumAt: 1, nameAt: 5 };
/** Systems whose programs keep a file's Unix mode in its attributes: Unix itself and macOS. */
const UNIX_SYSTEMS = [3, 19];

/**
 * Lists the zip that the console takes (documented: D-GENERATE). Such zips come from all kinds of programs, so this
 * reader is as lenient as other unzip programs; packages themselves are read with `zip/`.
 * @param limit files and folders
 * @throws PackError when it is no zip, or damaged, or has too many files
 */
export async function readUploadZip(
  file: string,
  token?: CancellationSignal,
  limit = TAR_LIMITS.paths,
): Promise<SourceListing> {
  const zip = await yauzl.openPromise(file, { autoClose: false, decodeStrings: false }).catch(error => {
    throw damaged(file, error);
  });
  const entries: SourceEntry[] = [];
  const findings: PackageFinding[] = [];
  try {
    for await (const entry of zip.eachEntry()) {
      throwIfCancelled(token);
      const listed = entryOf(zip, file, entry, findings);
      if (listed) entries.push(listed);
      if (entries.length > limit) throw tooMany(file, limit);
    }
  } catch (error) {
    zip.close();
    throw isCancelledError(error) || error instanceof PackError ? error : damaged(file, error);
  }
  return { entries, findings, close: async () => zip.close() };
}

function entryOf(
  zip: yauzl.ZipFile,
  file: string,
  entry: yauzl.Entry,
  findings: PackageFinding[],
): SourceEntry | undefined {
  const name = nameOf(entry);
  const refuse = (code: string, message: string, shown = name ?? printableName(entry.fileNameRaw)) => {
    findings.push({ code, severity: 'error', entry: shown, message });
    return undefined;
  };
  if (name === undefined) {
    const message = l10n.t(
      'The zip does not say in which encoding its names are, and they are not UTF-8. Zip the folder with a program that writes UTF-8, or give the folder itself.',
    );
    return refuse('package/source-zip-encoding', message);
  }
  if (entry.isEncrypted()) {
    const message = l10n.t('The zip is encrypted. Zip the folder without a password, or give the folder itself.');
    return refuse('package/source-zip-encrypted', message);
  }
  const type = typeOf(entry, name);
  const path = name.endsWith('/') ? name.slice(0, -1) : name;
  if (type !== 'file') return { path, type, size: 0, open: nothing };
  return { path, type, size: entry.uncompressedSize, open: () => read(zip, file, entry) };
}

/** Many programs write UTF-8 without saying so. What is not UTF-8 then may be any encoding. */
function nameOf({ generalPurposeBitFlag: flags, fileNameRaw, extraFields }: yauzl.Entry): string | undefined {
  const unicode = (flags & UTF8_FLAG) === 0 && extraFields.find(field => isUnicodeName(field, fileNameRaw));
  return decodeName(unicode ? unicode.data.subarray(UNICODE_PATH.nameAt) : fileNameRaw);
}

/** Whether a field says how the name of the entry is in UTF-8. That of an entry that was renamed later does not. */
function isUnicodeName({ id, data }: { id: number; data: Buffer }, name: Buffer): boolean {
  if (id !== UNICODE_PATH.id || data.length <= UNICODE_PATH.nameAt) return false;
  return data[0] === UNICODE_PATH.version && data.readUInt32LE(UNICODE_PATH.checksumAt) === crc32(name);
}

function typeOf({ versionMadeBy, externalFileAttributes }: yauzl.Entry, name: string): SourceEntry['type'] {
  if (name.endsWith('/')) return 'directory';
  const format = UNIX_SYSTEMS.includes(versionMadeBy >>> 8) ? (externalFileAttributes >>> 28) & 0o17 : 0;
  if (format === 0o12) return 'link';
  return format === 0 || format === 0o10 ? 'file' : 'special';
}

async function* read(zip: yauzl.ZipFile, file: string, entry: yauzl.Entry): AsyncGenerator<Buffer, void, undefined> {
  let checksum = 0;
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      checksum = crc32(chunk, checksum);
      yield chunk;
    }
  } catch (error) {
    throw damaged(file, error);
  }
  if (checksum !== entry.crc32) throw damaged(file, new Error('CRC'));
}

function damaged(file: string, error: unknown): Error {
  // The system's own errors say it better: it is not the zip that is wrong.
  if ((error as NodeJS.ErrnoException).path !== undefined) return error as Error;
  const message = l10n.t(
    '{0} is no zip that can be read ({1}). Zip the folder again, or give the folder itself.',
    file,
    (error as Error).message,
  );
  return new PackError('package/source-zip-damaged', message, { cause: error });
}
