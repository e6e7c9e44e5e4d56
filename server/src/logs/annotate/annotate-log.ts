import type { LogEvent } from '../event.ts';
import { LogAnnotations } from './log-annotations.ts';

/** Events that are taken in between two looks at the time. */
const PIECE = 500;

/**
 * What there is to say of events, which of a large log takes a tenth of a second.
 * @param source the log's name
 * @param found in whatever order
 * @param pause is waited for between pieces; what it throws ends the work
 */
export async function annotateLog(
  source: string,
  found: readonly LogEvent[],
  pause: () => Promise<void>,
): Promise<LogAnnotations> {
  const annotations = new LogAnnotations(source);
  for (const [index, event] of [...found].sort(compareEvents).entries()) {
    annotations.add(event);
    if (index % PIECE === 0) await pause();
  }
  return annotations;
}

function compareEvents({ range: { start: a } }: LogEvent, { range: { start: b } }: LogEvent): number {
  return a.line - b.line || a.character - b.character;
}
