import { decodePercent } from '../../gateway/percent.ts';
import { decodeTimestamp } from '../../gateway/timestamp.ts';
import type { EventParts } from '../make-event.ts';
import type { Field } from './read-fields.ts';

/** What names mean, in lower case and without `-` and `_`: headers, the fields of answers, and what apps call them. */
const READERS: Readonly<Record<string, (value: string) => EventParts>> = {
  operationtype: operationType => ({ operationType }),
  appid: appId => ({ appId }),
  workspaceid: workspaceId => ({ workspaceId }),
  did: deviceId => ({ deviceId }),
  deviceid: deviceId => ({ deviceId }),
  productid: productId => ({ productId }),
  mgwtraceid: traceId => ({ traceId }),
  xmgwtraceid: traceId => ({ traceId }),
  traceid: traceId => ({ traceId }),
  memo: memo => ({ memo: decodePercent(memo) }),
  tips: tips => ({ tips: decodePercent(tips) }),
  errormessage: tips => ({ tips: decodePercent(tips) }),
  servertime: value => ({ serverTime: millisIn(value) }),
  date: value => ({ date: dateIn(value) }),
  ts: value => ({ ts: decodeTimestamp(value) }),
  sign: value => ({ sign: /^[\w+/=-]{16,128}$/.test(value) ? value : undefined }),
  signtype: signType => ({ signType }),
};

/** What fields of an answer or a request say of a call. The first of two that say the same counts. */
export function callParts(fields: readonly Pick<Field, 'name' | 'value'>[]): EventParts {
  const parts: EventParts = {};
  for (const { name, value } of fields) {
    const reader = readerOf(name);
    if (reader && value !== '') Object.assign(parts, { ...reader(value), ...parts });
  }
  return parts;
}

function readerOf(name: string): ((value: string) => EventParts) | undefined {
  const plain = plainName(name);
  return Object.hasOwn(READERS, plain) ? READERS[plain] : undefined;
}

/** A name as headers, fields and plists spell it, in one spelling. */
export function plainName(name: string): string {
  return name.toLowerCase().replaceAll(/[-_]/g, '');
}

function millisIn(text: string): number | undefined {
  return /^\d{13}$/.test(text) ? Number(text) : undefined;
}

/** `Tue, 11 Aug 2020 05:01:37 GMT`. */
function dateIn(text: string): number | undefined {
  const millis = /^\w{3}, \d\d \w{3} \d{4} [\d:]{8} GMT$/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(millis) ? undefined : millis;
}
