import fc from 'fast-check';
import { mutations } from './mutations.ts';
import { requestBytes } from './raw-http.ts';
import { signatureOf } from './scenario/sign.ts';

/** What the requests are for. */
export interface Target {
  appId: string;
  secret: string;
  operationTypes: readonly string[];
}

/** A request that one right byte after the other makes, whatever its body is. It asks for the connection to end. */
export function signedRequest({ appId, secret }: Target, operationType: string, body: string | Buffer): Buffer {
  const bytes = Buffer.from(body);
  const ts = String(Date.now());
  const signed = { secret, operationType, body: bytes, ts, algorithm: 'md5' } as const;
  const headers = {
    'Operation-Type': operationType,
    AppId: appId,
    WorkspaceId: 'default',
    Ts: ts,
    Sign: signatureOf(signed, ''),
    'Content-Type': 'application/json',
    Connection: 'close',
  };
  return requestBytes(headers, bytes);
}

/** Names that objects inherit, or that mean something to the gateway. */
const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', '_requestBody', 'item', 'children', 'toJSON'];

const json = fc.letrec(tie => ({
  value: fc.oneof(
    { maxDepth: 6 },
    fc.jsonValue(),
    fc.array(tie('value'), { maxLength: 4 }),
    tie('object'),
    tie('text'),
  ),
  object: fc
    .array(fc.tuple(fc.oneof(fc.constantFrom(...NAMES), fc.string()), tie('value')), { maxLength: 4 })
    .map(entries => Object.fromEntries(entries)),
  text: tie('value').map(value => JSON.stringify(value)),
})).value;

const anyBytes = fc.uint8Array({ maxLength: 400 }).map(bytes => Buffer.from(bytes));

/** Bodies of every sort, rightly signed. */
export function signedRequests(target: Target): fc.Arbitrary<Buffer> {
  const body = fc.oneof(
    anyBytes,
    json.map(value => Buffer.from(JSON.stringify(value))),
    json.map(value => Buffer.from(JSON.stringify([value]))),
    fc
      .tuple(fc.nat(5000), fc.constantFrom('[', '{"a":', '[{"children":', '"\\u', '[/*'))
      .map(([times, text]) => Buffer.from(text.repeat(times))),
  );
  return fc
    .tuple(fc.constantFrom(...target.operationTypes), body)
    .map(([type, bytes]) => signedRequest(target, type, bytes));
}

/** Requests that were right once: bytes are changed, put in, taken out, repeated. */
function mutatedRequests(target: Target): fc.Arbitrary<Buffer> {
  return fc
    .tuple(fc.constantFrom(...target.operationTypes), fc.array(mutations, { minLength: 1, maxLength: 3 }))
    .map(([type, changes]) =>
      changes.reduce((bytes, change) => change(bytes), signedRequest(target, type, '[{"item":"tea"}]')),
    );
}

const words = (text: string) => text.trim().split(/\s+/);

const HEADERS = words(`
  Operation-Type AppId WorkspaceId Version Ts Sign signType Content-Type Content-Encoding
  Content-Length Transfer-Encoding Accept-Language Accept-Encoding Host Origin Referer Cookie
  Connection Expect Upgrade Authorization Access-Control-Request-Headers __proto__
`);
const VALUES = words(`
  2 1 default gzip chunked localhost null close keep-alive 100-continue 1600000000000 NI7Re00
  application/json application/x-www-form-urlencoded application/protobuf http://localhost:1 Bearer x
  __proto__
`);
const PATHS = words(`
  /mgw.htm /mgw.htm?operationType=a&requestData=[] /mgw.htm?callback=a&operationType=a
  /_mpaas/status /_mpaas// / * http://localhost/mgw.htm
`);

const latin1 = fc.string({
  unit: fc.integer({ min: 0x20, max: 0xff }).map(code => String.fromCharCode(code)),
  maxLength: 60,
});

/** Requests with any request line and headers, among them those that mean something. */
function oddRequests({ operationTypes, appId }: Target): fc.Arbitrary<Buffer> {
  const header = fc.tuple(
    fc.oneof(fc.constantFrom(...HEADERS), fc.stringMatching(/^[A-Za-z_-]{1,20}$/)),
    fc.oneof(fc.constantFrom(...VALUES, ...operationTypes, appId), latin1),
  );
  const method = fc.oneof(
    { weight: 5, arbitrary: fc.constant('POST') },
    fc.constantFrom('GET', 'OPTIONS', 'PUT', 'HEAD', 'CONNECT', 'TRACE', 'BREW'),
  );
  const target = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...PATHS) },
    latin1.map(text => `/${text}`),
  );
  return fc.tuple(method, target, fc.array(header, { maxLength: 10 }), anyBytes).map(([verb, path, headers, body]) => {
    const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`);
    const head = `${verb} ${path} HTTP/1.1\r\nHost: localhost\r\n${lines.join('')}\r\n`;
    return Buffer.concat([Buffer.from(head, 'latin1'), body]);
  });
}

/** What is no right request, or hardly one. */
export function wrongRequests(target: Target): fc.Arbitrary<Buffer> {
  return fc.oneof(anyBytes, mutatedRequests(target), mutatedRequests(target), oddRequests(target), oddRequests(target));
}
