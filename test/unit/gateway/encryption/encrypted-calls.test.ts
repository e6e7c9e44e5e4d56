import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { EncryptionConfig } from '../../../../server/src/config/config.ts';
import { callGateway } from '../../../../server/src/gateway/call.ts';
import { encryptionBy } from '../../../../server/src/gateway/encryption/client-encryption.ts';
import { type Decryption, prepareDecryption } from '../../../../server/src/gateway/encryption/decryption.ts';
import { type GatewayServer, openServer } from '../../../../server/src/gateway/server.ts';
import { OpensslFolder } from '../../../support/openssl.ts';
import { sendTo } from '../send.ts';
import { context, headersFor, LOGIN, NOW, SECRET } from '../shop.ts';
import { type EncryptedCall, eccClient, frame, rsaClient, sm2Client } from './client.ts';

const GOOD = '[{"userName":"alice","password":"secret"}]';

describe('encrypted calls', () => {
  let openssl: OpensslFolder;
  const pem: Record<string, string> = {};
  let encryption: Decryption | undefined;
  let server: GatewayServer;

  before(async () => {
    openssl = await OpensslFolder.create();
    pem.rsa = String(await openssl.run('genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048'));
    pem.ecc = String(await openssl.run('ecparam -name secp256k1 -genkey -noout'));
    pem.sm2 = String(await openssl.run('ecparam -name SM2 -genkey -noout'));
    pem.otherEcc = String(await openssl.run('ecparam -name secp256k1 -genkey -noout'));
    for (const [name, text] of Object.entries(pem)) await openssl.write(`${name}.pem`, text);
    pem.rsaPublic = String(await openssl.run('pkey -in rsa.pem -pubout'));
    server = await openServer({
      port: 0,
      context: () => context({ encryption }),
      now: () => NOW,
      listener: () => undefined,
    });
  });
  after(async () => {
    await server.close();
    await openssl[Symbol.asyncDispose]();
  });

  const prepare = (config: Partial<EncryptionConfig>) =>
    prepareDecryption(
      { algorithm: 'ecc', cipher: 'aes-128-cbc', privateKey: { file: 'ecc.pem' }, ...config },
      openssl.path('.'),
    );

  const SCHEMES: [
    name: string,
    config: Partial<EncryptionConfig>,
    client: () => (plain: string | Buffer) => Promise<EncryptedCall>,
  ][] = [
    ['ECC', {}, () => eccClient(pem.ecc ?? '')],
    ...(['cbc', 'ecb'] as const).map((mode): (typeof SCHEMES)[number] => [
      `SM2 and SM4 in ${mode}`,
      { algorithm: 'sm2', cipher: `sm4-${mode}`, privateKey: { file: 'sm2.pem' } },
      () => sm2Client(pem.sm2 ?? '', openssl, mode),
    ]),
    ...(['pkcs1', 'oaep'] as const).map((padding): (typeof SCHEMES)[number] => [
      `RSA with ${padding}`,
      { algorithm: 'rsa', cipher: 'aes-128-cbc', privateKey: { file: 'rsa.pem' }, padding },
      () => rsaClient(pem.rsaPublic ?? '', openssl, padding),
    ]),
  ];

  /** The signature is over the body before encryption. */
  const post = (body: Buffer | string, headers = headersFor(LOGIN, GOOD)) => sendTo(server.port, { headers, body });

  for (const [name, config, client] of SCHEMES) {
    describe(`by ${name}`, () => {
      before(async () => {
        encryption = await prepare(config);
        assert.ok('agreement' in encryption, JSON.stringify(encryption));
      });

      it('are answered encrypted with the same key', async () => {
        const { body, open } = await client()(GOOD);
        const reply = await post(body);
        assert.equal(reply.headers['result-status'], '1000');
        assert.ok(!reply.text.includes('fullName'));
        assert.deepEqual(Object.keys(JSON.parse(await open(reply.bytes))), ['id', 'fullName', 'email']);
      });

      it('that break the contract are refused as plain ones are, without a body', async () => {
        const bad = '[{"userName":7,"password":"x"}]';
        const reply = await post((await client()(bad)).body, headersFor(LOGIN, bad));
        assert.deepEqual([reply.headers['result-status'], reply.bytes.length], ['3002', 0]);
      });

      it('are signed over what was there before encryption: 7002 else', async () => {
        const { body } = await client()(GOOD);
        assert.equal((await post(body, headersFor(LOGIN, body))).headers['result-status'], '7002');
      });

      it('are made by our own client', async () => {
        assert.ok(encryption && 'agreement' in encryption);
        const { body } = await callGateway({
          url: server.url,
          appId: '84EFA9A281942',
          workspaceId: 'default',
          operation: context().contract.operations.get(LOGIN)?.operation ?? assert.fail(),
          request: { userName: 'alice', password: 'x' },
          secret: SECRET,
          encryption: encryptionBy(encryption),
          now: () => NOW,
        });
        assert.deepEqual(Object.keys(body as object), ['id', 'fullName', 'email']);
      });

      it('that are cut off anywhere are refused with the byte', async () => {
        const { body } = await client()(GOOD);
        for (const length of [1, 3, 4, 20, body.length - 1]) {
          const { headers, explanation } = await post(body.subarray(0, length));
          assert.equal(headers['result-status'], '3003');
          assert.match(String(explanation.hypothesis), new RegExp(`it ends at byte ${length},`));
        }
      });
    });
  }

  describe('with one side otherwise', () => {
    const refusal = async (body: Buffer | string, headers?: Record<string, string>) => {
      const reply = await post(body, headers);
      assert.equal(reply.bytes.length, 0);
      return [Number(reply.headers['result-status']), String(reply.explanation.hypothesis)] as const;
    };
    const ecc = async (plain: string | Buffer = GOOD) => (await eccClient(pem.ecc ?? '')(plain)).body;

    it('get 7002 where data encryption is off', async () => {
      encryption = undefined;
      const [code, hypothesis] = await refusal(await ecc());
      assert.equal(code, 7002);
      assert.match(hypothesis, /^The body is encrypted \(ECC\), and data encryption is off here\..*Feature switch/);
    });

    it('get 3002 where it is off and no signature is checked', async () => {
      encryption = undefined;
      const headers = { ...headersFor('com.example.shop.news', ''), Sign: '' };
      const [code, hypothesis] = await refusal(await ecc('[]'), headers);
      assert.equal(code, 3002);
      assert.match(hypothesis, /^The body is encrypted \(ECC\)/);
    });

    it('get 3003 where it is on and the client does not encrypt', async () => {
      encryption = await prepare({});
      const [code, hypothesis] = await refusal(GOOD);
      assert.equal(code, 3003);
      assert.match(hypothesis, /byte 0 is no number of an algorithm.*Crypt, and GWWhiteList/);
    });

    it('get 5000 where the client takes another algorithm', async () => {
      encryption = await prepare({ algorithm: 'sm2', cipher: 'sm4-cbc', privateKey: { file: 'sm2.pem' } });
      const [code, hypothesis] = await refusal(await ecc());
      assert.equal(code, 5000);
      assert.match(hypothesis, /encrypted with ECC, and this gateway decrypts SM2/);
    });

    for (const [what, body] of [
      ['another key', async () => (await eccClient(pem.otherEcc ?? '')(GOOD)).body],
      ['a key that is no point', async () => frame(2, Buffer.alloc(33, 255), 1, Buffer.alloc(16))],
      ['a key of another length', async () => frame(2, Buffer.alloc(128, 1), 1, Buffer.alloc(16))],
      ['data that is no whole block', async () => (await ecc()).subarray(0, -1)],
    ] as const) {
      it(`get 3003 for ${what}`, async () => {
        encryption = await prepare({});
        assert.equal((await refusal(await body()))[0], 3003);
      });
    }

    it('get 3003 for what was not packed before', async () => {
      encryption = await prepare({});
      const { hypothesis } = (await post((await eccClient(pem.ecc ?? '', each => each)(GOOD)).body)).explanation;
      assert.match(String(hypothesis), /^What was encrypted is no gzip\./);
    });

    it('are read with the Content-Encoding that Android gives them', async () => {
      encryption = await prepare({});
      const headers = { ...headersFor(LOGIN, GOOD), 'Content-Encoding': 'mgss' };
      assert.equal((await post(await ecc(), headers)).headers['result-status'], '1000');
    });

    it('are forms as well', async () => {
      encryption = await prepare({});
      const fields = { operationType: 'com.example.shop.news', requestData: '[]' };
      const { body, open } = await eccClient(pem.ecc ?? '')(new URLSearchParams(fields).toString());
      const headers = {
        AppId: '84EFA9A281942',
        WorkspaceId: 'default',
        'Content-Type': 'application/x-www-form-urlencoded',
      };
      const reply = await post(body, headers);
      assert.equal(JSON.parse(await open(reply.bytes)).resultStatus, 1000);
    });

    it('get 3002 for what unpacks to too much', async () => {
      encryption = await prepare({});
      assert.equal((await refusal(await ecc(Buffer.alloc(50_000_000))))[0], 3002);
    });

    it('get 3003 with what is wrong in the config', async () => {
      encryption = await prepare({ privateKey: { file: 'none.pem' } });
      const [code, hypothesis] = await refusal(await ecc());
      assert.equal(code, 3003);
      assert.match(hypothesis, /none\.pem is not set, which gateway\.encryption\.privateKey names/);
    });

    it('get the code that they ask for themselves', async () => {
      encryption = await prepare({});
      const [code] = await refusal(GOOD, { ...headersFor(LOGIN, GOOD), 'X-Mgs-Mock-Result': '1002' });
      assert.equal(code, 1002);
    });
  });

  it('of any bytes get a code, and the gateway stays', async () => {
    encryption = await prepare({ algorithm: 'rsa', privateKey: { file: 'rsa.pem' }, padding: 'pkcs1' });
    const parts = fc.uint8Array({ minLength: 1, maxLength: 300 }).map(each => Buffer.from(each));
    const bodies = fc.oneof(
      parts,
      fc.tuple(fc.integer({ min: 1, max: 3 }), parts, parts).map(([number, key, data]) => frame(number, key, 1, data)),
    );
    await fc.assert(
      fc.asyncProperty(bodies, async body => {
        assert.match(String((await post(body)).headers['result-status']), /^(3003|5000)$/);
      }),
      { numRuns: 200 },
    );
  });

  for (const [what, config, says] of [
    [
      'a cipher of another algorithm',
      { cipher: 'sm4-cbc' },
      /^sm4-cbc does not go with ECC\. Name one of: aes-128-cbc\./,
    ],
    [
      'RSA without padding',
      { algorithm: 'rsa', privateKey: { file: 'rsa.pem' } },
      /padding is missing, which RSA needs/,
    ],
    ['a key that is not there', { privateKey: { env: 'MPAAS_NO_SUCH_KEY' } }, /^\$MPAAS_NO_SUCH_KEY is not set/],
    ['a key of another kind', { privateKey: { file: 'sm2.pem' } }, /^sm2\.pem holds no private key of ECC in PEM/],
    ['RSA with a key of a curve', { algorithm: 'rsa', padding: 'oaep' }, /^ecc\.pem holds no private key of RSA/],
  ] as const) {
    it(`cannot be had with ${what}`, async () => {
      const prepared = await prepare(config as Partial<EncryptionConfig>);
      assert.ok('problem' in prepared);
      assert.match(prepared.problem, says);
    });
  }
});
