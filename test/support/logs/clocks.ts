import { encodeTimestamp } from '../../../server/src/gateway/timestamp.ts';
import { createTraceIds } from '../../../server/src/gateway/trace-id.ts';
import type { SkewClass } from '../../../server/src/logs/evidence/clock-skew.ts';
import { seeded } from './ordinary.ts';

/** A log of one client that was made up, and what is true of its clock. */
export interface ClockLog {
  text: string;
  class: SkewClass;
  /** The client's clock less the gateway's at the last request, milliseconds. */
  offset: number;
}

export type ClockSource = 'ts' | 'lines' | 'lines-without-zone';

const [SECOND, MINUTE, HOUR, DAY] = [1000, 60_000, 3_600_000, 86_400_000];
const START = 1_600_000_000_000;
const BAD = 0.05;

/** Chance, the same for the same seed. */
class Chance {
  private readonly next: () => number;

  constructor(seed: number) {
    this.next = seeded(seed);
    for (let warm = 0; warm < 8; warm++) this.next();
  }

  is(share: number): boolean {
    return this.next() < share;
  }

  between(low: number, high: number): number {
    return low + this.next() * (high - low);
  }

  int(low: number, high: number): number {
    return Math.floor(this.between(low, high + 1));
  }

  sign(): number {
    return this.is(0.5) ? 1 : -1;
  }

  /** Time on the way: most of it short, some of it seconds. */
  latency(): number {
    const normal = Math.sqrt(-2 * Math.log(this.between(1e-9, 1))) * Math.cos(2 * Math.PI * this.next());
    return Math.min(8 * SECOND, 80 * Math.exp(normal * 0.9));
  }
}

interface Truth {
  class: SkewClass;
  /** At the first request. */
  offset: number;
  /** Growth, without unit. */
  rate: number;
}

function truthOf(wanted: SkewClass, source: ClockSource, chance: Chance): Truth {
  const small = chance.between(-20 * SECOND, 20 * SECOND);
  switch (wanted) {
    case 'drift':
      // Without a zone, what is more than half a quarter of an hour cannot be told from another zone.
      if (source === 'lines-without-zone') {
        return { class: wanted, offset: chance.sign() * chance.between(2 * MINUTE, 6 * MINUTE), rate: 0 };
      }
      return { class: wanted, offset: driftOffset(chance), rate: chance.is(0.5) ? 0 : chance.between(-1e-4, 1e-4) };
    case 'time-zone':
      return { class: wanted, offset: chance.sign() * chance.int(1, 28) * 30 * MINUTE + small, rate: 0 };
    default:
      return { class: wanted, offset: small, rate: 0 };
  }
}

/** Minutes to days, not near to a time zone: nobody could tell it from one. */
function driftOffset(chance: Chance): number {
  for (;;) {
    const offset = chance.sign() * 2 * MINUTE * Math.exp(chance.between(0, Math.log((20 * DAY) / MINUTE)));
    const beside = Math.abs(offset % (15 * MINUTE));
    if (Math.abs(offset) > 15 * HOUR || (beside > 3 * MINUTE && beside < 12 * MINUTE) || Math.abs(offset) < 10 * MINUTE)
      return offset;
  }
}

/** Makes a log of a client with a clock of some class. One line in twenty says anything. */
export function clockLog(wanted: SkewClass, source: ClockSource, seed: number): ClockLog {
  const chance = new Chance(seed);
  const truth = truthOf(wanted, source, chance);
  const requests = chance.int(wanted === 'replay' ? 12 : 4, 120);
  const span = chance.between(MINUTE, chance.is(0.3) ? 2 * DAY : HOUR);
  const traceIds = createTraceIds('10.28.253.64');
  const sent: { at: number; ts: number }[] = [];
  const blocks: { at: number; text: string }[] = [];
  let last = 0;
  for (let index = 0; index < requests; index++) {
    const at = START + (span * index) / requests;
    const offset = truth.offset + truth.rate * (at - START);
    const sentAt = Math.round(at + offset);
    last = offset;
    const arrived = Math.round(at + chance.latency());
    const answered = Math.round(arrived + chance.between(2, 60));
    const readAt = Math.round(answered + chance.latency() + offset);
    sent.push({ at: arrived, ts: sentAt });
    const isBad = chance.is(BAD);
    const times = isBad ? badTimes(chance) : { ts: sentAt, arrived, answered, readAt };
    blocks.push({ at, text: block(source, wanted, times, traceIds(times.arrived), chance) });
  }
  if (wanted === 'replay') {
    for (let index = 0; index < Math.max(3, requests / 3); index++) {
      const { at, ts } = sent[chance.int(0, sent.length - 1)] ?? { at: START, ts: START };
      const again = Math.round(at + chance.between(31 * MINUTE, 3 * DAY));
      const times = { ts, arrived: again, answered: again + 3, readAt: again };
      blocks.push({ at: again, text: block(source, wanted, times, traceIds(again), chance) });
    }
  }
  const text = blocks
    .sort((a, b) => a.at - b.at)
    .map(each => each.text)
    .join('');
  return { text, class: truth.class, offset: last };
}

interface Times {
  ts: number;
  arrived: number;
  answered: number;
  readAt: number;
}

/** Any time of these years, for all of them. */
function badTimes(chance: Chance): Times {
  const any = () => Math.round(START + chance.between(-500 * DAY, 500 * DAY));
  return { ts: any(), arrived: any(), answered: any(), readAt: any() };
}

function block(source: ClockSource, wanted: SkewClass, times: Times, traceId: string, chance: Chance): string {
  const { ts, answered, readAt } = times;
  if (source === 'ts') {
    const written =
      wanted === 'seconds' ? String(Math.floor(ts / 1000)) : encodeTimestamp(ts, chance.is(0.5) ? 'base64' : 'decimal');
    return `> Operation-Type: com.example.a\n> Ts: ${written}\n>\n< HTTP/1.1 200 OK\n< Result-Status: 7003\n< Mgw-TraceId: ${traceId}\n< Server-Time: ${answered}\n<\n\n`;
  }
  const local = new Date(readAt + 8 * HOUR).toISOString().replace('T', ' ').slice(0, -1);
  const prefix = source === 'lines' ? `${local}+0800 Demo[83:25]` : `${local} Demo[83:25]`;
  return `${prefix} [mPaaSLog] APMobileNetwork com.example.a resp:{\n  "mgw-traceid" = ${traceId};\n  "result-status" = 7003;\n  "server-time" = ${answered};\n}\n`;
}
