import type { LogEvent } from './event.ts';
import { LogReader } from './log-reader.ts';
import { PieceReader } from './piece-reader.ts';
import { readChunks } from './read-chunks.ts';

/** What there is to say of a log that was read. */
export interface LogSummary {
  bytes: number;
  lines: number;
  /** Whether it is a HAR file that is longer than what is read of one. */
  isCut: boolean;
}

/**
 * Reads a log file from its start to its end as it is then. Memory does not grow with the file.
 * @param tell is given events as they are found
 * @throws the system's error when it cannot be read
 */
export async function readLogFile(file: string, tell: (events: LogEvent[]) => void): Promise<LogSummary> {
  const reader = new LogReader();
  const pieces = new PieceReader(reader, tell);
  let bytes = 0;
  await readChunks(file, chunk => {
    bytes += chunk.length;
    pieces.push(chunk);
    return true;
  });
  tell(reader.end());
  return { bytes, lines: reader.lines, isCut: reader.isCut };
}
