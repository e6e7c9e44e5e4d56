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
  const fields = fieldsFrom(line.text, match.index + 1);
  const text = (place: number) => fields[place]?.text.replace(/^-$/, '') || undefined;
  const code = fields[FIELD.code];
  if (!code || !/^\d{1,6}$/.test(code.text)) return [];
  return [
    eventIn('gateway-digest', line, code.start, code.start + code.text.length, {
      code: Number(code.text),
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

/** The fields from the opening parenthesis on. One that a cut-off line ends in is left out. */
function fieldsFrom(text: string, open: number): { text: string; start: number }[] {
  const fields: { text: string; start: number }[] = [];
  const ends = /[,)]/g;
  let at = open;
  while (text[at - 1] !== ')') {
    ends.lastIndex = at;
    const end = ends.exec(text)?.index;
    if (end === undefined) break;
    const written = text.slice(at, end);
    fields.push({ text: written.trim(), start: at + written.length - written.trimStart().length });
    at = end + 1;
  }
  return fields;
}
