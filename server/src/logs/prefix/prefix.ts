import type { WrittenTime } from '../event.ts';
import { readLogcat } from './logcat.ts';
import { logcatHeaderBefore } from './logcat-long.ts';
import { readNslog } from './nslog.ts';
import { readTimestamp } from './timestamp.ts';

/** What a logger wrote before a message. */
export interface Prefix {
  /** Of the prefix: the message begins behind it. */
  length: number;
  logger?: 'logcat' | 'nslog';
  written?: WrittenTime;
  pid?: string;
  tid?: string;
  tag?: string;
}

/** What prefixes are read from. */
export interface PrefixedLine {
  text: string;
  /** The line before its message that may be what logcat writes there. */
  header: string | undefined;
}

/** @returns one without length when the line has none that is known */
export function readPrefix(line: PrefixedLine): Prefix {
  // Only the time stamps of Java's loggers have a comma there, and the logs of a gateway are full of them.
  if (line.text[19] === ',') return readTimestamp(line.text) ?? { length: 0 };
  return (
    readLogcat(line.text) ??
    readNslog(line.text) ??
    readTimestamp(line.text) ??
    logcatHeaderBefore(line) ?? { length: 0 }
  );
}
