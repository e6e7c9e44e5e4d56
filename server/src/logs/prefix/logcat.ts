import type { Prefix } from './prefix.ts';
import { type TimeParts, writtenAt, writtenAtEpoch } from './times.ts';

/** `08-11 12:50:08.902`, with the year and the zone where `-v year` and `-v zone` were given; seconds for `-v epoch`. */
export const LOGCAT_TIME =
  '(?:(?:(?<year>\\d{4})-)?(?<month>\\d\\d)-(?<day>\\d\\d) (?<hour>\\d\\d):(?<minute>\\d\\d):(?<second>\\d\\d)\\.(?<fraction>\\d{3,9})(?: (?<zone>[+-]\\d{4}))?|\\s*(?<epoch>\\d{9,10}\\.\\d{3,9}))';

/** One expression for each way in which logcat and Android Studio write lines. */
const FORMATS = [
  // threadtime, with the user of -v uid: 08-11 12:50:08.902  1234  5678 I Tag: message
  `^${LOGCAT_TIME}\\s+(?:[\\w.]+\\s+)?(?<pid>\\d+)\\s+(?<tid>\\d+) [VDIWEF] (?<tag>.{0,80}?)\\s*: `,
  // Android Studio: 2020-08-11 12:50:08.902  1234-5678  Tag    com.example    I  message
  `^${LOGCAT_TIME}\\s+(?<pid>\\d+)-(?<tid>\\d+)\\s+(?<tag>\\S.{0,80}?)\\s+\\S+\\s+[VDIWEF]  `,
  // Android Studio before 2022: 08-11 12:50:08.902 1234-5678/com.example I/Tag: message
  `^${LOGCAT_TIME} (?<pid>\\d+)-(?<tid>\\d+)/\\S+ [VDIWEF]/(?<tag>.{0,80}?): `,
  // time: 08-11 12:50:08.902 I/Tag( 1234): message; brief and tag: the same without time or process
  `^(?:${LOGCAT_TIME} )?[VDIWEF]/(?<tag>[^(:]{0,80}?)\\s*(?:\\(\\s*(?<pid>\\d+)\\))?: `,
].map(format => new RegExp(format));

/** What begins a line that one of the formats may be of: most lines of other logs are told apart by it. */
const BEGINNING = /^(?:\d|\s*\d{9,10}\.|[VDIWEF]\/)/;

/** Reads what logcat wrote before a message. @returns nothing when it is none of its formats */
export function readLogcat(text: string): Prefix | undefined {
  if (!BEGINNING.test(text)) return undefined;
  for (const format of FORMATS) {
    const match = format.exec(text);
    if (match?.groups) return { length: match[0].length, logger: 'logcat', ...partsOf(match.groups) };
  }
  return undefined;
}

/** @param groups of an expression with `LOGCAT_TIME` */
export function partsOf(groups: Record<string, string | undefined>): Omit<Prefix, 'length'> {
  const { pid, tid, tag, epoch } = groups;
  const parts = groups as unknown as TimeParts;
  const written =
    epoch !== undefined ? writtenAtEpoch(epoch) : parts.month === undefined ? undefined : writtenAt(parts);
  return {
    ...(written && { written }),
    ...(pid !== undefined && { pid }),
    ...(tid !== undefined && { tid }),
    ...(tag !== undefined && { tag: tag.trim() }),
  };
}
