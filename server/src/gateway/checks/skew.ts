import * as l10n from '@vscode/l10n';
import type { Explanation } from '../explanation.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/**
 * Explains 7003: how far a client's clock is off, and what that looks like.
 * @param sent epoch milliseconds that `Ts` says
 */
export function explainSkew(sent: number, now: number, windowMinutes: number): Explanation {
  const offset = sent - now;
  return {
    code: 7003,
    hypothesis: guess(sent, now, windowMinutes),
    expected: l10n.t('within {0} minutes of {1}', windowMinutes, iso(now)),
    received: iso(sent),
    /** Positive when the client is ahead. */
    offsetMs: offset,
    windowMinutes,
  };
}

function guess(sent: number, now: number, windowMinutes: number): string {
  const close = (millis: number) => Math.abs(millis) <= windowMinutes * MINUTE;
  if (close(sent * 1000 - now)) return l10n.t('Ts is in seconds. Send milliseconds.');
  if (close(sent / 1000 - now)) return l10n.t('Ts is in microseconds. Send milliseconds.');
  const offset = sent - now;
  const distance = describeDuration(Math.abs(offset));
  if (isZoneMultiple(offset)) {
    return offset > 0
      ? l10n.t('Ts is {0} ahead, which looks like a time zone added to it. Send UTC epoch milliseconds.', distance)
      : l10n.t(
          'Ts is {0} behind, a whole number of hours: a time zone, a clock that is off, or an old request.',
          distance,
        );
  }
  return offset > 0
    ? l10n.t("The client's clock is {0} ahead of the gateway's.", distance)
    : l10n.t("The client's clock is {0} behind the gateway's, or the request was sent again later.", distance);
}

/** Time zones are whole hours, at most 14 apart from UTC, as far as phones go; a minute is left for travel. */
function isZoneMultiple(offset: number): boolean {
  const distance = Math.abs(offset);
  const hours = Math.round(distance / HOUR);
  return hours >= 1 && hours <= 14 && Math.abs(distance - hours * HOUR) < MINUTE;
}

function describeDuration(millis: number): string {
  if (millis >= 48 * HOUR) return l10n.t('{0} days', Math.round(millis / (24 * HOUR)));
  if (millis >= HOUR) return l10n.t('{0} h {1} min', Math.floor(millis / HOUR), Math.floor((millis % HOUR) / MINUTE));
  return millis >= MINUTE
    ? l10n.t('{0} min', Math.round(millis / MINUTE))
    : l10n.t('{0} s', Math.round(millis / SECOND));
}

/** Any number may come as `Ts`; a `Date` holds some of them. */
function iso(millis: number): string {
  return Math.abs(millis) <= 8.64e15 ? new Date(millis).toISOString() : String(millis);
}
