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
    let { bytesRead } = await handle.read(current, 0, CHUNK);
    while (bytesRead > 0) {
      const reading = handle.read(next, 0, CHUNK);
      bytes += bytesRead;
      const events = reader.push(current.subarray(0, bytesRead));
      if (events.length > 0) tell(events);
      bytesRead = (await reading).bytesRead;
      [current, next] = [next, current];
    }
    tell(reader.end());
    return { bytes, lines: reader.lines, isCut: reader.isCut };
  } finally {
    await handle.close();
  }
}
