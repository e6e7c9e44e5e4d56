import assert from 'node:assert/strict';
import { loadTarget } from './emitted.ts';
import { listenedSignal, rejection, type ShopClient } from './shop-client.ts';
import { shop } from './shop-model.ts';

/** The global object of mini programs. */
const program = globalThis as { my?: object };

describe('mini-program-client', function () {
  this.timeout(60_000);
  let client: ShopClient;
  let remove: () => Promise<void>;
  let calls: unknown[][];

  before(async () => {
    ({ module: client, remove } = await loadTarget<ShopClient>('mini-program-client', shop));
  });
  after(() => remove());
  afterEach(() => {
    delete program.my;
  });

  function answerWith(answer: unknown): void {
    calls = [];
    program.my = {
      call(name: string, parameters: object, callback: (answer: unknown) => void) {
        calls.push([name, parameters]);
        callback(answer);
      },
      showToast: (options: object) => calls.push(['showToast', options]),
      alert: (options: object) => calls.push(['alert', options]),
    };
  }

  it('calls the gateway through the container', async () => {
    answerWith({ userId: 1 });
    const result = await client.createRpc({ gateway: 'https://g' }).accountService.login({ userName: 'a' });
    assert.deepEqual(result, { userId: 1 });
    const requestData = [{ _requestBody: { userName: 'a' } }];
    const operationType = 'com.example.account.login';
    assert.deepEqual(calls, [['rpc', { operationType, requestData, headers: {}, gateway: 'https://g' }]]);
  });

  it('shows exceptions as toasts and dialogs, or not at all', async () => {
    answerWith({ error: 4001, errorMessage: 'Too slow.' });
    const error = await rejection(client.createRpc().accountService.logout());
    assert.deepEqual(
      [error.code, error.tips, calls.slice(1)],
      [4001, 'Too slow.', [['alert', { content: 'Too slow.' }]]],
    );

    answerWith({ error: 4001, header: { tips: 'Slow.', alert: '1' } });
    await rejection(client.createRpc().accountService.logout());
    assert.deepEqual(calls.slice(1), [['showToast', { content: 'Slow.' }]]);

    answerWith({ error: 4001, header: { alert: '0' } });
    await rejection(client.createRpc().accountService.logout());
    assert.deepEqual(calls.slice(1), []);
  });

  it('takes any object for a signal', async () => {
    program.my = { call: () => undefined };
    const { signal, listeners } = listenedSignal();
    const call = rejection(client.createRpc().accountService.logout({ signal }));
    await new Promise(setImmediate);
    for (const listener of listeners) {
      listener();
    }
    assert.equal((await call).name, 'AbortError');
    assert.equal(listeners.size, 0);
  });

  it('makes an exception of a container that throws, and of none at all', async () => {
    const refuse = () => {
      throw new Error('no rpc here');
    };
    program.my = { call: refuse, alert: refuse };
    const error = await rejection(client.createRpc().accountService.logout());
    assert.equal(String(error), 'RpcException: [10] : The container could not make the call: no rpc here');
    delete program.my;
    const { code } = await rejection(client.createRpc().accountService.logout());
    assert.equal(code, 10);
  });
});
