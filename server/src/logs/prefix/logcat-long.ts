import { LOGCAT_TIME, partsOf } from './logcat.ts';
import type { Prefix, PrefixedLine } from './prefix.ts';

/** `[ 08-11 12:50:08.902  1234: 5678 I/Tag ]`: a line before each message, which an empty one ends. */
const HEADER = new RegExp(`^\\[ ${LOGCAT_TIME}\\s+(?<pid>\\d+):\\s*(?<tid>\\d+) [VDIWEF]/(?<tag>.{0,80}?)\\s*\\]$`);

/** Whether a line is what `logcat -v long` writes before a message. */
export function isLogcatHeader(text: string): boolean {
  return HEADER.test(text);
}

/** Reads the header of the message that a line is in. */
export function logcatHeaderBefore({ header }: PrefixedLine): Prefix | undefined {
  const groups = header === undefined ? undefined : HEADER.exec(header)?.groups;
  return groups && { length: 0, logger: 'logcat', ...partsOf(groups) };
}
