import type { Prefix } from './prefix/prefix.ts';

/**
 * Whether two lines can be of one message. A line without a prefix goes on with what is before it, unless that is logcat's,
 * which begins each line anew.
 */
export function isSameWriter(one: Prefix, other: Prefix): boolean {
  if (one.logger === 'logcat' || other.logger === 'logcat') {
    return one.logger === other.logger && one.pid === other.pid && one.tid === other.tid && one.tag === other.tag;
  }
  return true;
}
