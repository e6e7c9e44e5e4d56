import { type FileHandle, open } from 'node:fs/promises';

/** How much is read at once from a file. */
const CHUNK = 1024 * 1024;

/** Bytes that can be read at any place, as those of a file: nobody has to hold all of them. */
export interface ByteSource extends AsyncDisposable {
  /** In bytes. */
  readonly size: number;
  /** @returns exactly `length` bytes; the caller keeps within `size` */
  read(offset: number, length: number): Promise<Buffer>;
  /** The bytes from `start` up to `end`, in chunks. */
  stream(start: number, end: number): AsyncIterable<Buffer>;
}

/**
 * Opens a file for reading; it stays open until disposed, so that all reads see the same file even when another takes
 * its place.
 * @throws the system's error when it cannot be opened or is no file
 */
export async function openFileSource(file: string): Promise<ByteSource> {
  const handle = await open(file, 'r');
  try {
    const stats = await handle.stat();
    if (!stats.isFile()) throw Object.assign(new Error(`${file} is no file`), { code: 'EISDIR', path: file });
    return fileSource(handle, stats.size);
  } catch (error) {
    await handle.close();
    throw error;
  }
}

function fileSource(handle: FileHandle, size: number): ByteSource {
  const read = async (offset: number, length: number) => {
    const bytes = Buffer.allocUnsafe(length);
    const { bytesRead } = await handle.read(bytes, 0, length, offset);
    if (bytesRead === length) return bytes;
    throw Object.assign(new Error('The file became shorter while it was read.'), { code: 'EIO' });
  };
  return {
    size,
    read,
    async *stream(start, end) {
      for (let at = start; at < end; at += CHUNK) yield await read(at, Math.min(CHUNK, end - at));
    },
    [Symbol.asyncDispose]: () => handle.close(),
  };
}
