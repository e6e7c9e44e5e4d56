import assert from 'node:assert/strict';
import { type GatewayProcess, startGatewayCli } from '../support/cli.ts';
import { startBackend } from '../support/scenario/backend.ts';
import { TestWorkspace } from '../support/workspace.ts';

const CONTRACT = `/** @operationPrefix shop.account */
export interface AccountService {
  /** @http POST /login */
  login(request: { userName: string; password: string }): Promise<{ token: string }>;
  /** @http GET /users/{id} */
  find(request: { id: string; pin: string }): Promise<string>;
  /** @http POST /register @consumes form */
  register(request: { userName: string; password: string }): Promise<void>;
  /** @http GET /slow @timeout 200 */
  slow(): Promise<void>;
}
`;
const SALT = 'the salt that nobody may see';
const BACKEND = ['POST /login 200 Set-Cookie:SID=hunter22 {"token":"hunter22"}', '* /slow hang', '* * echo'];

const config = (url: string) => ({
  contracts: ['*.rpc.ts'],
  app: { appId: '84EFA9A281942', workspaceId: 'default' },
  gateway: {
    backend: {
      url,
      signature: { algorithm: 'md5', key: 'k1', salt: { env: 'BACKEND_SALT' } },
      headers: { add: { 'X-Tenant': { env: 'TENANT' } } },
    },
  },
});

describe('the journal of the built gateway', () => {
  let backend: Awaited<ReturnType<typeof startBackend>>;
  let workspace: TestWorkspace;
  let gateway: GatewayProcess;

  before(async () => {
    backend = await startBackend(BACKEND);
    workspace = await TestWorkspace.create({
      'mpaas.config.json': JSON.stringify(config(backend.url)),
      'shop.rpc.ts': CONTRACT,
    });
    const env = { BACKEND_SALT: SALT, TENANT: 'tenant-hunter22' };
    gateway = await startGatewayCli(['--auth', 'off'], { cwd: workspace.folder, env });
  });

  after(async () => {
    await gateway?.stop();
    backend.close();
    await workspace?.[Symbol.asyncDispose]();
  });

  const ask = async (path: string) =>
    (await fetch(`${gateway.adminUrl}/${path}`, { headers: { Authorization: `Bearer ${gateway.adminToken}` } })).text();

  /** Calls an operation. @returns its entry, which has no secret in it, as the rest of the journal */
  async function entryOf(name: string, argument?: object) {
    const answer = await fetch(gateway.url, {
      method: 'POST',
      headers: {
        'Operation-Type': `shop.account.${name}`,
        AppId: '84EFA9A281942',
        WorkspaceId: 'default',
        Cookie: 'SID=hunter22',
        Authorization: 'Bearer hunter22',
      },
      body: JSON.stringify(argument ? [argument] : []),
    });
    const { entries } = JSON.parse(await ask('journal'));
    const { id } = entries.find(({ traceId }: { traceId: string }) => traceId === answer.headers.get('Mgw-TraceId'));
    for (const path of ['journal', `journal/${id}`, `journal/${id}/curl`, 'journal/har']) {
      assert.doesNotMatch(decodeURIComponent((await ask(path)).replaceAll('%s', '')), /hunter22|the salt/, path);
    }
    assert.doesNotMatch(gateway.said(), /hunter22|the salt/);
    return JSON.parse(await ask(`journal/${id}`));
  }

  it('has a call of the backend with JSON, headers and cookies', async () => {
    const { backend: calls, code } = await entryOf('login', { userName: 'alice', password: 'hunter22' });
    const [{ request, answer, attempts }, ...others] = calls;
    assert.deepEqual([code, attempts, others], [1000, 1, []]);
    assert.deepEqual(
      [request.method, request.url, request.body],
      ['POST', `${backend.url}/login`, '{"userName":"alice","password":"[redacted]"}'],
    );
    const sent = Object.fromEntries(request.headers.map(([name, value]: string[]) => [name?.toLowerCase(), value]));
    assert.deepEqual(
      ['cookie', 'authorization', 'x-tenant', 'x-mgs-proxy-signature'].map(name => sent[name]),
      Array(4).fill('[redacted]'),
    );
    assert.equal(sent['x-mgs-proxy-signature-secret-key'], 'k1');
    assert.deepEqual([answer.status, answer.body], [200, '{"token":"[redacted]"}']);
    assert.ok(answer.headers.some(([name, value]: string[]) => name === 'Set-Cookie' && value === '[redacted]'));
  });

  it('has a call of the backend with a query', async () => {
    const [{ request }] = (await entryOf('find', { id: '7', pin: 'hunter22' })).backend;
    assert.equal(request.url, `${backend.url}/users/7?pin=%5Bredacted%5D`);
  });

  it('has a call of the backend with a form', async () => {
    const [{ request }] = (await entryOf('register', { userName: 'alice', password: 'hunter22' })).backend;
    assert.equal(request.body, 'userName=alice&password=%5Bredacted%5D');
  });

  it('has a call of the backend that was not answered in time', async () => {
    const { backend: calls, code } = await entryOf('slow');
    assert.deepEqual([code, calls[0].failure.code, 'answer' in calls[0]], [4001, 4001, false]);
    const { log } = JSON.parse(await ask('journal/har'));
    assert.deepEqual(
      log.entries
        .slice(-2)
        .map((entry: { _backendOf?: string; _traceId?: string }) => entry._backendOf ?? entry._traceId),
      [log.entries.at(-2)._traceId, log.entries.at(-2)._traceId],
    );
  });
});
