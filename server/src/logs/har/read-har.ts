import { visit } from 'jsonc-parser';
import type { LogEvent } from '../event.ts';
import { HarEntry } from './har-entry.ts';

/**
 * Reads an HTTP archive: of a browser, a proxy, or our own gateway's journal.
 * @returns an event for each answer of a gateway; a file that is cut off gives what is there
 */
export function readHar(text: string): LogEvent[] {
  const events: LogEvent[] = [];
  let current: { index: number; entry: HarEntry } | undefined;
  const finish = () => {
    const event = current?.entry.toEvent();
    if (event) events.push(event);
    current = undefined;
  };
  const onLiteralValue = (
    value: unknown,
    _offset: number,
    length: number,
    line: number,
    character: number,
    path: () => (string | number)[],
  ) => {
    const [log, entries, index, ...way] = path();
    if (log !== 'log' || entries !== 'entries' || typeof index !== 'number') return;
    if (current?.index !== index) {
      finish();
      current = { index, entry: new HarEntry(line) };
    }
    current.entry.add(way.join('/'), { value, line, character, length });
  };
  try {
    visit(text, { onLiteralValue });
  } catch (error) {
    // Nested deeper than the engine goes, which no archive is: what was read before counts.
    if (!(error instanceof RangeError)) throw error;
  }
  finish();
  return events;
}
