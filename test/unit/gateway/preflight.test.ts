import assert from 'node:assert/strict';
import { type GatewayServer, openServer } from '../../../server/src/gateway/server.ts';
import { sendTo } from './send.ts';
import { context, headersFor, LOGIN, NOW } from './shop.ts';

const GOOD = '[{"userName":"alice","password":"secret"}]';

/** What a browser asks for when a page calls by the H5 SDK: names in lower case, by the alphabet (Fetch standard). */
const ASKED = 'appid,content-type,operation-type,sign,signtype,ts,version,workspaceid,x-cors-84efa9a281942-default';

describe('a page that calls by the H5 SDK', () => {
  let server: GatewayServer;
  let appId = '84EFA9A281942';
  before(async () => {
    server = await openServer({
      port: 0,
      context: () => context({ appId }),
      now: () => NOW,
      listener: () => undefined,
    });
  });
  beforeEach(() => {
    appId = '84EFA9A281942';
  });
  after(() => server.close());

  const ask = (origin: string, asked = ASKED) =>
    sendTo(server.port, {
      method: 'OPTIONS',
      headers: { Origin: origin, 'Access-Control-Request-Method': 'POST', 'Access-Control-Request-Headers': asked },
    });

  it('of this machine may send every header of the SDK, and read what the SDK reads', async () => {
    const { status, headers, explanation } = await ask('http://localhost:5173');
    assert.deepEqual([status, headers['result-status']], [200, '8002']);
    assert.equal(headers['access-control-allow-origin'], 'http://localhost:5173');
    assert.match(String(headers['access-control-allow-methods']), /\bPOST\b/);
    assert.deepEqual(String(headers['access-control-allow-headers']).split(', '), ASKED.split(','));
    assert.match(String(explanation.hypothesis), /It may\.$/);
    const call = await sendTo(server.port, {
      headers: {
        ...headersFor(LOGIN, GOOD),
        Origin: 'http://localhost:5173',
        'X-CORS-84EFA9A281942-default': '1',
      },
      body: GOOD,
    });
    assert.equal(call.headers['result-status'], '1000');
    assert.equal(call.headers['access-control-allow-origin'], 'http://localhost:5173');
    const exposed = String(call.headers['access-control-expose-headers']).toLowerCase().split(', ');
    for (const name of ['result-status', 'tips', 'mgw-traceid']) assert.ok(exposed.includes(name), name);
  });

  for (const origin of ['https://h5.example', 'null', 'http://localhost.example']) {
    it(`of ${origin} may not`, async () => {
      const { headers, explanation } = await ask(origin);
      assert.equal(headers['result-status'], '8002');
      const allowed = Object.keys(headers).filter(name => name.startsWith('access-control-'));
      assert.deepEqual(allowed, []);
      assert.match(String(explanation.hypothesis), /Only pages of this machine may\.$/);
    });
  }

  for (const named of ['x-cors-other-default', 'x-cors-84efa9a281942-test']) {
    it(`is told when it calls as another app or workspace: ${named}`, async () => {
      const asked = ASKED.replace('x-cors-84efa9a281942-default', named);
      const { headers, explanation } = await ask('http://localhost:5173', asked);
      assert.match(String(headers['access-control-allow-headers']), new RegExp(named));
      assert.deepEqual(
        [explanation.code, explanation.expected, explanation.received],
        [8002, 'x-cors-84efa9a281942-default', named],
      );
      assert.match(String(explanation.hypothesis), /another app or workspace.*3000/);
    });
  }

  it('is told nothing of its app where the config has none', async () => {
    appId = '';
    const { explanation } = await ask('http://localhost:5173', 'x-cors-other-default');
    assert.match(String(explanation.hypothesis), /It may\.$/);
  });

  it('may name an app id of any characters, and no more than a name of a header has', async () => {
    const long = `x-cors-${'a'.repeat(64)}-${'b'.repeat(64)}`;
    const { headers } = await ask('http://localhost', `x-cors-a.b_c!-d, ${long}, a b, c\u00e4, ${'d'.repeat(201)}`);
    assert.equal(headers['access-control-allow-headers'], `x-cors-a.b_c!-d, ${long}`);
  });
});
