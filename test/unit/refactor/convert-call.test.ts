import assert from 'node:assert/strict';
import { findOperationSites } from '../../../server/src/call-sites/find-sites.ts';
import type { Operation } from '../../../server/src/contracts/model.ts';
import { operationsByType } from '../../../server/src/contracts/model-index.ts';
import { ContractReader } from '../../../server/src/contracts/reader.ts';
import { convertCall } from '../../../server/src/refactor/convert-call.ts';
import { applyChanges } from '../../support/apply-changes.ts';
import { TestWorkspace } from '../../support/workspace.ts';

const CONFIG = JSON.stringify({
  contracts: ['*.rpc.ts'],
  generate: [
    { target: 'h5-client', out: 'web/rpc' },
    { target: 'mini-program-client', out: 'mini/rpc', importExtension: '.js' },
  ],
});
const CONTRACT = `export interface AccountService {
  /** @operationType com.example.login */
  login(request: { name: string }): Promise<void>;
  /** @operationType com.example.logout */
  logout(): Promise<void>;
  /** @operationType com.example.update
   *  @http PUT /users/{id} */
  update(request: { id: string; name: string }): Promise<void>;
}
`;

const whole = (text: string) => ({ start: 0, end: text.length });

/** The script after the call in it was converted, or nothing when that is not offered. */
async function converted(script: string, place = 'web/src/page.ts'): Promise<string | undefined> {
  await using workspace = await TestWorkspace.create({ 'mpaas.config.json': CONFIG, 'a.rpc.ts': CONTRACT });
  const config = await workspace.config();
  const { model } = await new ContractReader(config).read();
  const [site] = findOperationSites(script, 'script');
  assert.ok(site);
  const { operation } = operationsByType(model).get(site.operationType) as { operation: Operation };
  const file = workspace.path(place);
  const done = convertCall({
    text: script,
    file,
    module: whole(script),
    site,
    operation,
    service: 'accountService',
    config,
  });
  return done && applyChanges(script, done.changes);
}

describe('the conversion of calls of a bridge', () => {
  it('makes a call of the generated client, and the client', async () => {
    assert.equal(
      await converted(`import { show } from './show';

export function signIn(name) {
  AlipayJSBridge.call('rpc', {
    operationType: 'com.example.login',
    requestData: [{ name }],
  }, result => show(result));
}
`),
      `import { show } from './show';
import { createRpc } from '../rpc';

const rpc = createRpc();

export function signIn(name) {
  rpc.accountService.login({ name }).then(result => show(result));
}
`,
    );
  });

  it('takes the client that is there', async () => {
    const call = "AlipayJSBridge.call('rpc', { operationType: 'com.example.logout', requestData: [] });";
    assert.equal(
      await converted(`import { createRpc } from '../rpc';\nconst api = createRpc({ a: 1 });\n${call}\n`),
      "import { createRpc } from '../rpc';\nconst api = createRpc({ a: 1 });\napi.accountService.logout();\n",
    );
    assert.equal(
      await converted(`import { rpc } from '@/api';\n${call}\n`),
      "import { rpc } from '@/api';\nrpc.accountService.logout();\n",
    );
    assert.equal(
      await converted(call),
      "import { createRpc } from '../rpc';\n\nconst rpc = createRpc();\n\nrpc.accountService.logout();",
    );
  });

  it('knows mini programs, extensions of imports, and headers', async () => {
    assert.equal(
      await converted(
        "const x = 1;\nmy.call('rpc', { operationType: 'com.example.login', headers: { a: '1' }, requestData: [f(x, 2)] }, done);\n",
        'mini/pages/a.js',
      ),
      "import { createRpc } from '../rpc/index.js';\n\nconst rpc = createRpc();\n\nconst x = 1;\n" +
        "rpc.accountService.login(f(x, 2), { headers: { a: '1' } }).then(done);\n",
    );
  });

  it('joins the body to the fields that are part of the path', async () => {
    const call = (data: string) =>
      `const rpc = createRpc();\nAlipayJSBridge.call('rpc', { operationType: 'com.example.update', requestData: [${data}] });`;
    const update = async (data: string) => (await converted(call(data)))?.split('\n')[1];
    assert.equal(
      await update('{ id: 3, _requestBody: { name: "x" } }'),
      'rpc.accountService.update({ name: "x", id: 3 });',
    );
    assert.equal(await update('{ _requestBody: user, id }'), 'rpc.accountService.update({ ...user, id });');
    assert.equal(await update('data'), undefined);
    assert.equal(await update('{ id: 3 }'), undefined);
  });

  it('is not offered where the client could not be told all', async () => {
    assert.equal(
      await converted("AlipayJSBridge.call('rpc', { operationType: 'com.example.logout', getResponse: true }, f);"),
      undefined,
    );
    assert.equal(await converted("AlipayJSBridge.call('rpc', { operationType: 'com.example.login' });"), undefined);
    assert.equal(await converted("MP.MGS.call('rpc', { operationType: 'com.example.logout' });"), undefined);
    assert.equal(await converted("const a = { operationType: 'com.example.logout' };"), undefined);
  });

  it('keeps the line ends of the script', async () => {
    const after = await converted(
      "import a from './a';\r\n\r\nAlipayJSBridge.call('rpc', { operationType: 'com.example.logout' });\r\n",
    );
    assert.equal(
      after,
      "import a from './a';\r\nimport { createRpc } from '../rpc';\r\n\r\nconst rpc = createRpc();\r\n\r\nrpc.accountService.logout();\r\n",
    );
  });
});
