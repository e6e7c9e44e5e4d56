import { formatTraceId } from '../../../server/src/gateway/trace-id.ts';
import { digestLine } from './digest.ts';
import { seeded } from './ordinary.ts';

/** An hour of a gateway and of the business system behind it, in which several things go wrong. */
export interface Incident {
  gateway: string;
  spi: string;
  /** What the business system's own code wrote. */
  business: string;
  /** Of a payment that failed, which all three name. */
  traceId: string;
  events: number;
}

const START = Date.UTC(2026, 10, 3, 6, 0, 0);
const [SECOND, MINUTE] = [1000, 60_000];
const OPERATIONS = ['shop.order.get', 'shop.order.list', 'shop.account.login', 'shop.order.pay'];

/** @param seconds between two calls: the fewer, the longer the logs */
export function incident(seconds = 9): Incident {
  const next = seeded(42);
  const of = <Value>(values: readonly Value[]) => values[Math.floor(next() * values.length)] as Value;
  const logs = { gateway: '', spi: '', business: '' };
  let traceId = '';
  let events = 0;
  for (let at = START; at < START + 60 * MINUTE; at += seconds * SECOND) {
    const minute = Math.floor((at - START) / MINUTE);
    const sequence = ++events;
    const operation = of(OPERATIONS);
    const device = `device-${1 + Math.floor(next() * 9)}`;
    const call = codeOf(operation, device, minute, next());
    logs.gateway += digestLine({ ...call, operation, at, sequence });
    if (call.code !== 6000) continue;
    const id = formatTraceId('10.29.118.103', at, sequence);
    traceId ||= id;
    const time = new Date(at).toISOString().replace('T', ' ').replace('.', ',').replace('Z', '');
    logs.spi += `${time} - (${operation},84EFA9A281942_ANDROID-default,3.0.0,36ms,N,6000,${id})\n`;
    logs.business += `${time} ERROR [${id}] no bean for PayFacade, buyer 13812345678 token=9f8e7d6c5b4a\n`;
  }
  return { ...logs, traceId, events };
}

/** One device has a wrong clock, payments stop for ten minutes, and now and then the business system is slow. */
function codeOf(operation: string, device: string, minute: number, chance: number): { code: number; device: string } {
  if (device === 'device-7') return { code: 7003, device };
  if (operation === 'shop.order.pay' && minute >= 30 && minute < 40) return { code: 6000, device };
  return { code: chance < 0.04 ? 4001 : 1000, device };
}
