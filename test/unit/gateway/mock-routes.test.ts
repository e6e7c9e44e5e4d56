import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type GatewayServer, openServer } from '../../../server/src/gateway/server.ts';
import { context, headersFor, LOGIN } from './shop.ts';
import { temporaryFolder } from './temporary-folder.ts';

const BODY = '[{"userName":"alice","password":"hunter22"}]';

describe('what a gateway is asked about its mocks', () => {
  const folder = temporaryFolder();
  let gateway: GatewayServer;
  beforeEach(async () => {
    const served = context({ mocks: folder() });
    served.mocks.nameScenarios(['outage']);
    gateway = await openServer({ port: 0, context: () => served, listener: () => undefined });
    await mkdir(path.join(folder(), 'empty'));
  });
  afterEach(() => gateway.close());

  // biome-ignore lint/suspicious/noExplicitAny: whatever the gateway answers is looked into
  async function ask(method: string, path: string, body?: unknown): Promise<{ status: number; json: any }> {
    const headers = { Authorization: `Bearer ${gateway.adminToken}` };
    const response = await fetch(`${gateway.adminUrl}/${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return { status: response.status, json: await response.json() };
  }

  async function call(body = BODY): Promise<string> {
    const headers = headersFor(LOGIN, body, { ts: String(Date.now()) });
    return (await fetch(gateway.url, { method: 'POST', headers, body })).text();
  }

  it('says which scenarios there are, folders and those that faults name, and has one count', async () => {
    const state = { scenario: null, scenarios: ['empty', 'outage'], recording: false };
    assert.deepEqual(await ask('GET', 'mocks'), { status: 200, json: state });
    for (const scenario of ['empty', 'outage', null]) {
      assert.deepEqual(await ask('PUT', 'mocks/scenario', { scenario }), { status: 200, json: { ...state, scenario } });
    }
  });

  it('refuses a scenario that there is not, and what it does not understand', async () => {
    const { status, json } = await ask('PUT', 'mocks/scenario', { scenario: '../empty' });
    assert.deepEqual([status, json.error, json.scenarios], [404, 'no-such-scenario', ['empty', 'outage']]);
    for (const body of [{}, { scenario: 7 }, '', '{', '[]', '{"__proto__":{"scenario":"empty"}}']) {
      assert.equal((await ask('PUT', 'mocks/scenario', body)).status, 400, JSON.stringify(body));
    }
    assert.equal((await ask('PUT', 'mocks/recording', { recording: 'yes' })).status, 400);
    assert.equal((await ask('GET', 'mocks')).json.scenario, null);
  });

  it('turns recording on and off', async () => {
    assert.equal((await ask('PUT', 'mocks/recording', { recording: true })).json.recording, true);
    assert.equal((await ask('PUT', 'mocks/recording', { recording: false })).json.recording, false);
  });

  it('makes a mock of an answer, without secrets, for requests of that kind', async () => {
    const first = await call();
    const { status, json } = await ask('POST', 'journal/1/mock');
    assert.deepEqual([status, json.file], [200, path.join(folder(), `${LOGIN}.json`)]);
    const text = await readFile(json.file, 'utf8');
    assert.ok(!text.includes('hunter22') && text.includes('alice'));
    await writeFile(json.file, text.replace(JSON.parse(first).fullName, 'Somebody Else'));
    assert.equal(JSON.parse(await call()).fullName, 'Somebody Else');
  });

  it('makes a mock in a scenario', async () => {
    await call();
    const { json } = await ask('POST', 'journal/1/mock', { scenario: 'new one' });
    assert.equal(json.file, path.join(folder(), 'new one', `${LOGIN}.json`));
    assert.equal((await ask('POST', 'journal/1/mock', { scenario: '../out' })).status, 404);
    assert.equal((await ask('POST', 'journal/9/mock')).status, 404);
  });

  it('leaves a mock alone that is malformed', async () => {
    const file = path.join(folder(), `${LOGIN}.json`);
    await call();
    await writeFile(file, '{ "cases": 7 }');
    const { status, json } = await ask('POST', 'journal/1/mock');
    assert.deepEqual([status, json.error], [409, 'malformed']);
    assert.equal(await readFile(file, 'utf8'), '{ "cases": 7 }');
  });

  it('makes no mock of what it has not kept whole', async () => {
    await call(`[{"userName":"a","password":"${'x'.repeat(100_000)}"}]`);
    assert.equal((await ask('POST', 'journal/1/mock')).status, 409);
  });
});
