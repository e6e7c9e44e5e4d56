import { formatTraceId } from '../../../server/src/gateway/trace-id.ts';

/** A call as a gateway's digest has it; what is absent is made up. */
export interface DigestCall {
  code: number;
  operation?: string;
  device?: string;
  /** Epoch milliseconds, of the trace id. */
  at?: number;
  sequence?: number;
}

const AT = Date.UTC(2026, 10, 3, 6, 0, 0);

/** One line of a `gateway-page-digest.log`, with its end. */
export function digestLine({
  code,
  operation = 'shop.order.get',
  device = '-',
  at = AT,
  sequence = 1,
}: DigestCall): string {
  const traceId = formatTraceId('10.29.118.103', at, sequence);
  const [date, time] = new Date(at).toISOString().replace('Z', '').split('T');
  const outcome = code === 1000 ? 'Y' : 'N';
  return `${date} ${time?.replace('.', ',')} - (/mgw.htm,response,${outcome},61ms,${operation},-,84EFA9A281942,default,${code},-,-,-,-,${device},-,-,10.0.0.1,HTTP,JSON,2,2406,F,${traceId},F,ANDROID,61,4,2.0)\n`;
}
