import assert from 'node:assert/strict';
import { messageIn } from '../../../server/src/greeting/first-message.ts';

const MESSAGE = { jsonrpc: '2.0', id: 1, method: 'initialize', params: { locale: '中文' } };
const BODY = JSON.stringify(MESSAGE);
const HEAD = `Content-Length: ${Buffer.byteLength(BODY)}`;

describe('the first message in a stream', () => {
  it('is there once all of it came', () => {
    const bytes = Buffer.from(`${HEAD}\r\n\r\n${BODY}`);
    assert.deepEqual(messageIn(bytes), MESSAGE);
    for (let end = 0; end < bytes.length; end++) assert.equal(messageIn(bytes.subarray(0, end)), undefined, `${end}`);
  });

  it('may have other headers, and others behind it', () => {
    const type = 'Content-Type: application/vscode-jsonrpc; charset=utf-8';
    assert.deepEqual(messageIn(Buffer.from(`${type}\r\n${HEAD}\r\n\r\n${BODY}${HEAD}\r\n\r\n{`)), MESSAGE);
    assert.deepEqual(messageIn(Buffer.from(`content-length:${HEAD.slice(15)}\r\n\r\n${BODY}`)), MESSAGE);
  });

  it('is left to the library where it is none', () => {
    for (const text of [
      'GET / HTTP/1.1\r\n\r\n{}',
      'Content-Length: 1\r\n\r\n{',
      'Content-Length: x\r\n\r\n{}',
      '\r\n\r\n{}',
    ]) {
      assert.equal(messageIn(Buffer.from(text)), undefined, text);
    }
  });
});
