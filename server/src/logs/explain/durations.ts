import * as l10n from '@vscode/l10n';

const [SECOND, MINUTE, HOUR, DAY] = [1000, 60_000, 3_600_000, 86_400_000];

/** A length of time in words, as exact as is of use: `8 h 0 min`, `37 s`. */
export function durationText(millis: number): string {
  const length = Math.abs(millis);
  if (length >= 2 * DAY) return l10n.t('{0} days', Math.round(length / DAY));
  if (length >= HOUR) return l10n.t('{0} h {1} min', Math.floor(length / HOUR), Math.floor((length % HOUR) / MINUTE));
  if (length >= 10 * MINUTE) return l10n.t('{0} min', Math.round(length / MINUTE));
  if (length >= MINUTE)
    return l10n.t('{0} min {1} s', Math.floor(length / MINUTE), Math.round((length % MINUTE) / SECOND));
  return l10n.t('{0} s', length < 10 * SECOND ? (length / SECOND).toFixed(1) : Math.round(length / SECOND));
}
