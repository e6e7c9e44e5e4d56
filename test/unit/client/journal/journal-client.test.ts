import assert from 'node:assert/strict';
import path from 'node:path';
import { AdminError } from '../../../../client/src/gateway/admin-error.ts';
import { JournalClient } from '../../../../client/src/journal/journal-client.ts';
import { type GatewayServer, openServer } from '../../../../server/src/gateway/server.ts';
import { context, headersFor, LOGIN } from '../../gateway/shop.ts';
import { temporaryFolder } from '../../gateway/temporary-folder.ts';

const BODY = '[{"userName":"alice","password":"x"}]';

describe('questions about the journal of a gateway', () => {
  const folder = temporaryFolder();
  let gateway: GatewayServer;
  let client: JournalClient;
  beforeEach(async () => {
    const served = context({ mocks: folder() });
    gateway = await openServer({ port: 0, context: () => served, listener: () => undefined });
    client = new JournalClient({ url: gateway.adminUrl, token: gateway.adminToken });
  });
  afterEach(() => gateway.close());

  const post = async (body: string, ts = String(Date.now())) => {
    await (await fetch(gateway.url, { method: 'POST', headers: headersFor(LOGIN, body, { ts }), body })).text();
  };
  const fails = (answer: Promise<unknown>, problem: string, detail: RegExp) =>
    assert.rejects(answer, (error: unknown) => {
      assert.ok(error instanceof AdminError);
      assert.equal(error.problem, problem);
      assert.match(error.detail, detail);
      return true;
    });

  it('are answered', async () => {
    await post(BODY, '1500000000000');
    assert.deepEqual(
      (await client.list(0)).map(({ id, code }) => [id, code]),
      [[1, 7003]],
    );
    assert.equal((await client.entry(1)).request.body, '[{"userName":"alice","password":"[redacted]"}]');
    assert.match(await client.curl(1), /^body='/);
    assert.equal(JSON.parse(await client.har()).log.entries.length, 1);
    const { code, traceId } = await client.replay(1);
    assert.deepEqual([code, (await client.entry(2)).traceId], [1000, traceId]);
    assert.equal(await client.saveAsMock(2), path.join(folder(), `${LOGIN}.json`));
    await client.clear();
    assert.deepEqual(await client.list(0), []);
  });

  it('say why they are not', async () => {
    await fails(client.entry(7), 'no-such-entry', /no-such-entry/);
    await fails(client.curl(7), 'no-such-entry', /no-such-entry/);
    await post(`[{"userName":"a","password":"${'x'.repeat(100_000)}"}]`);
    await fails(client.replay(1), 'body-not-kept', /body-not-kept/);
    await fails(client.saveAsMock(1), 'body-not-kept', /body-not-kept/);
    const stranger = new JournalClient({ url: gateway.adminUrl, token: 'x' });
    await fails(stranger.list(0), 'refused', /unauthorized/);
    await fails(stranger.events(0, new AbortController().signal), 'refused', /unauthorized/);
    await gateway.close();
    await fails(client.list(0), 'unreachable', /ECONNREFUSED/);
  });

  it('of something else than a gateway have its status as answer', async () => {
    assert.equal(AdminError.ofAnswer(502, '<html>').detail, '502');
    assert.equal(AdminError.ofAnswer(409, '{"error":"exists","message":"It is there."}').detail, 'It is there.');
    assert.equal(AdminError.ofAnswer(400, 'null').detail, '400');
  });
});
