import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { parseSignType, sameSignature, sign, signContent } from '../../../server/src/gateway/signature.ts';

const OPERATION = 'com.example.app.user.login';
const BODY = Buffer.from('[{"_requestBody":{"userName":"a","userId":0}}]');
const SECRET = '0123456789abcdef0123456789abcdef';

describe('signature', () => {
  it('is over the operation type, the body in base 64 and Ts', () => {
    assert.equal(
      signContent(OPERATION, BODY, 'NI7Re00'),
      'Operation-Type=com.example.app.user.login&Request-Data=W3siX3JlcXVlc3RCb2R5Ijp7InVzZXJOYW1lIjoiYSIsInVzZXJJZCI6MH19XQ==&Ts=NI7Re00',
    );
  });

  it('is the MD5 of the vector, with Ts in base 64', () => {
    assert.equal(sign('md5', SECRET, signContent(OPERATION, BODY, 'NI7Re00')), 'acbf5effb1d8dd99cd84d09acc27a5ac');
  });

  it('is the MD5 of the vector, with Ts in decimal', () => {
    const content = signContent(OPERATION, BODY, '1600000000000');
    assert.equal(sign('md5', SECRET, content), '3bea4c045707d0f569d558d18866e6d8');
  });

  it('is not the alternative with the secret last', () => {
    const content = signContent(OPERATION, BODY, 'NI7Re00');
    assert.notEqual(sign('md5', SECRET, content), '81f77063ffe8bb8a22994ebd0325030c');
  });

  it('is what openssl computes for HMAC-SHA1', () => {
    const content = signContent(OPERATION, BODY, 'NI7Re00');
    const output = execFileSync('openssl', ['dgst', '-sha1', '-hmac', SECRET], { input: content, encoding: 'utf8' });
    assert.equal(sign('hmac-sha1', SECRET, content), output.trim().split(' ').at(-1));
  });

  it('covers bytes that are a view into a larger buffer', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.nat(8), (bytes, offset) => {
        const view = new Uint8Array([...new Uint8Array(offset), ...bytes]).subarray(offset);
        assert.equal(signContent('a', view, '1'), signContent('a', Buffer.from(bytes), '1'));
      }),
    );
  });

  it('changes with every part', () => {
    const original = sign('md5', SECRET, signContent(OPERATION, BODY, 'NI7Re00'));
    const changed = [
      sign('md5', `${SECRET} `, signContent(OPERATION, BODY, 'NI7Re00')),
      sign('md5', SECRET, signContent(`${OPERATION}2`, BODY, 'NI7Re00')),
      sign('md5', SECRET, signContent(OPERATION, Buffer.concat([BODY, Buffer.from(' ')]), 'NI7Re00')),
      sign('md5', SECRET, signContent(OPERATION, BODY, 'NI7Re01')),
      sign('hmac-sha1', SECRET, signContent(OPERATION, BODY, 'NI7Re00')),
    ];
    for (const signature of changed) assert.equal(sameSignature(signature, original), false);
    assert.equal(sameSignature(original, original), true);
  });
});

describe('signType', () => {
  const cases: [string | undefined, string | undefined][] = [
    [undefined, 'md5'],
    ['', 'md5'],
    ['0', 'md5'],
    ['md5', 'md5'],
    ['MD5', 'md5'],
    ['1', 'hmac-sha1'],
    ['HMAC-SHA1', 'hmac-sha1'],
    ['hmacsha1', 'hmac-sha1'],
    ['2', undefined],
    ['-1', undefined],
    ['sha256', undefined],
  ];
  for (const [header, type] of cases) {
    it(`${header ?? 'absent'} is ${type ?? 'none that can be checked'}`, () => {
      assert.equal(parseSignType(header), type);
    });
  }
});
