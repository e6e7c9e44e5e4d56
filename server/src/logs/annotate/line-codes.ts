import { type CodedEvent, hasCode } from '../event.ts';
import { eventsOf } from '../log-reader.ts';

/** The codes in one line that stands by itself, as in a terminal. */
export function codesInLine(line: string): CodedEvent[] {
  return eventsOf(line).filter(hasCode);
}
