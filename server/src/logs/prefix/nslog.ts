import type { Prefix } from './prefix.ts';
import { type TimeParts, writtenAt } from './times.ts';

/** `2020-08-11 13:01:37.739456+0800 Demo[83767:2555863] message`. Consoles that are copied from leave out the time. */
const NSLOG =
  /^(?:(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d) (?<hour>\d\d):(?<minute>\d\d):(?<second>\d\d)(?:\.(?<fraction>\d{3,9}))?(?<zone>[+-]\d{4})? )?[^\s[\]][^[\]]{0,63}\[(?<pid>\d+):(?<tid>[\da-f]+)\] /;

/** Reads what `NSLog` wrote before a message. @returns nothing when it is not of it */
export function readNslog(text: string): Prefix | undefined {
  const match = NSLOG.exec(text);
  if (!match?.groups) return undefined;
  const { pid = '', tid = '', month } = match.groups;
  const written = month === undefined ? undefined : writtenAt(match.groups as unknown as TimeParts);
  return { length: match[0].length, logger: 'nslog', pid, tid, ...(written && { written }) };
}
