import { pipeline, Readable } from 'node:stream';
import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import * as l10n from '@vscode/l10n';
import { byteCount } from '../../report/counts.ts';
import type { ByteSource } from '../byte-source.ts';
import { MalformedError } from '../malformed-error.ts';
import type { ZipEntry } from './zip-archive.ts';

/** How much is inflated at once. */
const CHUNK = 1024 * 1024;

/** Up to this size an entry is inflated as a whole. */
const SMALL = 256 * 1024;

/** The smallest piece that zlib inflates at once. */
const MIN_CHUNK = 64;

/** What inflating at once gives, and what did it. */
interface InflateInfo {
  buffer: Buffer;
  engine: { bytesWritten: number };
}

export interface ReadLimits {
  /** In bytes, inflated. */
  maxSize?: number;
}

/**
 * An entry's bytes, inflated, in chunks; never more than a few chunks are in memory, and never more bytes are inflated
 * than the headers say. Size and checksum are known only at the end: who uses the bytes before must be able to undo it.
 * @throws MalformedError when the entry is larger than the limit, cannot be inflated, has other bytes than its headers
 * say, or more of them
 */
export async function* readEntry(source: ByteSource, entry: ZipEntry, limits: ReadLimits = {}): AsyncGenerator<Buffer> {
  const { shown, size, offset } = entry;
  if (limits.maxSize !== undefined && size > limits.maxSize) {
    const message = l10n.t('{0} is {1} bytes large. No more than {2} are read.', shown, size, limits.maxSize);
    throw new MalformedError('package/zip-too-large', message, offset, shown);
  }
  const end = entry.dataOffset + entry.compressedSize;
  let count = 0;
  let checksum = 0;
  for await (const chunk of entry.method === 'stored' ? source.stream(entry.dataOffset, end) : inflate(source, entry)) {
    count += chunk.length;
    if (count > size) break;
    checksum = crc32(chunk, checksum);
    yield chunk;
  }
  if (count !== size) throw wrongSize(entry);
  if (checksum !== entry.crc32) {
    const message = l10n.t(
      '{0} is damaged: its checksum is not the one in its headers. Download or build it again.',
      shown,
    );
    throw new MalformedError('package/zip-crc', message, entry.dataOffset, shown);
  }
}

/** @returns all bytes of an entry that is small enough to be held. Errors as `readEntry` has them. */
export async function readEntryBytes(source: ByteSource, entry: ZipEntry, maxSize: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of readEntry(source, entry, { maxSize })) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function inflate(source: ByteSource, entry: ZipEntry): AsyncGenerator<Buffer> {
  const isSmall = entry.compressedSize <= SMALL && entry.size <= SMALL;
  return isSmall ? inflateAtOnce(source, entry) : inflateInChunks(source, entry);
}

/** For a small entry, a stream costs ten times as much as inflating it. */
async function* inflateAtOnce(source: ByteSource, entry: ZipEntry): AsyncGenerator<Buffer> {
  const { dataOffset, compressedSize, size } = entry;
  const chunks: Buffer[] = [];
  for await (const chunk of source.stream(dataOffset, dataOffset + compressedSize)) chunks.push(chunk);
  const limit = Math.max(size, MIN_CHUNK);
  let inflated: InflateInfo;
  try {
    // With `info`, it returns more than its type says.
    const options = { info: true, maxOutputLength: limit, chunkSize: limit };
    inflated = inflateRawSync(Buffer.concat(chunks), options) as unknown as InflateInfo;
  } catch (error) {
    if (isTooLong(error)) throw wrongSize(entry);
    throw isZlibError(error) ? notDeflate(entry, 0) : error;
  }
  yield inflated.buffer;
  checkAllUsed(entry, inflated.engine.bytesWritten);
}

async function* inflateInChunks(source: ByteSource, entry: ZipEntry): AsyncGenerator<Buffer> {
  const { dataOffset, compressedSize } = entry;
  const input = Readable.from(source.stream(dataOffset, dataOffset + compressedSize), { highWaterMark: 2 });
  const inflater = createInflateRaw({ chunkSize: CHUNK });
  // An error of either stream comes out of the loop below, so there is nothing left for the callback to say.
  pipeline(input, inflater, () => undefined);
  try {
    for await (const chunk of inflater) yield chunk;
  } catch (error) {
    throw isZlibError(error) ? notDeflate(entry, inflater.bytesWritten) : error;
  } finally {
    inflater.destroy();
    input.destroy();
    // The file may be closed after this, so no read may be under way.
    if (!input.closed) await closing(input);
  }
  checkAllUsed(entry, inflater.bytesWritten);
}

/** @param used how many compressed bytes were inflated */
function checkAllUsed({ shown, dataOffset, compressedSize }: ZipEntry, used: number): void {
  if (used === compressedSize) return;
  const message = l10n.t('{0} goes on for {1} after its compressed data.', shown, byteCount(compressedSize - used));
  throw new MalformedError('package/zip-deflate-end', message, dataOffset + used, shown);
}

function notDeflate({ shown, dataOffset }: ZipEntry, used: number): MalformedError {
  const message = l10n.t('{0} is damaged: it cannot be inflated. Download or build it again.', shown);
  return new MalformedError('package/zip-deflate', message, dataOffset + used, shown);
}

function wrongSize({ shown, size, dataOffset }: ZipEntry): MalformedError {
  const message = l10n.t('{0} does not have the size that its headers say ({1}).', shown, byteCount(size));
  return new MalformedError('package/zip-size', message, dataOffset, shown);
}

/** `once` of `node:events` would throw the error that the stream is destroyed with, in place of ours. */
function closing(stream: Readable): Promise<void> {
  return new Promise(resolve => {
    stream.once('close', resolve);
  });
}

function isTooLong(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^Z_\w+_ERROR$/.test(String(error.code));
}
