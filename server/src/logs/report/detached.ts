import type { LogEvent } from '../event.ts';

/** What is shorter is no part of another text in the engine's memory. */
const PART = 13;

/**
 * An event whose texts are copies. What events say is cut out of their lines, which would stay in memory as a whole, as long
 * as they are.
 */
export function detached(event: LogEvent): LogEvent {
  const copy: Record<string, unknown> = { ...event };
  for (const name in copy) {
    const value = copy[name];
    if (typeof value === 'string' && value.length >= PART) copy[name] = ` ${value}`.slice(1);
  }
  return copy as unknown as LogEvent;
}
