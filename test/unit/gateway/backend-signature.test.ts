import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sm2 } from 'sm-crypto-v2';
import type { BackendSignature } from '../../../server/src/config/config.ts';
import { backendSigner } from '../../../server/src/gateway/backend-signature/backend-signer.ts';
import { sm2PrivateKey } from '../../../server/src/gateway/backend-signature/sm2-key.ts';
import { type SignedRequest, stringToSign } from '../../../server/src/generate/runtime/string-to-sign.ts';
import { OpensslFolder } from '../../support/openssl.ts';

const POST: SignedRequest = { method: 'POST', path: '/test/testSign?c=3&a=1', body: '{"a":1}' };

async function headersOf(signature: object, folder: string, request = POST): Promise<Record<string, string>> {
  const signer = await backendSigner({ key: 'k1', ...signature } as BackendSignature, folder);
  assert.ok('sign' in signer, JSON.stringify(signer));
  return signer.sign(request);
}

async function signatureOf(signature: object, folder: string, request = POST): Promise<string> {
  return (await headersOf(signature, folder, request))['X-Mgs-Proxy-Signature'] ?? '';
}

describe('what is signed for a backend', () => {
  const cases: [what: string, request: SignedRequest, text: string][] = [
    ['sorted parameters and the body', POST, 'POST\nu2y1xo30ZSlByvZSo2by2A==\n/test/testSign?a=1&c=3'],
    [
      'the documented parameters',
      { method: 'GET', path: '/test/testSign?c=3&a=1&b=2&d=4' },
      'GET\n\n/test/testSign?a=1&b=2&c=3&d=4',
    ],
    [
      'the documented parameters of query and form',
      { method: 'POST', path: '/test/testSign?c=3&a=1', body: 'b=2&d=4', isForm: true },
      'POST\n\n/test/testSign?a=1&b=2&c=3&d=4',
    ],
    [
      'the first of several values, those of the query before those of the form',
      { method: 'PUT', path: '/a?b=2', body: 'b=3&a=1&a=2', isForm: true },
      'PUT\n\n/a?a=1&b=2',
    ],
    [
      'fields of a form as they are, not as they are sent',
      { method: 'POST', path: '/a', body: Buffer.from('q=a+b%26%E7%8E%8B&r='), isForm: true },
      'POST\n\n/a?q=a b&王&r=',
    ],
    ['a form without fields', { method: 'POST', path: '/a', body: '', isForm: true }, 'POST\n\n/a'],
    ['no form of GET', { method: 'GET', path: '/a', body: 'a=1', isForm: true }, 'GET\n\n/a'],
    [
      'a body of bytes',
      { ...POST, body: Buffer.from('{"a":1}') },
      'POST\nu2y1xo30ZSlByvZSo2by2A==\n/test/testSign?a=1&c=3',
    ],
    ['no body as the word null', { method: 'POST', path: '/a' }, 'POST\nN6YlnMDB2uKZp4Zkid/wvQ==\n/a'],
    ['an empty body as none', { method: 'PUT', path: '/a', body: '' }, 'PUT\nN6YlnMDB2uKZp4Zkid/wvQ==\n/a'],
    ['no body of GET, DELETE and HEAD', { method: 'DELETE', path: '/a', body: '{}' }, 'DELETE\n\n/a'],
    ['the first of several values', { method: 'GET', path: '/a?b=2&a=1&b=1' }, 'GET\n\n/a?a=1&b=2'],
    [
      'values as they are, not as they are sent',
      { method: 'GET', path: '/a%20b?q=a+b%26%E7%8E%8B' },
      'GET\n\n/a%20b?q=a b&王',
    ],
    ['capitals before small letters', { method: 'get', path: '/a?b=1&B=2&a=' }, 'GET\n\n/a?B=2&a=&b=1'],
  ];
  for (const [what, request, text] of cases) {
    it(`has ${what}`, () => assert.equal(stringToSign(request), text));
  }
});

describe('the signature for a backend', () => {
  let openssl: OpensslFolder;

  before(async () => {
    openssl = await OpensslFolder.create();
    await openssl.write('salt', 'salt');
    await openssl.write('text', stringToSign(POST));
    await openssl.write('salted', `${stringToSign(POST)}salt`);
    await openssl.run('genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out rsa.pem');
    await openssl.run('pkey -in rsa.pem -pubout -out rsa.pub');
    await openssl.run('ecparam -name SM2 -genkey -noout -out sm2.sec1.pem');
    await openssl.run('pkcs8 -topk8 -nocrypt -in sm2.sec1.pem -out sm2.pem');
    await openssl.run('pkey -in sm2.pem -pubout -out sm2.pub');
    await openssl.run('ecparam -name prime256v1 -genkey -noout -out p256.pem');
  });
  after(() => openssl[Symbol.asyncDispose]());

  const file = (name: string) => ({ file: name });

  it('names the key', async () => {
    const headers = await headersOf({ algorithm: 'md5', salt: file('salt') }, openssl.path('.'));
    assert.deepEqual(headers, {
      'X-Mgs-Proxy-Signature': 'c90c07d02b22f559d6fd4df6a3793463',
      'X-Mgs-Proxy-Signature-Secret-Key': 'k1',
    });
  });

  it('is that of the documented example with a form, where the salt is "salt"', async () => {
    const form = { method: 'POST', path: '/test/testSign?c=3&a=1', body: 'b=2&d=4', isForm: true };
    const signature = await signatureOf({ algorithm: 'md5', salt: file('salt') }, openssl.path('.'), form);
    assert.equal(signature, '19329237506efc7921da0460d6f9033d');
  });

  for (const algorithm of ['md5', 'sm3']) {
    it(`is what openssl makes of string and salt: ${algorithm}`, async () => {
      const expected = String(await openssl.run(`dgst -${algorithm} -r salted`)).split(' ')[0];
      assert.equal(await signatureOf({ algorithm, salt: file('salt') }, openssl.path('.')), expected);
    });
  }

  it('is verified by openssl: rsa', async () => {
    const signature = await signatureOf({ algorithm: 'rsa', privateKey: file('rsa.pem') }, openssl.path('.'));
    await openssl.write('rsa.sig', Buffer.from(signature, 'base64'));
    assert.match(String(await openssl.run('dgst -sha1 -verify rsa.pub -signature rsa.sig text')), /OK/);
    await assert.rejects(openssl.run('dgst -sha1 -verify rsa.pub -signature rsa.sig salted'));
  });

  for (const key of ['sm2.pem', 'sm2.sec1.pem']) {
    it(`is verified by openssl: sm2 with ${key}`, async () => {
      const signature = await signatureOf({ algorithm: 'sm2', privateKey: file(key) }, openssl.path('.'));
      await openssl.write('sm2.sig', Buffer.from(signature, 'base64'));
      const verify =
        'pkeyutl -verify -pubin -inkey sm2.pub -sigfile sm2.sig -rawin -digest sm3 -pkeyopt distid:1234567812345678';
      assert.match(String(await openssl.run(`${verify} -in text`)), /Success/);
      await assert.rejects(openssl.run(`${verify} -in salted`));
    });
  }

  it('is verified by its own kind: sm2 with a key in hexadecimal', async () => {
    const { privateKey, publicKey } = sm2.generateKeyPairHex();
    await openssl.write('sm2.hex', `${privateKey}\n`);
    const signature = await signatureOf({ algorithm: 'sm2', privateKey: file('sm2.hex') }, openssl.path('.'));
    const hexadecimal = Buffer.from(signature, 'base64').toString('hex');
    assert.ok(sm2.doVerifySignature(stringToSign(POST), hexadecimal, publicKey, { der: true, hash: true }));
  });

  const problems: [signature: object, problem: RegExp][] = [
    [{ algorithm: 'md5' }, /^gateway\.backend\.signature\.salt is missing, which MD5 signs with\.$/],
    [{ algorithm: 'sm2', salt: file('salt') }, /^gateway\.backend\.signature\.privateKey is missing/],
    [{ algorithm: 'sm3', salt: file('nowhere') }, /^nowhere is not set/],
    [{ algorithm: 'rsa', privateKey: file('sm2.pem') }, /^sm2\.pem holds no private key that RSA can sign with\.$/],
    [{ algorithm: 'rsa', privateKey: file('rsa.pub') }, /^rsa\.pub holds no private key/],
    [{ algorithm: 'sm2', privateKey: file('p256.pem') }, /^p256\.pem holds no private key/],
    [{ algorithm: 'sm2', privateKey: file('sm2.pub') }, /^sm2\.pub holds no private key/],
    [{ algorithm: 'sm2', privateKey: file('salt') }, /^salt holds no private key/],
  ];
  for (const [signature, problem] of problems) {
    it(`cannot be made: ${JSON.stringify(signature)}`, async () => {
      const signer = await backendSigner({ key: 'k1', ...signature } as BackendSignature, openssl.path('.'));
      assert.match('problem' in signer ? signer.problem : '', problem);
    });
  }
});

describe('an SM2 private key', () => {
  it('is a number of the curve', () => {
    const one = `${'0'.repeat(63)}1`;
    assert.equal(sm2PrivateKey(one), one);
    for (const digit of ['0', 'f']) assert.equal(sm2PrivateKey(digit.repeat(64)), undefined);
    const most = 'fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54121';
    assert.equal(sm2PrivateKey(most), most);
    assert.equal(sm2PrivateKey(most.replace(/1$/, '2')), undefined);
  });

  it('is 64 digits in either case, with blanks around them', () => {
    const key = 'ab'.repeat(32);
    assert.equal(sm2PrivateKey(` \n${key.toUpperCase()}\r\n`), key);
    for (const text of [`x${key}`, `${key}0`, `0${key}`, `${key} x`, `x ${key}`])
      assert.equal(sm2PrivateKey(text), undefined);
  });

  it('is found in any text or not, without failing', () => {
    const pem = (body: string) => `-----BEGIN PRIVATE KEY-----\n${body}\n-----END PRIVATE KEY-----`;
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String().map(pem), fc.uint8Array().map(String)), text => {
        try {
          assert.equal(sm2PrivateKey(text), undefined);
        } catch (error) {
          assert.equal((error as Error).name, 'KeyError');
        }
      }),
    );
  });
});
