import * as l10n from '@vscode/l10n';
import type { LogEvent } from '../../logs/event.ts';
import { LogReader } from '../../logs/log-reader.ts';
import { readLogFile } from '../../logs/read-log-file.ts';
import { interruption } from '../interruption.ts';
import { note } from '../output.ts';
import { STDIN } from './input.ts';

/**
 * Reads a log to its end.
 * @param source a path, or `-` for standard input
 * @returns how many lines it has
 */
export async function readLog(source: string, take: (events: LogEvent[]) => void): Promise<number> {
  if (source === STDIN) return followStandardInput(async events => take(events));
  const { lines, isCut } = await readLogFile(source, take);
  noteCut(source, isCut);
  return lines;
}

/**
 * Reads standard input as it comes, to its end or to the first Ctrl+C: that ends the log, not the command, so that what was
 * read can be summed up.
 * @param take is waited for before more is read
 * @returns how many lines there were
 */
export async function followStandardInput(take: (events: LogEvent[]) => Promise<void>): Promise<number> {
  const reader = new LogReader();
  const token = interruption(() => process.stdin.destroy());
  try {
    for await (const chunk of process.stdin) await take(reader.push(chunk));
  } catch (error) {
    if (!token.isCancellationRequested) throw error;
  }
  await take(reader.end());
  noteCut(STDIN, reader.isCut);
  return reader.lines;
}

function noteCut(source: string, isCut: boolean): void {
  if (isCut) note(l10n.t('{0} is longer than what is read of a HAR file, which can only be read as a whole.', source));
}
