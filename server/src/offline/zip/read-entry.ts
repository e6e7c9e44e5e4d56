import { once } from 'node:events';
import { pipeline, Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import * as l10n from '@vscode/l10n';
import type { ByteSource } from '../byte-source.ts';
import { MalformedError } from '../malformed-error.ts';
import type { ZipEntry } from './zip-archive.ts';

/** How much is inflated at once. */
const CHUNK = 256 * 1024;

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
  const { name, size, offset } = entry;
  if (limits.maxSize !== undefined && size > limits.maxSize) {
    const message = l10n.t('{0} is {1} bytes large. No more than {2} are read.', name, size, limits.maxSize);
    throw new MalformedError('package/zip-too-large', message, offset, name);
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
  if (count !== size) {
    const message = l10n.t('{0} does not have the {1} bytes that its headers say.', name, size);
    throw new MalformedError('package/zip-size', message, entry.dataOffset, name);
  }
  if (checksum !== entry.crc32) {
    const message = l10n.t(
      '{0} is damaged: its checksum is not the one in its headers. Download or build it again.',
      name,
    );
    throw new MalformedError('package/zip-crc', message, entry.dataOffset, name);
  }
}

/** @returns all bytes of an entry that is small enough to be held. Errors as `readEntry` has them. */
export async function readEntryBytes(source: ByteSource, entry: ZipEntry, maxSize: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of readEntry(source, entry, { maxSize })) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function* inflate(source: ByteSource, entry: ZipEntry): AsyncGenerator<Buffer> {
  const { name, dataOffset, compressedSize } = entry;
  const input = Readable.from(source.stream(dataOffset, dataOffset + compressedSize), { highWaterMark: 2 });
  const inflater = createInflateRaw({ chunkSize: CHUNK });
  // An error of either stream comes out of the loop below, so there is nothing left for the callback to say.
  pipeline(input, inflater, () => undefined);
  try {
    for await (const chunk of inflater) yield chunk;
  } catch (error) {
    if (!isZlibError(error)) throw error;
    const message = l10n.t('{0} is damaged: it cannot be inflated. Download or build it again.', name);
    throw new MalformedError('package/zip-deflate', message, dataOffset + inflater.bytesWritten, name);
  } finally {
    inflater.destroy();
    input.destroy();
    // The file may be closed after this, so no read may be under way.
    if (!input.closed) await once(input, 'close');
  }
  if (inflater.bytesWritten === compressedSize) return;
  const message = l10n.t(
    'There are {0} more bytes in {1} after its compressed data.',
    compressedSize - inflater.bytesWritten,
    name,
  );
  throw new MalformedError('package/zip-deflate-end', message, dataOffset + inflater.bytesWritten, name);
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^Z_\w+_ERROR$/.test(String(error.code));
}
