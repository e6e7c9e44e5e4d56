import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AdminError } from '../../../../client/src/gateway/admin-error.ts';
import { Follower } from '../../../../client/src/journal/follower.ts';
import { JournalClient } from '../../../../client/src/journal/journal-client.ts';
import { type GatewayServer, openServer } from '../../../../server/src/gateway/server.ts';
import { context, headersFor, LOGIN } from '../../gateway/shop.ts';
import { CuttableConnection } from './cuttable-connection.ts';

const BODY = '[{"userName":"alice","password":"x"}]';
const DELAYS = { first: 1, most: 10 };

/** What a follower tells: ids of entries, `live` and `lost`. */
class Heard {
  readonly told: (number | string)[] = [];
  /** Why the connection was lost. */
  reason: unknown;
  private check: () => void = () => undefined;

  readonly listener = {
    entries: (entries: { id: number }[]) => this.add(...entries.map(({ id }) => id)),
    connected: () => this.add('live'),
    lost: (error: unknown) => {
      this.reason = error;
      this.add('lost');
    },
  };

  /** Resolves when exactly this was told. */
  async is(...wanted: (number | string)[]): Promise<void> {
    await new Promise<void>(resolve => {
      this.check = () => {
        if (this.told.length >= wanted.length) resolve();
      };
      this.check();
    });
    assert.deepEqual(this.told, wanted);
  }

  private add(...told: (number | string)[]): void {
    this.told.push(...told);
    this.check();
  }
}

describe('following the journal of a gateway', () => {
  let gateway: GatewayServer;
  let way: CuttableConnection;
  let client: JournalClient;
  let heard: Heard;
  let follower: Follower;
  beforeEach(async () => {
    gateway = await openServer({ port: 0, context: () => context(), now: Date.now, listener: () => undefined });
    way = await CuttableConnection.open(gateway.port);
    client = new JournalClient({ url: `http://127.0.0.1:${way.address}/_mpaas`, token: gateway.adminToken });
    heard = new Heard();
    follower = new Follower(client, heard.listener, DELAYS);
  });
  afterEach(async () => {
    follower.stop();
    await way.close();
    await gateway.close();
  });

  const call = async () => {
    const headers = headersFor(LOGIN, BODY, { ts: String(Date.now()) });
    await (await fetch(gateway.url, { method: 'POST', headers, body: BODY })).text();
  };

  it('tells what is there, and then what comes', async () => {
    await call();
    await call();
    void follower.run();
    await heard.is(1, 2, 'live');
    await call();
    await heard.is(1, 2, 'live', 3);
  });

  it('tells when and why the connection is lost, and afterwards what it missed', async () => {
    void follower.run();
    await heard.is('live');
    way.cut();
    await heard.is('live', 'lost');
    assert.ok(heard.reason instanceof AdminError);
    assert.equal(heard.reason.problem, 'unreachable');
    await call();
    await call();
    way.mend();
    await heard.is('live', 'lost', 1, 2, 'live');
    await call();
    await heard.is('live', 'lost', 1, 2, 'live', 3);
  });

  it('goes on without a word where a connection ends and the next one is there', async () => {
    void follower.run();
    await heard.is('live');
    way.cut();
    way.mend();
    await call();
    await heard.is('live', 1);
  });

  it('goes on behind what was cleared', async () => {
    await call();
    void follower.run();
    await heard.is(1, 'live');
    await client.clear();
    await call();
    await heard.is(1, 'live', 2);
  });

  it('ends when it is told to, connected or not', async () => {
    const running = follower.run();
    await heard.is('live');
    follower.stop();
    await running;
    way.cut();
    const other = new Follower(client, heard.listener, { first: 60_000, most: 60_000 });
    const trying = other.run();
    other.stop();
    await trying;
    assert.deepEqual(heard.told, ['live']);
  });

  it('asks for what was skipped because it came too fast', async () => {
    const summary = (id: number) => ({ id });
    const asked: string[] = [];
    let stream: ServerResponse | undefined;
    const server = createServer(({ url = '' }, response) => {
      asked.push(url);
      if (url.includes('events')) {
        stream = response;
        response.write(`event: entry\ndata: ${JSON.stringify(summary(2))}\n\nevent: skipped\ndata: {}\n\n`);
      } else {
        const after = Number(url.split('=')[1]);
        response.end(JSON.stringify({ entries: [1, 2, 3, 4].slice(after, after === 0 ? 1 : 4).map(summary) }));
      }
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const skipping = new Follower(new JournalClient({ url: `http://127.0.0.1:${port}`, token: '' }), heard.listener);
    const running = skipping.run();
    await heard.is(1, 'live', 2, 3, 4);
    stream?.write(
      `event: entry\ndata: ${JSON.stringify(summary(4))}\n\nevent: entry\ndata: ${JSON.stringify(summary(5))}\n\n`,
    );
    await heard.is(1, 'live', 2, 3, 4, 5);
    assert.deepEqual(asked, ['/journal?after=0', '/journal/events?after=1', '/journal?after=2']);
    skipping.stop();
    await running;
    server.close();
  });
});
