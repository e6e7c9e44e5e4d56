import { type CancellationSignal, throwIfCancelled } from '../cancellation.ts';
import type { ByteSource } from './byte-source.ts';
import { readEntry } from './zip/read-entry.ts';
import type { ZipEntry } from './zip/zip-archive.ts';

export interface StreamOptions {
  token?: CancellationSignal;
  /** Bytes that were read, inflated, of all that are to be read. */
  onProgress?: (done: number, total: number) => void;
}

/** How far the reading of several entries is, and whether it is to go on. */
export class Progress {
  readonly #options: StreamOptions;
  readonly #total: number;
  #done = 0;

  /** @param entries all that are to be read */
  constructor(entries: readonly Pick<ZipEntry, 'size'>[], options: StreamOptions) {
    this.#options = options;
    this.#total = entries.reduce((sum, { size }) => sum + size, 0);
  }

  /** @throws CancelledError */
  advance(bytes: number): void {
    throwIfCancelled(this.#options.token);
    this.#done += bytes;
    this.#options.onProgress?.(this.#done, this.#total);
  }
}

/**
 * Reads an entry from its first to its last byte.
 * @param onChunk takes its inflated bytes as they come
 * @param maxSize a larger one is refused, before it is read; in bytes. Without it, what headers can say is the limit
 * (4 GiB): a bomb of that size costs seconds and no memory.
 * @throws MalformedError as `readEntry` does, CancelledError
 */
export async function streamEntry(
  source: ByteSource,
  entry: ZipEntry,
  progress: Progress,
  onChunk: (chunk: Buffer) => void,
  maxSize?: number,
): Promise<void> {
  progress.advance(0);
  for await (const chunk of readEntry(source, entry, maxSize === undefined ? {} : { maxSize })) {
    onChunk(chunk);
    progress.advance(chunk.length);
  }
}
