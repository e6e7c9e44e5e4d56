import type { SourceEntry } from './pack-source.ts';

/** Opening a file takes longer than reading a small one, so that a few are opened at once. Our choice. */
const SMALL = 64 * 1024;
const WINDOW = 16;

/** An entry whose turn it is, with its data. */
interface ReadEntry {
  entry: SourceEntry;
  data: AsyncIterable<Buffer>;
}

/**
 * Entries in their order, small files read before their turn. At most 1 MiB is held, and large files are opened one at
 * a time. An error of a file comes when its data is asked for.
 */
export async function* readAhead(entries: SourceEntry[]): AsyncGenerator<ReadEntry, void, undefined> {
  const reading = new Map<SourceEntry, Promise<Buffer[]>>();
  let next = 0;
  try {
    for (const [index, entry] of entries.entries()) {
      for (; next < index + WINDOW; next++) {
        const ahead = entries[next];
        if (ahead?.type === 'file' && ahead.size <= SMALL) reading.set(ahead, startReading(ahead));
      }
      const early = reading.get(entry);
      yield { entry, data: early ? chunksOf(early) : entry.open() };
      reading.delete(entry);
    }
  } finally {
    // The source may be closed after this, so no read may be under way.
    await Promise.allSettled(reading.values());
  }
}

function startReading(entry: SourceEntry): Promise<Buffer[]> {
  const reading = readAll(entry);
  // It is thrown again when its turn comes; until then nobody waits for it.
  reading.catch(() => undefined);
  return reading;
}

async function readAll(entry: SourceEntry): Promise<Buffer[]> {
  const chunks: Buffer[] = [];
  for await (const chunk of entry.open()) chunks.push(chunk);
  return chunks;
}

async function* chunksOf(reading: Promise<Buffer[]>): AsyncGenerator<Buffer, void, undefined> {
  yield* await reading;
}
