import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import * as smCrypto from 'sm-crypto-v2';
import type { BackendSignature } from '../../../../server/src/config/config.ts';
import { type Json, operationsOf } from '../../../../server/src/contracts/model.ts';
import { createBackend } from '../../../../server/src/gateway/backend.ts';
import { backendSigner } from '../../../../server/src/gateway/backend-signature/backend-signer.ts';
import { OpensslFolder } from '../../../support/openssl.ts';
import { loadTarget } from './emitted.ts';
import { array, http, model, number, object, operation, optional, service, string, takes } from './model-literals.ts';

interface TestServer {
  createRouter(handlers: { testService: object }, options: object): RequestListener;
}

const REQUEST = takes(
  object(optional('a', string), optional('b', number), optional('c', string), optional('d', array(string))),
);
const FORM = http('POST', '/test/testSign').http;

/** The path of the documented example (AY/64256), by each method. */
const MODEL = model(
  [
    service('TestService', [
      operation('find', 'test.find', { ...REQUEST, ...http('GET', '/test/testSign') }),
      operation('send', 'test.send', { ...REQUEST, http: { ...FORM, form: true } }),
      operation('put', 'test.put', { ...REQUEST, ...http('PUT', '/test/testSign') }),
      operation('ping', 'test.ping', http('POST', '/ping')),
    ]),
  ],
  [],
);

describe('signatures of the gateway at a generated server', function () {
  this.timeout(60_000);
  let emitted: TestServer;
  let remove: () => Promise<void>;
  let openssl: OpensslFolder;
  let received: unknown[];
  let close: () => Promise<void>;
  let url: string;

  before(async () => {
    ({ module: emitted, remove } = await loadTarget<TestServer>('node-server', MODEL));
    openssl = await OpensslFolder.create();
    await openssl.write('salt', 'salt');
    await openssl.run('genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out rsa.pem');
    await openssl.run('ecparam -name SM2 -genkey -noout -out sm2.pem');
    for (const name of ['rsa', 'sm2']) await openssl.run(`pkey -in ${name}.pem -pubout -out ${name}.pub`);
  });
  after(async () => {
    await remove();
    await openssl[Symbol.asyncDispose]();
  });
  beforeEach(() => {
    received = [];
    close = async () => undefined;
  });
  afterEach(() => close());

  /** One key of each algorithm, named after it. */
  const keys = async () => {
    const [rsa, sm2] = await Promise.all(['rsa', 'sm2'].map(name => readFile(openssl.path(`${name}.pub`), 'utf8')));
    return {
      md5: { algorithm: 'md5', salt: 'salt' },
      sm3: { algorithm: 'sm3', salt: 'salt' },
      rsa: { algorithm: 'rsa', publicKey: rsa },
      sm2: { algorithm: 'sm2', publicKey: sm2 },
    };
  };

  const router = (signature: object) => {
    const answer = async (request: unknown) => void received.push(request);
    const testService = { find: answer, send: answer, put: answer, ping: async () => void received.push('ping') };
    return emitted.createRouter({ testService }, { signature });
  };

  async function listen(listener: RequestListener): Promise<void> {
    const server = createServer(listener).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    close = async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    };
  }

  /** Sends a request with a signature. @returns HTTP status and body */
  async function send(method: string, target: string, headers: object, body?: string): Promise<[number, Json]> {
    const response = await fetch(url + target, {
      method,
      headers: { ...headers },
      ...(body !== undefined && { body }),
    });
    return [response.status, (await response.json()) as Json];
  }

  const signed = (key: string, signature: string) => ({
    'X-Mgs-Proxy-Signature': signature,
    'X-Mgs-Proxy-Signature-Secret-Key': key,
  });

  async function callByGateway(operationType: string, request: Json | undefined, signature: object) {
    const found = operationsOf(MODEL).find(each => each.operationType === operationType) ?? assert.fail();
    const signer = await backendSigner(signature as BackendSignature, openssl.path('.'));
    const backend = createBackend(url);
    try {
      return await backend.call(found, request, [], { backendSigner: signer });
    } finally {
      backend.close();
    }
  }

  const DOCUMENTED = { a: '1', b: 2, c: '3', d: ['4'] };
  const REQUESTS: [operationType: string, request: Json | undefined, seen: unknown][] = [
    ['test.find', { c: '3', a: '1', b: 2 }, { a: '1', b: 2, c: '3' }],
    ['test.send', DOCUMENTED, DOCUMENTED],
    ['test.send', { a: 'ü&=+ 王', d: ['x', 'y'] }, { a: 'ü&=+ 王', d: ['x', 'y'] }],
    ['test.send', {}, {}],
    ['test.put', { a: '王', d: ['x', 'y'] }, { a: '王', d: ['x', 'y'] }],
    ['test.ping', undefined, 'ping'],
  ];

  for (const [algorithm, secret] of [
    ['md5', { salt: { file: 'salt' } }],
    ['sm3', { salt: { file: 'salt' } }],
    ['rsa', { privateKey: { file: 'rsa.pem' } }],
    ['sm2', { privateKey: { file: 'sm2.pem' } }],
  ] as const) {
    for (const by of algorithm.startsWith('sm') ? ['node:crypto', 'sm-crypto-v2'] : ['node:crypto']) {
      it(`made with ${algorithm} are verified by ${by}`, async () => {
        await listen(router({ keys: await keys(), ...(by === 'sm-crypto-v2' && { smCrypto }) }));
        for (const [operationType, request, seen] of REQUESTS) {
          const { code, explanation } = await callByGateway(operationType, request, {
            algorithm,
            key: algorithm,
            ...secret,
          });
          assert.equal(code, 1000, JSON.stringify(explanation));
          assert.deepEqual(received.pop(), seen);
        }
        assert.equal((await callByGateway('test.ping', undefined, { algorithm, key: 'other', ...secret })).code, 4002);
      });
    }
  }

  /** How `openssl` signs a file, as it goes into the header. */
  const BY_OPENSSL: Record<string, (file: string) => Promise<string>> = {
    md5: async file => String(await openssl.run(`dgst -md5 -r ${file}.salted`)).slice(0, 32),
    sm3: async file =>
      String(await openssl.run(`dgst -sm3 -r ${file}.salted`))
        .slice(0, 64)
        .toUpperCase(),
    rsa: async file => (await openssl.run(`dgst -sha1 -sign rsa.pem ${file}`)).toString('base64'),
    sm2: async file =>
      (
        await openssl.run(
          `pkeyutl -sign -inkey sm2.pem -rawin -digest sm3 -pkeyopt distid:1234567812345678 -in ${file}`,
        )
      ).toString('base64'),
  };

  const form = { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8' };
  const json = { 'Content-Type': 'application/json' };
  for (const [algorithm, sign] of Object.entries(BY_OPENSSL)) {
    for (const by of ['node:crypto', 'sm-crypto-v2']) {
      if (by === 'sm-crypto-v2' && !algorithm.startsWith('sm')) continue;
      it(`made by openssl with ${algorithm} are verified by ${by}: the documented example`, async () => {
        await listen(router({ keys: await keys(), ...(by === 'sm-crypto-v2' && { smCrypto }) }));
        const signatureOf = async (text: string) => {
          await openssl.write('text', text);
          await openssl.write('text.salted', `${text}salt`);
          return signed(algorithm, await sign('text'));
        };
        const ofForm = await signatureOf('POST\n\n/test/testSign?a=1&b=2&c=3&d=4');
        assert.deepEqual(await send('POST', '/test/testSign?c=3&a=1', { ...form, ...ofForm }, 'b=2&d=4'), [200, null]);
        assert.deepEqual(received.pop(), { b: 2, d: ['4'] });
        const ofJson = await signatureOf('PUT\nu2y1xo30ZSlByvZSo2by2A==\n/test/testSign?a=1&c=3');
        const [status] = await send('PUT', '/test/testSign?a=1&c=3', { ...json, ...ofJson }, '{"a":1}');
        assert.equal(status, 400, 'signed rightly, and no text as the contract wants');
        const ofNothing = await signatureOf('POST\nN6YlnMDB2uKZp4Zkid/wvQ==\n/ping');
        assert.deepEqual(await send('POST', '/ping', ofNothing), [200, null]);
        assert.equal((await send('POST', '/ping', ofForm))[0], 401);
      });
    }
  }

  it('made with SM2 by sm-crypto-v2 are verified, whichever way the key is written', async () => {
    const { privateKey, publicKey } = smCrypto.sm2.generateKeyPairHex();
    await listen(
      router({
        keys: {
          point: { algorithm: 'sm2', publicKey },
          capitals: { algorithm: 'sm2', publicKey: publicKey.toUpperCase() },
          bare: { algorithm: 'sm2', publicKey: publicKey.slice(2) },
          base64: {
            algorithm: 'sm2',
            publicKey: Buffer.from(`3059301306072a8648ce3d020106082a811ccf5501822d034200${publicKey}`, 'hex').toString(
              'base64',
            ),
          },
        },
      }),
    );
    const text = 'POST\nN6YlnMDB2uKZp4Zkid/wvQ==\n/ping';
    const signature = smCrypto.sm2.doSignature(text, privateKey, { der: true, hash: true });
    for (const key of ['point', 'capitals', 'bare', 'base64']) {
      const headers = signed(key, Buffer.from(signature, 'hex').toString('base64'));
      assert.deepEqual(await send('POST', '/ping', headers), [200, null], key);
    }
  });

  it('made with RSA are verified by a key without the lines of PEM', async () => {
    const pem = await readFile(openssl.path('rsa.pub'), 'utf8');
    const publicKey = pem.replace(/-----.*-----|\s/g, '');
    await listen(router({ keys: { bare: { algorithm: 'rsa', publicKey } } }));
    const signature = { algorithm: 'rsa', key: 'bare', privateKey: { file: 'rsa.pem' } };
    assert.equal((await callByGateway('test.ping', undefined, signature)).code, 1000);
  });

  it('are accepted with the old and the new key while one takes over', async () => {
    const both = { old: { algorithm: 'md5', salt: 'before' }, new: { algorithm: 'sm3', salt: 'after' } };
    await openssl.write('before', 'before');
    await openssl.write('after', 'after');
    await listen(router({ keys: both }));
    const call = async (algorithm: string, key: string, file: string) =>
      (await callByGateway('test.put', { a: 'x' }, { algorithm, key, salt: { file } })).code;
    assert.equal(await call('md5', 'old', 'before'), 1000);
    assert.equal(await call('sm3', 'new', 'after'), 1000);
    assert.equal(await call('md5', 'old', 'after'), 4002);
    assert.equal(await call('md5', 'new', 'before'), 4002);
  });

  describe('are refused, and handlers not called:', () => {
    const RIGHT = '19329237506efc7921da0460d6f9033d';
    const SIGNED = 'POST\n\n/test/testSign?a=1&b=2&c=3&d=4';
    const target = '/test/testSign?c=3&a=1';
    const mismatch = (string: string) => ({ error: 'signature-mismatch', key: 'md5', signed: string });
    const missing = (header: string) => ({ error: 'signature-missing', header });
    const unknown = (key: string) => ({ error: 'signature-key-unknown', key });

    const cases: [what: string, target: string, headers: object, body: string, refusal: object][] = [
      ['none', target, {}, 'b=2&d=4', missing('X-Mgs-Proxy-Signature')],
      ['no key', target, { 'X-Mgs-Proxy-Signature': RIGHT }, 'b=2&d=4', missing('X-Mgs-Proxy-Signature-Secret-Key')],
      ['another key', target, signed('k2', RIGHT), 'b=2&d=4', unknown('k2')],
      ['a name that every object has', target, signed('__proto__', RIGHT), 'b=2&d=4', unknown('__proto__')],
      ['another one', target, signed('md5', '0'.repeat(32)), 'b=2&d=4', mismatch(SIGNED)],
      ['half of it', target, signed('md5', RIGHT.slice(0, 16)), 'b=2&d=4', mismatch(SIGNED)],
      ['another body', target, signed('md5', RIGHT), 'b=2&d=5', mismatch(SIGNED.replace('d=4', 'd=5'))],
      ['another path', '/test/testSign?c=3', signed('md5', RIGHT), 'b=2&d=4', mismatch(SIGNED.replace('a=1&', ''))],
      [
        'no signature at all',
        '/ping',
        signed('sm2', '*'),
        '',
        { error: 'signature-mismatch', key: 'sm2', signed: 'POST\n\n/ping' },
      ],
      [
        'what is no base64',
        '/ping',
        signed('rsa', '*'),
        '',
        { error: 'signature-mismatch', key: 'rsa', signed: 'POST\n\n/ping' },
      ],
    ];
    for (const [what, path, headers, content, refusal] of cases) {
      it(what, async () => {
        await listen(router({ keys: await keys() }));
        const [status, body] = await send('POST', path, { ...form, ...headers }, content);
        const { message, ...rest } = body as Record<string, Json>;
        assert.deepEqual([status, rest], [401, refusal]);
        assert.ok(!JSON.stringify(body).includes('salt'), String(message));
        assert.deepEqual(received, []);
      });
    }

    it('but right ones are not, in capitals too', async () => {
      await listen(router({ keys: await keys() }));
      for (const signature of [RIGHT, RIGHT.toUpperCase()]) {
        assert.equal((await send('POST', target, { ...form, ...signed('md5', signature) }, 'b=2&d=4'))[0], 200);
      }
    });
  });

  describe('under Express', () => {
    const SIGNATURE = { algorithm: 'md5', key: 'md5', salt: { file: 'salt' } };
    const callAll = async () => {
      const put = await callByGateway('test.put', { a: '王' }, SIGNATURE);
      const sent = await callByGateway('test.send', { a: '王' }, SIGNATURE);
      return [put, sent].map(({ code, explanation }) => explanation?.received ?? code);
    };

    it('are of the whole path, wherever the router is mounted', async () => {
      await listen(express().use('/api/v1', router({ keys: await keys() })));
      url += '/api/v1';
      assert.deepEqual(await callAll(), [1000, 1000]);
    });

    it('are of what was received, which parsers can keep', async () => {
      const verify = (request: object, _: unknown, rawBody: Buffer) => void Object.assign(request, { rawBody });
      await listen(
        express().use(express.json({ verify }), express.urlencoded({ verify }), router({ keys: await keys() })),
      );
      assert.deepEqual(await callAll(), [1000, 1000]);
    });

    it('cannot be verified behind parsers that do not, which says what to do', async () => {
      await listen(express().use(express.json(), express.urlencoded(), router({ keys: await keys() })));
      const message = 'Signatures are of bodies as they are received. Mount the router before what parses them.';
      const received = { status: 500, body: JSON.stringify({ error: 'body-already-parsed', message }) };
      assert.deepEqual(await callAll(), [received, received]);
    });
  });

  const wrong: [key: object, problem: RegExp][] = [
    [{ algorithm: 'md5', salt: undefined }, /^The signature key "k" cannot verify: it has no salt\./],
    [{ algorithm: 'sm3', salt: '' }, /it has no salt/],
    [{ algorithm: 'rsa', publicKey: undefined }, /it has no public key of RSA/],
    [{ algorithm: 'rsa', publicKey: 'AAAA' }, /it has no public key of RSA/],
    [{ algorithm: 'sm2', publicKey: undefined }, /it has no public key of SM2/],
    [
      { algorithm: 'sm2', publicKey: '04'.repeat(64) },
      /its public key is not on the curve, or this Node\.js has no SM2/,
    ],
    [{ algorithm: 'MD5', salt: 'a' }, /there is no such algorithm/],
  ];
  for (const [key, problem] of wrong) {
    it(`cannot be verified with ${JSON.stringify(key)}, which is said at the start`, () => {
      assert.throws(() => router({ keys: { k: key } }), { message: problem });
    });
  }

  it('cannot be verified with the key of another algorithm, which is said at the start', async () => {
    const { rsa, sm2 } = await keys();
    assert.throws(() => router({ keys: { k: { ...rsa, algorithm: 'sm2' } } }), /it has no public key of SM2/);
    assert.throws(() => router({ keys: { k: { ...sm2, algorithm: 'rsa' } } }), /it has no public key of RSA/);
  });
});
