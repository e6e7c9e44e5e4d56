import type { ByteSource } from '../byte-source.ts';
import { type CentralRecord, type IllegalNames, readCentralDirectory } from './central-directory.ts';
import { containerTraits } from './container-traits.ts';
import { checkEnd, gap } from './data-descriptor.ts';
import { findEndRecord } from './end-record.ts';
import { readLocalHeader } from './local-header.ts';
import type { ZipArchive, ZipEntry } from './zip-archive.ts';
import { METHOD_NUMBERS } from './zip-format.ts';

/**
 * Reads what is in a package, and accepts only what every unzip program reads the same way: entries that fill the file
 * from its first byte up to the central directory in its order, then the end record, nothing before, between or after;
 * both headers of an entry the same; no zip64, encryption, second archive, folders or ambiguous names. Clients forgive
 * much of this, each in its own way (our choice, APPNOTE 4 and the clients' code as far as it is public).
 * Entries' bytes are not read: `readEntry` does that, and checks them.
 * @param illegalNames `keep` to tell what clients would do with the rest of a package that is refused for a name
 * @throws MalformedError with the place of the first defect
 */
export async function readZip(source: ByteSource, illegalNames: IllegalNames = 'refuse'): Promise<ZipArchive> {
  const end = await findEndRecord(source);
  const records = await readCentralDirectory(source, end, illegalNames);
  const first = records[0]?.offset ?? end.directoryOffset;
  if (first > 0) throw gap(0, first);
  const entries: ZipEntry[] = [];
  for (const [index, record] of records.entries()) {
    entries.push(await readEntryHeaders(source, record, records[index + 1]?.offset ?? end.directoryOffset));
  }
  const archive = {
    entries,
    directoryOffset: end.directoryOffset,
    endOffset: end.offset,
    commentLength: end.commentLength,
  };
  return { ...archive, traits: containerTraits(archive) };
}

/** @param limit where the next entry or the central directory starts */
async function readEntryHeaders(source: ByteSource, record: CentralRecord, limit: number): Promise<ZipEntry> {
  const { extra, dataOffset } = await readLocalHeader(source, record, limit);
  await checkEnd(source, record, dataOffset, limit);
  return {
    name: record.name,
    shown: record.shown,
    method: record.method === METHOD_NUMBERS.stored ? 'stored' : 'deflated',
    crc32: record.crc32,
    compressedSize: record.compressedSize,
    size: record.size,
    offset: record.offset,
    flags: record.flags,
    madeBySystem: record.madeBySystem,
    madeByVersion: record.madeByVersion,
    versionNeeded: record.versionNeeded,
    dosTime: record.dosTime,
    dosDate: record.dosDate,
    internalAttributes: record.internalAttributes,
    externalAttributes: record.externalAttributes,
    extraFields: { local: extra, central: record.extra },
    dataOffset,
    centralOffset: record.centralOffset,
    commentLength: record.commentLength,
  };
}
