import { open } from 'node:fs/promises';
import type { LogEvent } from './event.ts';
import { LogReader } from './log-reader.ts';

/** What there is to say of a log that was read. */
export interface LogSummary {
  bytes: number;
  lines: number;
  /** Whether it is a HAR file that is longer than what is read of one. */
  isCut: boolean;
}

const CHUNK = 256 * 1024;

/** Where there is an event in so many bytes, pieces are smaller: what is dropped before the engine looks twice costs little. */
const DENSE = 2048;
const SMALL = 16 * 1024;

/**
 * Reads a log file from its start to its end as it is then. While one piece is looked at, the next is read: memory does not
 * grow with the file.
 * @param tell is given events as they are found
 * @throws the system's error when it cannot be read
 */
export async function readLogFile(file: string, tell: (events: LogEvent[]) => void): Promise<LogSummary> {
  const handle = await open(file, 'r');
  try {
    const reader = new LogReader();
    let [current, next] = [Buffer.allocUnsafeSlow(CHUNK), Buffer.allocUnsafeSlow(CHUNK)];
    let bytes = 0;
    let piece = CHUNK;
    let { bytesRead } = await handle.read(current, 0, CHUNK);
    while (bytesRead > 0) {
      const reading = handle.read(next, 0, CHUNK);
      bytes += bytesRead;
      for (let at = 0; at < bytesRead; ) {
        const end = Math.min(at + piece, bytesRead);
        const events = reader.push(current.subarray(at, end));
        if (events.length > 0) tell(events);
        piece = events.length * DENSE > end - at ? SMALL : CHUNK;
        at = end;
      }
      bytesRead = (await reading).bytesRead;
      [current, next] = [next, current];
    }
    tell(reader.end());
    return { bytes, lines: reader.lines, isCut: reader.isCut };
  } finally {
    await handle.close();
  }
}
