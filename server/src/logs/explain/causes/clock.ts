import * as l10n from '@vscode/l10n';
import type { ClockSkew } from '../../evidence/clock-skew.ts';
import { clockReading } from '../../evidence/clocks.ts';
import type { Cause, Insight } from '../cause.ts';
import { durationText } from '../durations.ts';

/** Community (developer.aliyun.com/ask/596097): the console's default is documented nowhere. */
const WINDOW_MINUTES = 30;

/** 7003: how far the client's clock is off, and what that looks like over all its requests. */
export const clock: Cause = (placed, evidence, { windowMinutes = WINDOW_MINUTES }) => {
  const skew = evidence.skewOf(placed);
  if (!skew) return undefined;
  const reading = clockReading(placed.event);
  const own = reading && reading.client - reading.gateway;
  const says = [...(own === undefined || skew.class === 'seconds' ? [] : [atThisRequest(own)])];
  const found = BY_CLASS[skew.class](skew, own, windowMinutes);
  return { says: [...says, ...found.says], remedies: found.remedies };
};

function atThisRequest(offset: number): string {
  return offset >= 0
    ? l10n.t("At this request the client's time was {0} ahead of the gateway's.", durationText(offset))
    : l10n.t("At this request the client's time was {0} behind the gateway's.", durationText(offset));
}

type Explained = Pick<Insight, 'says' | 'remedies'>;
type Explain = (skew: ClockSkew, own: number | undefined, windowMinutes: number) => Explained;

const BY_CLASS: Record<ClockSkew['class'], Explain> = {
  seconds: () => ({
    says: [l10n.t('Ts is in seconds. Send milliseconds.')],
    remedies: [l10n.t('Make Ts of milliseconds since 1970, and sign the same text.')],
  }),
  'time-zone': ({ offsetMs, requests }) => ({
    says: [
      l10n.t(
        'Over {0} requests it is {1} off, a time zone: local time was taken for UTC, or the device has another zone than its clock.',
        requests,
        durationText(offsetMs),
      ),
    ],
    remedies: [
      l10n.t('Take UTC epoch milliseconds for Ts, and let the device set its clock and time zone by the network.'),
    ],
  }),
  drift: ({ offsetMs, requests, perDayMs }) => ({
    says: [
      l10n.t(
        'Over {0} requests it is {1} off, no time zone: the clock of the device is wrong.',
        requests,
        durationText(offsetMs),
      ),
      ...(perDayMs === 0 ? [] : [l10n.t('That changes by {0} a day.', durationText(perDayMs))]),
    ],
    remedies: [l10n.t('Let the device set its clock by the network.')],
  }),
  replay: ({ replayed, requests, offsetMs }) => ({
    says: [
      l10n.t(
        'Of {0} requests, {1} came long after their Ts was made, while the clock is {2} off: they were sent again.',
        requests,
        replayed,
        durationText(offsetMs),
      ),
    ],
    remedies: [
      l10n.t(
        'Sign a request anew each time it is sent: queues and retries have to make a new Ts. If nobody of yours sends them, they were recorded.',
      ),
    ],
  }),
  fine: ({ offsetMs, requests }, own, windowMinutes) => {
    const isWithin = own === undefined || Math.abs(own) <= windowMinutes * 60_000;
    return {
      says: [
        l10n.t("Over {0} requests the client's clock is fine, {1} off.", requests, durationText(offsetMs)),
        isWithin
          ? l10n.t(
              'The window of {0} minutes would take that: the one in the console is smaller, or this line tells another time than the request did.',
              windowMinutes,
            )
          : l10n.t('This request alone has an old Ts: it waited, or was sent again.'),
      ],
      remedies: [
        isWithin
          ? l10n.t(
              'Look up the timestamp for signature verification among the feature switches of the gateway in the console.',
            )
          : l10n.t('Make a new Ts and a new signature when a request is sent again.'),
      ],
    };
  },
};
