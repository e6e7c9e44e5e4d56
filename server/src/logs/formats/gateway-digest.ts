import type { LogEvent, Platform } from '../event.ts';
import type { LogLine } from '../line.ts';
import { eventIn } from '../make-event.ts';
import type { LogFormat } from './format.ts';

/** The places of fields that we read. Documented AY/64292; code and trace id counted on its sample. */
const FIELD = { operationType: 4, appId: 6, workspaceId: 7, code: 8, productId: 9, deviceId: 13, traceId: 22, os: 24 };

const PLATFORMS: ReadonlyMap<string | undefined, Platform> = new Map([
  ['ANDROID', 'android'],
  ['IOS', 'ios'],
  ['H5', 'h5'],
]);

/** Translations of the page print `61 ms`, the original `61ms`. */
const START = /\((\/[^,()]*),\s*response,\s*[YN],\s*(\d+) ?ms,/;

/** `gateway-page-digest.log`: `Time - (/mgw.htm,response,Y,61ms,…)` with 28 fields, as documented in AY/64292. */
export const gatewayDigest: LogFormat = {
  name: 'gateway-digest',
  hints: [',response,', ', response,'],
  open: () => ({ read }),
};

function read(line: LogLine): LogEvent[] | undefined {
  const match = START.exec(line.text);
  if (!match) return undefined;
  const open = match.index + 1;
  const close = line.text.indexOf(')', open);
  const fields = line.text.slice(open, close < 0 ? undefined : close).split(',');
  // The one that a cut-off line ends in may have had more.
  if (close < 0) fields.pop();
  const text = (place: number) => fields[place]?.trim().replace(/^-$/, '') || undefined;
  const code = text(FIELD.code);
  if (code === undefined || !/^\d{1,6}$/.test(code)) return [];
  const start = line.text.indexOf(code, open + fields.slice(0, FIELD.code).join().length + 1);
  return [
    eventIn('gateway-digest', line, start, start + code.length, {
      code: Number(code),
      operationType: text(FIELD.operationType),
      appId: text(FIELD.appId),
      workspaceId: text(FIELD.workspaceId),
      productId: text(FIELD.productId),
      deviceId: text(FIELD.deviceId),
      traceId: text(FIELD.traceId),
      platform: PLATFORMS.get(text(FIELD.os)?.toUpperCase()),
      costMs: Number(match[2]),
    }),
  ];
}
