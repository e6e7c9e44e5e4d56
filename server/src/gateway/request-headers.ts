import type { MgwRequest, RequestBody } from './wire.ts';

/** The headers that the gateway reads, empty where a request has none. Names: Android SDK `HttpCaller`, H5 SDK. */
export interface RequestHeaders {
  operationType: string;
  appId: string;
  workspaceId: string;
  /** RPC protocol version. */
  version: string;
  ts: string;
  sign: string;
  signType: string;
  contentType: string;
  contentEncoding: string;
  acceptLanguage: string;
  /** Of `X-Mgs-Mock-Result`. */
  mockResult: string;
  /** Of `X-Mgs-Mock-Scenario`. */
  mockScenario: string;
  host: string;
  origin: string;
  /** Of a preflight. */
  requestedHeaders: string;
}

/** By lower-case name. */
const FIELDS: ReadonlyMap<string, keyof RequestHeaders> = new Map([
  ['operation-type', 'operationType'],
  ['appid', 'appId'],
  ['workspaceid', 'workspaceId'],
  ['version', 'version'],
  ['ts', 'ts'],
  ['sign', 'sign'],
  ['signtype', 'signType'],
  ['content-type', 'contentType'],
  ['content-encoding', 'contentEncoding'],
  ['accept-language', 'acceptLanguage'],
  ['x-mgs-mock-result', 'mockResult'],
  ['x-mgs-mock-scenario', 'mockScenario'],
  ['host', 'host'],
  ['origin', 'origin'],
  ['access-control-request-headers', 'requestedHeaders'],
]);

/** Names as clients write them, so that each is made lower-case once. Bounded, because anybody may make up names. */
const seen = new Map<string, keyof RequestHeaders | undefined>();
const MOST_SEEN = 200;

const NO_BODY: RequestBody = { bytes: Buffer.alloc(0) };

/**
 * Reads headers, names in any case; one that comes twice is joined with a comma.
 * @param raw names and values in turn, as `rawHeaders` has them: `headers` costs as much as all checks together
 * @returns a request with an empty body, to be given its own
 */
export function readHeaders(raw: readonly string[]): MgwRequest {
  const headers: MgwRequest = {
    operationType: '',
    appId: '',
    workspaceId: '',
    version: '',
    ts: '',
    sign: '',
    signType: '',
    contentType: '',
    contentEncoding: '',
    acceptLanguage: '',
    mockResult: '',
    mockScenario: '',
    host: '',
    origin: '',
    requestedHeaders: '',
    body: NO_BODY,
    rawHeaders: raw,
  };
  for (let index = 0; index < raw.length; index += 2) {
    const field = fieldOf(raw[index] ?? '');
    const value = raw[index + 1] ?? '';
    if (field) headers[field] = headers[field] === '' ? value : `${headers[field]}, ${value}`;
  }
  return headers;
}

function fieldOf(name: string): keyof RequestHeaders | undefined {
  const known = seen.get(name);
  if (known !== undefined || seen.has(name)) return known;
  const field = FIELDS.get(name.toLowerCase());
  if (seen.size < MOST_SEEN) seen.set(name, field);
  return field;
}
