import assert from 'node:assert/strict';
import { backendHeaders } from '../../../server/src/gateway/backend-headers.ts';

/** Headers as they are written in a request, one a line, and what of them reaches the backend, written the same way. */
function passed(text: string): string {
  const raw = text
    .trim()
    .split('\n')
    .flatMap(line => /^\s*([^:]+): (.*)$/.exec(line)?.slice(1) ?? []);
  const lines = Object.entries(backendHeaders(raw)).flatMap(([name, value]) =>
    [value].flat().map(each => `${name}: ${each}`),
  );
  return lines.join('\n');
}

describe('headers for the backend', () => {
  it('are those of the client, as it wrote them', () => {
    const headers = `Cookie: session=1; theme=dark
Authorization: Bearer abc
Accept-Language: zh-Hans
User-Agent: Shop/1.0
X-Request-Id: 7
Did: device
x-cors-84efa9a281942-default: 1
Origin: http://localhost:5173`;
    assert.equal(passed(headers), headers);
  });

  it('are not those of MRPC, whatever their case', () => {
    assert.equal(
      passed(`Operation-Type: com.example.a
        AppId: 84EFA9A281942
        workspaceId: default
        Version: 2
        Ts: NI7Re00
        Sign: 0123
        signType: 0
        x-mgs-encryption: 1
        X-Content-Encoding: mgss
        X-Mgs-Mock-Result: 1000
        X-Kept: 1`),
      'X-Kept: 1',
    );
  });

  it('are not those of the connection, nor those that the connection names', () => {
    assert.equal(
      passed(`Connection: keep-alive, X-Hop
        connection: X-Other
        Keep-Alive: timeout=5
        Proxy-Connection: keep-alive
        Proxy-Authorization: Basic abc
        TE: trailers
        Trailer: X-Sum
        Transfer-Encoding: chunked
        Upgrade: h2c
        Expect: 100-continue
        X-Hop: 1
        x-other: 2
        X-Kept: 3`),
      'X-Kept: 3',
    );
  });

  it('are not those about the body, which the gateway writes anew, nor about what it can read', () => {
    assert.equal(
      passed(`Host: 127.0.0.1:8680
        Content-Type: application/json
        Content-Length: 17
        Content-Encoding: gzip
        Content-Language: en
        Accept: text/html
        Accept-Encoding: gzip, br
        Accept-Charset: utf-8`),
      'Accept-Charset: utf-8',
    );
  });

  it('ask for no part of an answer, and for none that depends on an earlier one', () => {
    assert.equal(
      passed(`Range: bytes=0-1
        If-Range: "a"
        If-Match: "a"
        If-None-Match: "a"
        If-Modified-Since: Sun, 13 Sep 2020 12:26:40 GMT
        If-Unmodified-Since: Sun, 13 Sep 2020 12:26:40 GMT`),
      '',
    );
  });

  it('have no signature but the gateway’s own', () => {
    assert.equal(passed('X-Mgs-Proxy-Signature: forged\nx-mgs-proxy-signature-secret-key: k1'), '');
  });

  it('that come twice come twice, under the name that came first', () => {
    assert.equal(passed('X-Tag: a\nx-tag: b'), 'X-Tag: a\nX-Tag: b');
  });

  it('may have the names of what every object has', () => {
    assert.equal(passed('__proto__: a\nconstructor: b'), '__proto__: a\nconstructor: b');
  });
});
