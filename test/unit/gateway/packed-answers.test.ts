import assert from 'node:assert/strict';
import { gunzipSync } from 'node:zlib';
import type { AnswerContext } from '../../../server/src/gateway/answer.ts';
import { type GatewayServer, openServer } from '../../../server/src/gateway/server.ts';
import { sendTo } from './send.ts';
import { context, headersFor, NOW } from './shop.ts';

const NEWS = 'com.example.shop.news';
const LONG = JSON.stringify(['王'.repeat(5000)]);

describe('an answer to a client that takes gzip', () => {
  let server: GatewayServer;
  let body: string;
  let own: AnswerContext;

  before(async () => {
    server = await openServer({ port: 0, context: () => own, now: () => NOW, listener: () => undefined });
  });
  beforeEach(() => {
    own = context({ isJsonp: () => true });
    body = LONG;
  });
  after(() => server.close());

  const ask = (accepted: string, headers: Record<string, string> = {}) => {
    own.cache.set(`en ${NEWS} []`, body);
    const encoding: Record<string, string> = accepted === '' ? {} : { 'Accept-Encoding': accepted };
    return sendTo(server.port, { headers: { ...headersFor(NEWS, '[]'), ...encoding, ...headers }, body: '[]' });
  };

  for (const accepted of ['gzip', 'gzip, deflate, br', 'br;q=1.0, GZIP;q=0.5', 'deflate , gzip ; q=1']) {
    it(`is packed when it is long: ${accepted}`, async () => {
      const { headers, bytes } = await ask(accepted);
      assert.deepEqual([headers['content-encoding'], headers.vary], ['gzip', 'Accept-Encoding']);
      assert.equal(headers['content-length'], String(bytes.length));
      assert.ok(bytes.length < 1000);
      assert.equal(String(gunzipSync(bytes)), LONG);
      assert.equal(headers['result-status'], '1000');
    });
  }

  for (const accepted of ['', 'identity', 'br', 'gzip;q=0', 'gzip;q=0.000', 'x-gzip-not', '*']) {
    it(`is not packed for ${JSON.stringify(accepted)}`, async () => {
      const { headers, text } = await ask(accepted);
      assert.deepEqual([headers['content-encoding'], headers.vary, text], [undefined, undefined, LONG]);
    });
  }

  it('is not packed when it is short', async () => {
    body = JSON.stringify(['a'.repeat(2000)]);
    const { headers, text } = await ask('gzip');
    assert.deepEqual([headers['content-encoding'], text], [undefined, body]);
  });

  it('may be read by a page too', async () => {
    const { headers } = await ask('gzip', { Origin: 'http://localhost:1' });
    assert.equal(headers['access-control-allow-origin'], 'http://localhost:1');
    assert.equal(headers.vary, 'Accept-Encoding, Origin');
  });

  it('is packed as a script and as an envelope', async () => {
    own.cache.set(`en ${NEWS} []`, body);
    const headers = {
      'Accept-Encoding': 'gzip',
      Referer: 'http://localhost/',
      WorkspaceId: 'default',
      AppId: '84EFA9A281942',
    };
    for (const query of ['&callback=show', '']) {
      const path = `/mgw.htm?operationType=${NEWS}&requestData=[]${query}`;
      const { headers: answered, bytes } = await sendTo(server.port, { method: 'GET', path, headers });
      assert.equal(answered['content-encoding'], 'gzip');
      assert.ok(String(gunzipSync(bytes)).includes(`"result":${LONG}`));
    }
  });
});
