import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import type { GatewayEvent } from '../../../server/src/gateway/events.ts';
import { type GatewayServer, openServer } from '../../../server/src/gateway/server.ts';
import type { Settings } from '../../../server/src/gateway/settings.ts';
import { context, headersFor, LOGIN, NOW } from './shop.ts';

const GOOD = '[{"userName":"alice","password":"secret"}]';

describe('how answers leave', () => {
  let server: GatewayServer | undefined;
  let events: GatewayEvent[];
  beforeEach(() => {
    events = [];
  });
  afterEach(() => server?.close());

  async function open(changes: Partial<Settings>): Promise<GatewayServer> {
    const served = context(changes);
    const listener = (event: GatewayEvent) => events.push(event);
    server = await openServer({ port: 0, context: () => served, now: () => NOW, listener, limits: { stopMs: 200 } });
    return server;
  }

  const post = ({ url }: GatewayServer) => fetch(url, { method: 'POST', headers: headersFor(LOGIN, GOOD), body: GOOD });

  it('late', async () => {
    const gateway = await open({ faults: [{ latencyMs: 120 }] });
    const start = performance.now();
    assert.equal((await post(gateway)).headers.get('result-status'), '1000');
    assert.ok(performance.now() - start >= 119);
    const [event] = events;
    assert.ok(event?.kind === 'answered' && event.ms >= 119);
  });

  it('late refusals, too', async () => {
    const gateway = await open({ secret: 'another', faults: [{ latencyMs: 120 }] });
    const start = performance.now();
    assert.equal((await post(gateway)).headers.get('result-status'), '7002');
    assert.ok(performance.now() - start >= 119);
  });

  it('not at all', async () => {
    const gateway = await open({ faults: [{ drop: true }] });
    const error = await post(gateway).catch(error => error);
    assert.match(String(error.cause?.code ?? error.cause), /ECONNRESET|UND_ERR_SOCKET/);
    assert.equal(events.length, 1);
  });

  it('in part, with the length of the whole', async () => {
    const gateway = await open({ faults: [{ truncate: 10 }] });
    const socket = connect(gateway.port, '127.0.0.1');
    let text = '';
    socket.setEncoding('utf8').on('data', chunk => {
      text += chunk;
    });
    const headers = Object.entries({ Host: 'localhost', ...headersFor(LOGIN, GOOD), 'Content-Length': GOOD.length });
    socket.write(
      `POST /mgw.htm HTTP/1.1\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${GOOD}`,
    );
    await once(socket, 'close');
    const [head = '', body = ''] = text.split('\r\n\r\n');
    assert.equal(body.length, 10);
    assert.ok(Number(/Content-Length: (\d+)/i.exec(head)?.[1]) > 10);
  });

  it('to nobody, when the client has gone: it is not waited for', async () => {
    const gateway = await open({ faults: [{ latencyMs: 60_000 }] });
    const abort = new AbortController();
    const answered = fetch(gateway.url, {
      method: 'POST',
      headers: headersFor(LOGIN, GOOD),
      body: GOOD,
      signal: abort.signal,
    });
    abort.abort();
    await assert.rejects(answered);
    const start = performance.now();
    await gateway.close();
    assert.ok(performance.now() - start < 5000);
  });

  it('not after the gateway was stopped', async () => {
    const gateway = await open({ faults: [{ latencyMs: 60_000 }] });
    const answered = post(gateway).then(
      () => 'answered',
      () => 'ended',
    );
    const socket = connect(gateway.port, '127.0.0.1');
    await once(socket, 'connect');
    await gateway.close();
    assert.equal(await answered, 'ended');
    socket.destroy();
  });
});
