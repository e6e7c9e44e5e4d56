import { LOGCAT_TIME, partsOf } from './logcat.ts';
import type { Prefix, PrefixedLine } from './prefix.ts';

/** `[ 08-11 12:50:08.902  1234: 5678 I/Tag ]`: a line before each message, which an empty one ends. */
const HEADER = new RegExp(`^\\[ ${LOGCAT_TIME}\\s+(?<pid>\\d+):\\s*(?<tid>\\d+) [VDIWEF]/(?<tag>.{0,80}?)\\s*\\]$`);

/** Whether a line is what `logcat -v long` writes before a message. */
export function isLogcatHeader(text: string): boolean {
  return HEADER.test(text);
}

/** Finds the header of the message that a line is in. */
export function logcatHeaderBefore({ before }: PrefixedLine): Prefix | undefined {
  for (const { text } of before) {
    if (text === '') return undefined;
    const match = HEADER.exec(text);
    if (match?.groups) return { length: 0, logger: 'logcat', ...partsOf(match.groups) };
  }
  return undefined;
}
