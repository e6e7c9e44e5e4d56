import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';
import { type CancellationSignal, CancelledError } from '../../files/write-files.ts';
import { MAX_UINT32 } from './zip-format.ts';
import { ZipSizeError } from './zip-size-error.ts';

/**
 * Info-ZIP's default. The console's packages were made with it: zlib gives the same bytes (measured). The zlib that
 * Node is built with finds other matches, so its bytes differ, and are a few more.
 */
const LEVEL = 6;

/** How much is written at once. */
const CHUNK = 256 * 1024;

/** What the headers say about an entry's data. */
export interface DataFields {
  /** Of what came in; sizes in bytes. */
  crc32: number;
  size: number;
  compressedSize: number;
}

/**
 * Compresses what comes out of `chunks` and hands it to `write`, no faster than that takes it.
 * @throws CancelledError when `token` says so, ZipSizeError, and whatever `chunks` or `write` throw
 */
export async function deflate(
  name: string,
  chunks: AsyncIterable<Buffer>,
  write: (chunk: Buffer) => Promise<void>,
  token?: CancellationSignal,
): Promise<DataFields> {
  const result: DataFields = { crc32: 0, size: 0, compressedSize: 0 };
  await pipeline(
    measure(name, chunks, result, token),
    createDeflateRaw({ level: LEVEL, chunkSize: CHUNK }),
    async (compressed: AsyncIterable<Buffer>) => {
      for await (const chunk of compressed) {
        result.compressedSize += chunk.length;
        await write(chunk);
      }
    },
  );
  return result;
}

async function* measure(
  name: string,
  chunks: AsyncIterable<Buffer>,
  result: DataFields,
  token: CancellationSignal | undefined,
): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    if (token?.isCancellationRequested) throw new CancelledError();
    if (result.size + chunk.length > MAX_UINT32) throw new ZipSizeError(name);
    result.crc32 = crc32(chunk, result.crc32);
    result.size += chunk.length;
    yield chunk;
  }
}
