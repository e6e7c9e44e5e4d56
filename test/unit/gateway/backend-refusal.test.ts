import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createBackend } from '../../../server/src/gateway/backend.ts';
import { backendSigner } from '../../../server/src/gateway/backend-signature/backend-signer.ts';
import { createRequestListener } from '../../../server/src/generate/runtime/node-router.ts';
import { http, operation } from './operations.ts';

const SALT = 'the salt that nobody may see';
const WRONG = 'another salt that nobody may see';
const SIGNED = 'POST\nu2y1xo30ZSlByvZSo2by2A==\n/orders';

/** A generated server that verifies signatures. */
const verifying = (keys: object) =>
  createRequestListener(
    [{ operationType: 'a', method: 'POST', path: '/orders', handle: async () => null }],
    {},
    { signature: { keys: keys as Record<string, { algorithm: 'md5'; salt: string }> } },
  );
const K1 = { k1: { algorithm: 'md5', salt: WRONG } };

/** What stands between the gateway and a server, and changes requests. */
const behind =
  (listener: RequestListener, change: (request: Parameters<RequestListener>[0]) => void): RequestListener =>
  (request, response) => {
    change(request);
    listener(request, response);
  };

describe('a refused signature', () => {
  async function explanationFrom(listener: RequestListener, isSigned = true) {
    const server = createServer(listener).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const backend = createBackend(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    process.env.MPAAS_TEST_SALT = SALT;
    const signature = { algorithm: 'md5', key: 'k1', salt: { env: 'MPAAS_TEST_SALT' } } as const;
    try {
      const signer = isSigned ? await backendSigner(signature, '.') : undefined;
      const target = operation('a', { http: http('POST /orders') });
      return await backend.call(target, { a: 1 }, [], { backendSigner: signer });
    } finally {
      delete process.env.MPAAS_TEST_SALT;
      backend.close();
      server.closeAllConnections();
      server.close();
    }
  }

  const cases: [cause: string, listener: RequestListener, hypothesis: RegExp][] = [
    ['another salt', verifying(K1), /signs the same string: its secret or algorithm for the key "k1" is another one/],
    ['no such key', verifying({ k2: K1.k1 }), /it has no key "k1"\. Compare gateway\.backend\.signature\.key/],
    [
      'a header that got lost',
      behind(verifying(K1), ({ headers }) => {
        delete headers['x-mgs-proxy-signature'];
      }),
      /^The header X-Mgs-Proxy-Signature got lost on the way/,
    ],
    [
      'another path',
      behind(verifying(K1), request => {
        request.url = '/orders?via=proxy';
      }),
      /it received something else than was signed/,
    ],
    [
      'a server of others',
      (_, response) => response.writeHead(403).end('<html>'),
      /maybe its signature by the key "k1"\. What was signed is in "signed"/,
    ],
  ];
  for (const [cause, listener, hypothesis] of cases) {
    it(`is explained: ${cause}`, async () => {
      const { code, explanation } = await explanationFrom(listener);
      assert.equal(code, 4002);
      assert.match(explanation?.hypothesis ?? '', hypothesis);
      assert.equal(explanation?.signed, SIGNED);
      for (const salt of [SALT, WRONG]) assert.ok(!JSON.stringify(explanation).includes(salt));
    });
  }

  it('shows where what was signed and what was received part', async () => {
    const { explanation } = await explanationFrom(cases[3]?.[1] ?? assert.fail());
    const signed = `…${SIGNED.slice(-24)}`;
    assert.deepEqual(explanation?.difference, { at: SIGNED.length, signed, received: `${signed}?via=proxy` });
  });

  it('is explained to those who do not sign', async () => {
    const { explanation } = await explanationFrom(verifying(K1), false);
    assert.equal(
      explanation?.hypothesis,
      'The backend wants requests to be signed. Say how in gateway.backend.signature.',
    );
    assert.equal(explanation?.signed, undefined);
  });

  it('is nothing that other statuses are about', async () => {
    for (const isSigned of [true, false]) {
      const { explanation } = await explanationFrom((_, response) => response.writeHead(500).end('x'), isSigned);
      assert.equal(explanation?.hypothesis, 'The backend answered POST /orders with HTTP status 500.');
    }
    const { explanation } = await explanationFrom((_, response) => response.writeHead(401).end('x'), false);
    assert.equal(explanation?.hypothesis, 'The backend answered POST /orders with HTTP status 401.');
  });
});
