import type { Prefix } from './prefix.ts';
import { type TimeParts, writtenAt } from './times.ts';

/** `2020-06-03 14:14:08,001 - `, as the gateway and its interface for services write it, and what other loggers do like it. */
const TIMESTAMP =
  /^\[?(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)[ T](?<hour>\d\d):(?<minute>\d\d):(?<second>\d\d)(?:[.,](?<fraction>\d{3,9}))? ?(?<zone>Z|[+-]\d\d:?\d\d)?(?:\]?\s+(?:- )?|\|)/;

/** Reads the date and time that a line begins with. */
export function readTimestamp(text: string): Prefix | undefined {
  const match = TIMESTAMP.exec(text);
  if (!match?.groups) return undefined;
  const written = writtenAt(match.groups as unknown as TimeParts);
  return { length: match[0].length, ...(written && { written }) };
}
