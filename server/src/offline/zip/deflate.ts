import { crc32 } from 'node:zlib';
import { type CancellationSignal, throwIfCancelled } from '../../cancellation.ts';
import { RawDeflate } from './raw-deflate.ts';
import { MAX_UINT32 } from './zip-format.ts';
import { ZipSizeError } from './zip-size-error.ts';

/** What the headers say about an entry's data. */
export interface DataFields {
  /** Of what came in; sizes in bytes. */
  crc32: number;
  size: number;
  compressedSize: number;
}

/**
 * Compresses what comes out of `chunks` and hands it to `write`, no faster than that takes it. The same data gives the
 * same bytes, however it is cut into chunks.
 * @throws CancelledError when `token` says so, ZipSizeError, and whatever `chunks` or `write` throw
 */
export async function deflate(
  name: string,
  chunks: AsyncIterable<Buffer>,
  write: (chunk: Buffer) => Promise<void>,
  token?: CancellationSignal,
): Promise<DataFields> {
  const result: DataFields = { crc32: 0, size: 0, compressedSize: 0 };
  using compressor = new RawDeflate();
  const pass = async (compressed: Buffer) => {
    result.compressedSize += compressed.length;
    if (compressed.length > 0) await write(compressed);
  };
  for await (const chunk of chunks) {
    throwIfCancelled(token);
    result.size += chunk.length;
    if (result.size > MAX_UINT32) throw new ZipSizeError(name);
    result.crc32 = crc32(chunk, result.crc32);
    await pass(compressor.push(chunk));
  }
  await pass(compressor.finish());
  return result;
}
