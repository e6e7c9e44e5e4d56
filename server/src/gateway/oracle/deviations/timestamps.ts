import * as l10n from '@vscode/l10n';
import { decodeTimestamp, encodeTimestamp, type TimestampNotation } from '../../timestamp.ts';
import type { Deviation, Deviations } from '../deviation.ts';

const HOUR = 3_600_000;
/** As far as zones are from UTC. */
const ZONES = Array.from({ length: 27 }, (_, index) => index - 12).filter(hours => hours !== 0);
/** How far two looks at the clock are apart in one client. */
const TWICE_MS = 1_000;

/** Which time was signed, where the header `Ts` says another. */
export const timestamps: Deviations = function* ({ ts }) {
  yield {
    id: 'ts-missing',
    says: () => l10n.t('An empty Ts was signed. Sign the text of the header Ts.'),
    change: { ts: '' },
  };
  yield {
    id: 'ts-undefined',
    says: () => l10n.t('The word "undefined" was signed as Ts: the client signs before it has the time.'),
    change: { ts: 'undefined' },
  };
  const millis = decodeTimestamp(ts);
  if (millis === undefined) return;
  const notation: TimestampNotation = /^\d+$/.test(ts) ? 'decimal' : 'base64';
  yield {
    id: 'ts-notation',
    says: () => l10n.t('Ts was signed in the other notation than it was sent.'),
    change: { ts: encodeTimestamp(millis, notation === 'decimal' ? 'base64' : 'decimal') },
  };
  yield {
    id: 'ts-seconds',
    says: () => l10n.t('Ts was signed in seconds and sent in milliseconds.'),
    change: { ts: String(Math.floor(millis / 1000)) },
  };
  for (const hours of ZONES) yield* moved(millis, hours * HOUR, notation, 'ts-zone', () => zoneText(hours));
  for (let distance = 1; distance <= TWICE_MS; distance++) {
    for (const by of [-distance, distance]) yield* moved(millis, by, notation, 'ts-twice', twiceText);
  }
};

function* moved(
  millis: number,
  by: number,
  notation: TimestampNotation,
  id: string,
  says: () => string,
): Iterable<Deviation> {
  const signed = millis + by;
  if (signed < 0 || !Number.isSafeInteger(signed)) return;
  yield { id, says, change: { ts: encodeTimestamp(signed, notation) }, isOneOfMany: true };
}

function zoneText(hours: number): string {
  const distance = hours > 0 ? `+${hours}` : String(hours);
  return l10n.t(
    'A Ts of another time zone was signed ({0} h) than was sent. Sign the text of the header Ts.',
    distance,
  );
}

function twiceText(): string {
  return l10n.t('The clock was looked at twice: another Ts was signed than was sent. Keep it in one variable.');
}
