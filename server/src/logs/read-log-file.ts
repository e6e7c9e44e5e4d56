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
 * Reads a log file from its start to its end as it is then, into one buffer: memory does not grow with the file.
 * @param tell is given events as they are found
 * @throws the system's error when it cannot be read
 */
export async function readLogFile(file: string, tell: (events: LogEvent[]) => void): Promise<LogSummary> {
  const handle = await open(file, 'r');
  try {
    const reader = new LogReader();
    const buffer = Buffer.allocUnsafeSlow(CHUNK);
    let bytes = 0;
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, CHUNK);
      if (bytesRead === 0) break;
      bytes += bytesRead;
      const events = reader.push(buffer.subarray(0, bytesRead));
      if (events.length > 0) tell(events);
    }
    tell(reader.end());
    return { bytes, lines: reader.lines, isCut: reader.isCut };
  } finally {
    await handle.close();
  }
}
