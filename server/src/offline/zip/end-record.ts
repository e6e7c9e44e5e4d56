import * as l10n from '@vscode/l10n';
import { byteCount } from '../../report/counts.ts';
import type { ByteSource } from '../byte-source.ts';
import { MalformedError } from '../malformed-error.ts';
import {
  CENTRAL_SIGNATURE,
  END_SIGNATURE,
  END_SIZE,
  LOCAL_SIGNATURE,
  MAX_COMMENT,
  ZIP64_LOCATOR_SIGNATURE,
  ZIP64_LOCATOR_SIZE,
  ZIP64_UINT16,
  ZIP64_UINT32,
} from './zip-format.ts';

/** Packages have three entries (measured); more than this is no package, and reading them would be work for nothing. */
const MAX_ENTRIES = 16;

export interface EndRecord {
  /** Offsets and sizes are in bytes, from the start of the package. */
  offset: number;
  entryCount: number;
  directoryOffset: number;
  directorySize: number;
  commentLength: number;
}

interface Candidate extends EndRecord {
  disk: number;
  directoryDisk: number;
  entriesOnDisk: number;
  /** Of the comment. */
  end: number;
}

/**
 * Finds the record that ends a ZIP file.
 * @throws MalformedError when there is none, when programs could take another one, or when it describes what clients
 * do not read
 */
export async function findEndRecord(source: ByteSource): Promise<EndRecord> {
  const start = Math.max(0, source.size - END_SIZE - MAX_COMMENT);
  const tail = await source.read(start, source.size - start);
  const places = placesOf(END_SIGNATURE, tail).map(place => start + place);
  const candidates = places.flatMap(place => decode(tail, place - start, start));
  const record = candidates.findLast(({ end }) => end === source.size);
  if (!record) throw await whyThereIsNone(source, candidates.at(-1));
  for (const place of places) {
    const other = candidates.find(({ offset }) => offset === place);
    if (place > record.offset || (other && other !== record && (await couldBeTaken(other, source)))) {
      const message = l10n.t('There are two archives in one: a second end record. Programs read one or the other.');
      throw new MalformedError('package/zip-second-archive', message, place);
    }
  }
  await checkIsPlain(record, source);
  checkNumbers(record);
  return record;
}

function placesOf(signature: number, bytes: Buffer): number[] {
  const pattern = Buffer.alloc(4);
  pattern.writeUInt32LE(signature);
  const places: number[] = [];
  for (let at = bytes.indexOf(pattern); at >= 0; at = bytes.indexOf(pattern, at + 1)) places.push(at);
  return places;
}

function decode(tail: Buffer, at: number, tailStart: number): Candidate[] {
  if (at + END_SIZE > tail.length) return [];
  const commentLength = tail.readUInt16LE(at + 20);
  const offset = tailStart + at;
  const candidate = {
    offset,
    disk: tail.readUInt16LE(at + 4),
    directoryDisk: tail.readUInt16LE(at + 6),
    entriesOnDisk: tail.readUInt16LE(at + 8),
    entryCount: tail.readUInt16LE(at + 10),
    directorySize: tail.readUInt32LE(at + 12),
    directoryOffset: tail.readUInt32LE(at + 16),
    commentLength,
    end: offset + END_SIZE + commentLength,
  };
  return [candidate];
}

async function whyThereIsNone(source: ByteSource, last: Candidate | undefined): Promise<MalformedError> {
  const isZip = source.size >= 4 && (await source.read(0, 4)).readUInt32LE() === LOCAL_SIGNATURE;
  if (!isZip) {
    const message = l10n.t('This is no offline package: it does not start as a ZIP file does.');
    return new MalformedError('package/zip-not-a-zip', message, 0);
  }
  if (last && last.end < source.size && last.directoryOffset + last.directorySize === last.offset) {
    const message = l10n.t('The package goes on for {0} after its end.', byteCount(source.size - last.end));
    return new MalformedError('package/zip-trailing-bytes', message, last.end);
  }
  const message = l10n.t('The end of the package is missing: it was cut off. Download or build it again.');
  return new MalformedError('package/zip-truncated', message, source.size);
}

/** A program that does not search from the end (libzip) takes what leads to a directory; a nested archive does not. */
async function couldBeTaken(record: Candidate, source: ByteSource): Promise<boolean> {
  const { directoryOffset, directorySize, offset, end } = record;
  if (end === source.size) return true;
  if (end > source.size || directoryOffset + directorySize > offset) return false;
  if (directorySize < 4) return directorySize === 0;
  return (await source.read(directoryOffset, 4)).readUInt32LE() === CENTRAL_SIGNATURE;
}

/** Some programs look for zip64 whatever the numbers say, so its locator counts wherever it can hide. */
async function checkIsPlain(record: Candidate, source: ByteSource): Promise<void> {
  const { offset, disk, directoryDisk, entriesOnDisk, entryCount, directorySize, directoryOffset } = record;
  const place = offset - ZIP64_LOCATOR_SIZE;
  const hasLocator = place >= 0 && (await source.read(place, 4)).readUInt32LE() === ZIP64_LOCATOR_SIGNATURE;
  const isMarked =
    [disk, directoryDisk, entriesOnDisk, entryCount].includes(ZIP64_UINT16) ||
    [directorySize, directoryOffset].includes(ZIP64_UINT32);
  if (hasLocator || isMarked) {
    const message = l10n.t('The package is a zip64 file, which clients do not read. Build it without zip64.');
    throw new MalformedError('package/zip-zip64', message, hasLocator ? place : offset);
  }
  if (disk !== 0 || directoryDisk !== 0 || entriesOnDisk !== entryCount) {
    const message = l10n.t('The package is one part of a ZIP file in several parts. Build it in one part.');
    throw new MalformedError('package/zip-multi-disk', message, offset + 4);
  }
}

function checkNumbers({ offset, entryCount, directorySize, directoryOffset }: EndRecord): void {
  if (entryCount > MAX_ENTRIES) {
    const message = l10n.t(
      'The package has {0} entries. Packages have three; no more than {1} are read.',
      entryCount,
      MAX_ENTRIES,
    );
    throw new MalformedError('package/zip-too-many-entries', message, offset + 10);
  }
  if (directoryOffset + directorySize !== offset) {
    const message = l10n.t(
      'The central directory is not where the end of the package says: bytes were put in or lost.',
    );
    throw new MalformedError('package/zip-directory-place', message, offset + 12);
  }
}
