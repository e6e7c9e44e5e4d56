/** Every piece is signed, compressed, written and counted, and doing so costs more than copying. Our choice. */
const SIZE = 256 * 1024;

/** Joins small chunks to larger ones; tars of small files come in three chunks a file. */
export async function* gather(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
  let block = Buffer.allocUnsafe(SIZE);
  let filled = 0;
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; ) {
      const copied = chunk.copy(block, filled, at);
      at += copied;
      filled += copied;
      if (filled < SIZE) continue;
      yield block;
      block = Buffer.allocUnsafe(SIZE);
      filled = 0;
    }
  }
  if (filled > 0) yield block.subarray(0, filled);
}
