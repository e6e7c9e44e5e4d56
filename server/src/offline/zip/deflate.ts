import { crc32 } from 'node:zlib';
import { Deflate } from 'fflate';
import { type CancellationSignal, CancelledError } from '../../files/write-files.ts';
import { MAX_UINT32 } from './zip-format.ts';
import { ZipSizeError } from './zip-size-error.ts';

/** Info-ZIP's default, which the console's packages were made with (measured). */
const LEVEL = 6;

/** How much is compressed at once: fixed, because how data is cut has a say in the bytes that come out. */
const BLOCK = 64 * 1024;

/** What the headers say about an entry's data. */
export interface DataFields {
  /** Of what came in; sizes in bytes. */
  crc32: number;
  size: number;
  compressedSize: number;
}

/**
 * Compresses what comes out of `chunks` and hands it to `write`, no faster than that takes it. The same data gives the
 * same bytes on every system and version of Node: its own zlib looks for matches by what the processor can do, so this
 * takes a library of plain JavaScript.
 * @throws CancelledError when `token` says so, ZipSizeError, and whatever `chunks` or `write` throw
 */
export async function deflate(
  name: string,
  chunks: AsyncIterable<Buffer>,
  write: (chunk: Buffer) => Promise<void>,
  token?: CancellationSignal,
): Promise<DataFields> {
  const result: DataFields = { crc32: 0, size: 0, compressedSize: 0 };
  const ready: Buffer[] = [];
  const compressor = new Deflate({ level: LEVEL }, bytes => ready.push(Buffer.from(bytes)));
  const push = async (block: Buffer, isLast: boolean) => {
    result.crc32 = crc32(block, result.crc32);
    compressor.push(block, isLast);
    for (const bytes of ready.splice(0)) {
      result.compressedSize += bytes.length;
      await write(bytes);
    }
  };
  const counted = count(name, chunks, result, token);
  for await (const block of blocksOf(counted)) await push(block, false);
  await push(Buffer.alloc(0), true);
  return result;
}

async function* count(
  name: string,
  chunks: AsyncIterable<Buffer>,
  result: DataFields,
  token: CancellationSignal | undefined,
): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    if (token?.isCancellationRequested) throw new CancelledError();
    result.size += chunk.length;
    if (result.size > MAX_UINT32) throw new ZipSizeError(name);
    yield chunk;
  }
}

/** The same bytes in blocks of one size; the last one may be shorter. */
async function* blocksOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const block = Buffer.allocUnsafe(BLOCK);
  let filled = 0;
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; ) {
      const copied = chunk.copy(block, filled, at);
      at += copied;
      filled += copied;
      if (filled < BLOCK) continue;
      yield block;
      filled = 0;
    }
  }
  if (filled > 0) yield block.subarray(0, filled);
}
