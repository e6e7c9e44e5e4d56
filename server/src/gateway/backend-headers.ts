import type { HeaderRules } from './header-rules.ts';

/**
 * Read by the gateway, and about the call of the gateway: MRPC's own (seen in code: Android SDK `HttpCaller`, H5 SDK),
 * and the mock's.
 */
const FOR_THE_GATEWAY = [
  'operation-type',
  'appid',
  'workspaceid',
  'version',
  'ts',
  'sign',
  'signtype',
  'x-mgs-encryption',
  'x-content-encoding',
  'x-mgs-mock-result',
  'x-mgs-mock-scenario',
];

/** About one connection, not about what is said: RFC 9110 §7.6.1, with what is about the body's way through it. */
const HOP_BY_HOP = [
  'connection',
  'keep-alive',
  'proxy-connection',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'expect',
];

/** What the gateway says for itself, for it writes the body and reads the answer: `Content-*` beside these. */
const OF_THE_GATEWAY = ['host', 'accept', 'accept-encoding'];

/** Of `POST /mgw.htm`, where the client has no earlier answer of the backend; 206 and 304 would be no result. */
const CONDITIONS = ['range', 'if-range', 'if-match', 'if-none-match', 'if-modified-since', 'if-unmodified-since'];

const NOT_PASSED = new Set([...FOR_THE_GATEWAY, ...HOP_BY_HOP, ...OF_THE_GATEWAY, ...CONDITIONS]);

/**
 * The headers of a client's request that go on to the backend. That cookies, authorization and a client's own headers
 * do, and all others but the ones above, is our choice: documented is only that the console can add and remove some
 * (AY/2671412).
 * @param raw names and values in turn, as `rawHeaders` has them
 * @param rules what the config adds and removes
 * @returns in the client's spelling; what came several times as a list
 */
export function backendHeaders(raw: readonly string[], rules?: HeaderRules): Record<string, string | string[]> {
  const passed = new Map<string, { name: string; values: string[] }>();
  const named = namedInConnection(raw);
  for (const [name, value] of pairs(raw)) {
    const key = name.toLowerCase();
    if (!isPassed(key) || named.has(key) || rules?.remove.has(key)) continue;
    const known = passed.get(key);
    if (known) known.values.push(value);
    else passed.set(key, { name, values: [value] });
  }
  for (const [name, value] of rules?.add ?? []) passed.set(name.toLowerCase(), { name, values: [value] });
  return Object.fromEntries(
    [...passed.values()].map(({ name, values }) => [name, values.length === 1 ? (values[0] as string) : values]),
  );
}

/** Whether the gateway leaves a header alone, so that a config may set it. */
export function canBeAdded(name: string): boolean {
  const key = name.toLowerCase();
  return isPassed(key) || FOR_THE_GATEWAY.includes(key) || CONDITIONS.includes(key);
}

/** Only the gateway itself signs for the backend (`X-Mgs-Proxy-Signature`, documented AY/64256). */
function isPassed(key: string): boolean {
  return !NOT_PASSED.has(key) && !key.startsWith('content-') && !key.startsWith('x-mgs-proxy-');
}

function namedInConnection(raw: readonly string[]): Set<string> {
  const lists = pairs(raw).filter(([name]) => name.toLowerCase() === 'connection');
  return new Set(lists.flatMap(([, value]) => value.split(',').map(name => name.trim().toLowerCase())));
}

function pairs(raw: readonly string[]): [name: string, value: string][] {
  return Array.from({ length: raw.length / 2 }, (_, index) => [raw[2 * index] ?? '', raw[2 * index + 1] ?? '']);
}
