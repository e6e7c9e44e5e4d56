import { isAscii, isUtf8 } from 'node:buffer';
import { readFile, stat } from 'node:fs';
import { promisify } from 'node:util';

/** Plans read hundreds of files, which costs half as much as with the file handles of `node:fs/promises`. */
const readBytes = promisify(readFile);
const statsOf = promisify(stat);

/** Why a text file could not be read. */
export type UnreadableReason = 'missing' | 'not-a-file' | 'no-permission' | 'too-large' | 'not-utf8' | 'io-error';

export type ReadResult = { text: string } | { reason: UnreadableReason; detail: string };

/** Contracts, configs and sources are small: what is larger was not meant for us. */
export const TEXT_FILE_LIMIT = 4 * 1024 * 1024;

/**
 * Reads a UTF-8 text file; a byte order mark is dropped.
 * @returns the text, or why there is none; never rejects for what is on disk
 */
export async function readText(file: string, limit = TEXT_FILE_LIMIT): Promise<ReadResult> {
  try {
    const stats = await statsOf(file);
    if (!stats.isFile()) return { reason: 'not-a-file', detail: '' };
    if (stats.size > limit) return { reason: 'too-large', detail: String(stats.size) };
    return decodeUtf8(await readBytes(file));
  } catch (error) {
    return reasonOf(error as NodeJS.ErrnoException);
  }
}

/** Strict UTF-8: bytes that are no text are an answer, not a replacement character. */
export function decodeUtf8(bytes: Uint8Array): ReadResult {
  if (!isUtf8(bytes)) return { reason: 'not-utf8', detail: String(firstInvalidByte(bytes)) };
  // Most are ASCII, which takes no decoding.
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString(isAscii(bytes) ? 'latin1' : 'utf8');
  return { text: text.startsWith('\ufeff') ? text.slice(1) : text };
}

/** The offset of the first byte that does not decode: where a replacement character comes up that was not written. */
function firstInvalidByte(bytes: Uint8Array): number {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  for (let at = text.indexOf('\uFFFD'); ; at = text.indexOf('\uFFFD', at + 1)) {
    const offset = Buffer.byteLength(text.slice(0, at));
    const isWritten = Buffer.from(bytes.subarray(offset, offset + 3)).toString('hex') === 'efbfbd';
    if (!isWritten) return offset;
  }
}

function reasonOf(error: NodeJS.ErrnoException): ReadResult {
  switch (error.code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return { reason: 'missing', detail: '' };
    case 'EISDIR':
      return { reason: 'not-a-file', detail: '' };
    case 'EACCES':
    case 'EPERM':
      return { reason: 'no-permission', detail: '' };
    default:
      return { reason: 'io-error', detail: error.code ?? error.message };
  }
}
