import assert from 'node:assert/strict';
import { loadTarget } from './emitted.ts';
import { listenedSignal, rejection, type ShopClient, type ShopRpc, setScene } from './shop-client.ts';
import { shop } from './shop-model.ts';

type Call = [name: string, parameters: Record<string, unknown>];
type Answer = (parameters: Record<string, unknown>) => unknown;
/** What pages in the container find in their global scope. */
const page = globalThis as { AlipayJSBridge?: object; document?: EventTarget };

/** A container that notes what it is asked, and answers `rpc` calls. */
function container(answer: Answer): { bridge: object; calls: Call[] } {
  const calls: Call[] = [];
  const bridge = {
    call(name: string, parameters: Record<string, unknown>, callback?: (answer: unknown) => void) {
      calls.push([name, parameters]);
      if (name === 'rpc') {
        callback?.(answer(parameters));
      }
    },
  };
  return { bridge, calls };
}

describe('h5-client', function () {
  this.timeout(60_000);
  let client: ShopClient;
  let remove: () => Promise<void>;

  before(async () => {
    ({ module: client, remove } = await loadTarget<ShopClient>('h5-client', shop));
  });
  after(() => remove());
  beforeEach(() => {
    page.document = new EventTarget();
  });
  afterEach(() => {
    delete page.AlipayJSBridge;
    delete page.document;
  });

  /** Makes one call in a container that has the answer. */
  const call = async (answer: unknown, options: object = {}, make = ping) => {
    const { bridge, calls } = container(() => answer);
    page.AlipayJSBridge = bridge;
    return { result: await make(client.createRpc(options)), calls };
  };
  const refusal = async (answer: unknown, options: object = {}) => {
    const { bridge, calls } = container(() => answer);
    page.AlipayJSBridge = bridge;
    const error = await rejection(ping(client.createRpc(options)));
    assert.ok(error instanceof client.RpcException);
    return { error, shown: calls.slice(1) };
  };

  it('sends what the contract says', async () => {
    const { bridge, calls } = container(() => ({}));
    page.AlipayJSBridge = bridge;
    const { accountService, orderService } = client.createRpc({ headers: { a: '1' } });
    await accountService.login({ userName: 'a' }, { headers: { b: '2' }, timeoutMs: 1500 });
    await accountService.logout();
    await orderService.update({ id: '7', note: null });
    await orderService.get({ id: '7' });
    await orderService.list();
    assert.deepEqual(calls, [
      [
        'rpc',
        {
          operationType: 'com.example.account.login',
          requestData: [{ _requestBody: { userName: 'a' } }],
          headers: { a: '1', b: '2' },
          timeout: 2,
        },
      ],
      ['rpc', { operationType: 'com.example.account.logout', requestData: [], headers: { a: '1' } }],
      [
        'rpc',
        {
          operationType: 'com.example.order.update',
          requestData: [{ id: '7', _requestBody: { note: null } }],
          headers: { a: '1' },
        },
      ],
      [
        'rpc',
        { operationType: 'com.example.order.get', requestData: [{ id: '7' }], headers: { a: '1' }, retryable: true },
      ],
      ['rpc', { operationType: 'com.example.order.list', requestData: [], headers: { a: '1' }, retryable: true }],
    ]);
  });

  it('sends a header once, however its name is spelled: the later value wins', async () => {
    const { bridge, calls } = container(() => ({}));
    page.AlipayJSBridge = bridge;
    const { accountService } = client.createRpc({
      headers: { 'X-Foo': 'client', Scene: 'a' },
      interceptors: [setScene],
    });
    await accountService.ping({ headers: { 'x-foo': 'call' } });
    assert.deepEqual(calls[0]?.[1].headers, { 'x-foo': 'call', SCENE: 'interceptor' });
  });

  it('passes on what the container can be told', async () => {
    const { calls } = await call('x', {
      gateway: 'https://g',
      compress: false,
      disableLimitView: true,
      getResponse: true,
    });
    assert.deepEqual(calls[0]?.[1], {
      operationType: 'com.example.account.ping',
      requestData: [],
      headers: {},
      timeout: 2,
      gateway: 'https://g',
      compress: false,
      disableLimitView: true,
      getResponse: true,
    });
  });

  it('gives back results of every kind', async () => {
    const order = { id: '1' };
    assert.deepEqual((await call(order, {}, getOrder)).result, order);
    assert.equal((await call({ resData: 'null' }, {}, getOrder)).result, null);
    assert.deepEqual((await call({ resData: '[{"id":"1"}]' }, {}, listOrders)).result, [order]);
    assert.deepEqual((await call([order], {}, listOrders)).result, [order]);
    assert.equal((await call({ resData: 'pong' })).result, 'pong');
    assert.equal((await call({ resData: '"pong"' })).result, 'pong');
    assert.equal((await call({ resData: '12' })).result, '12');
    assert.equal((await call({ anything: 1 }, {}, logout)).result, undefined);
  });

  it('finds the result beside the headers', async () => {
    const headers = { 'Mgw-TraceId': 't', 'result-status': '1000' };
    const seen: unknown[] = [];
    const options = { interceptors: [{ after: (response: unknown) => void seen.push(response) }] };
    const { result } = await call({ header: headers, resData: '{"id":"1"}' }, options, getOrder);
    assert.deepEqual(result, { id: '1' });
    assert.deepEqual(seen, [{ result: { id: '1' }, headers: { 'mgw-traceid': 't', 'result-status': '1000' } }]);
  });

  it('makes exceptions of failures and shows them', async () => {
    const { error, shown } = await refusal({ error: 7002, errorMessage: '验签失败' });
    assert.deepEqual(
      [error.code, error.tips, error.operationType, error.show, error.traceId, String(error)],
      [7002, '验签失败', 'com.example.account.ping', 'dialog', '', 'RpcException: [7002] : 验签失败'],
    );
    assert.deepEqual(shown, [['alert', { message: '验签失败' }]]);
  });

  it('reads tips, memo and how to show them from headers', async () => {
    const header = { memo: '%E9%AA%8C', tips: '%E7%AD%BE%', alert: '1', 'mgw-traceid': 't' };
    const { error, shown } = await refusal({ error: '4001', header });
    assert.deepEqual([error.memo, error.tips, error.traceId], ['验', '%E7%AD%BE%', 't']);
    assert.deepEqual(shown, [['toast', { content: '%E7%AD%BE%' }]]);
    assert.deepEqual((await refusal({ error: 4001, header: { alert: '0' } })).shown, []);
  });

  it('takes the tips out of the text of Android’s exception', async () => {
    const { error, shown } = await refusal({ error: 7002, errorMessage: 'RPCException: [7002] : 验签失败' });
    assert.deepEqual([error.tips, String(error)], ['验签失败', 'RpcException: [7002] : 验签失败']);
    assert.deepEqual(shown, [['alert', { message: '验签失败' }]]);
    assert.equal((await refusal({ error: 6666, errorMessage: 'RPCException:  : 抱歉' })).error.tips, '抱歉');
  });

  for (const { code, show } of [
    { code: '10', show: 'toast' },
    { code: 11, show: 'toast' },
    { code: 16, show: 'toast' },
    { code: 1002, show: 'dialog' },
    { code: 2000, show: 'dialog' },
    { code: 7002, show: 'dialog' },
    { code: 100201, show: 'silent' },
  ]) {
    it(`knows from the code alone how to show ${code}: ${show}`, async () => {
      const { error, shown } = await refusal({ error: code, errorMessage: 'text' });
      assert.equal(error.show, show);
      assert.deepEqual(shown, NOTICES[show]);
    });
  }

  it('leaves showing to another handler, and to the caller', async () => {
    const seen: unknown[] = [];
    const { shown } = await refusal({ error: 10 }, { onException: (error: { code: number }) => seen.push(error.code) });
    assert.deepEqual([seen, shown], [[10], []]);
    const { bridge, calls } = container(() => ({ error: 11 }));
    page.AlipayJSBridge = bridge;
    await rejection(client.createRpc().accountService.ping({ silent: true }));
    assert.equal(calls.length, 1);
  });

  it('waits for the bridge', async () => {
    const result = client.createRpc().accountService.ping();
    page.AlipayJSBridge = container(() => ({ resData: 'pong' })).bridge;
    page.document?.dispatchEvent(new Event('AlipayJSBridgeReady'));
    assert.equal(await result, 'pong');
  });

  it('says so when there is no container', async () => {
    const error = await rejection(client.createRpc({ readyTimeoutMs: 5 }).accountService.ping());
    assert.match(String(error), /\[10\] : AlipayJSBridge is not there after 5 ms/);
  });

  it('ends calls that are aborted or take too long, whatever the container does', async () => {
    page.AlipayJSBridge = { call: () => undefined };
    const { accountService } = client.createRpc();
    const controller = new AbortController();
    const aborted = rejection(accountService.login({}, { signal: controller.signal }));
    await new Promise(setImmediate);
    controller.abort(new Error('changed my mind'));
    assert.equal(String(await aborted), 'Error: changed my mind');
    const late = await rejection(accountService.login({}, { timeoutMs: 5, silent: true }));
    assert.match(String(late), /\[11\] : The container did not answer within 5 ms/);
    const early = await rejection(accountService.login({}, { signal: { ...SIGNAL, aborted: true } }));
    assert.equal(early.name, 'AbortError');
  });

  it('makes an exception of a container that throws, and waits for nothing any more', async () => {
    const cause = new TypeError('no such permission');
    page.AlipayJSBridge = {
      call: () => {
        throw cause;
      },
    };
    const { signal, listeners } = listenedSignal();
    // The test runner's own timer runs from here on.
    await new Promise(setImmediate);
    const timers = activeTimers();
    const error = await rejection(client.createRpc().accountService.login({}, { signal, timeoutMs: 10_000 }));
    assert.ok(error instanceof client.RpcException, String(error));
    assert.deepEqual(
      [error.operationType, error.cause, String(error)],
      [
        'com.example.account.login',
        cause,
        'RpcException: [10] : The container could not make the call: no such permission',
      ],
    );
    assert.deepEqual([listeners.size, activeTimers()], [0, timers]);
  });

  it('lets interceptors change, replace and swallow', async () => {
    const order: string[] = [];
    const note = (name: string) => ({
      before: async (sent: { headers: Record<string, string>; requestData: unknown[] }) => {
        order.push(`before ${name}`);
        sent.headers.trace = `${sent.headers.trace ?? ''}${name}`;
        sent.requestData = [{ changed: true }];
      },
      after: (response: { result: unknown }) => {
        order.push(`after ${name}`);
        response.result = `${String(response.result)} ${name}`;
      },
    });
    const { result, calls } = await call({ resData: 'pong' }, { interceptors: [note('a'), note('b')] });
    assert.equal(result, 'pong b a');
    assert.deepEqual(order, ['before a', 'before b', 'after b', 'after a']);
    assert.deepEqual(calls[0]?.[1].headers, { trace: 'ab' });
    assert.deepEqual(calls[0]?.[1].requestData, [{ changed: true }]);

    const swallow = { onException: async ({ code }: { code: number }) => ({ result: `instead of ${code}` }) };
    assert.equal((await call({ error: 2000 }, { interceptors: [swallow] })).result, 'instead of 2000');

    const replacement = new client.RpcException({ operationType: 'x', code: 1, tips: 'log in', show: 'toast' });
    const replace = {
      onException: () => {
        throw replacement;
      },
    };
    const { error, shown } = await refusal({ error: 2000 }, { interceptors: [replace] });
    assert.equal(error, replacement);
    assert.deepEqual(shown, [['toast', { content: 'log in' }]]);
  });

  it('does not show mistakes of interceptors to users', async () => {
    const mistake = new TypeError('mistake');
    const { bridge, calls } = container(() => ({}));
    page.AlipayJSBridge = bridge;
    const broken = {
      before: () => {
        throw mistake;
      },
    };
    const error = await rejection(client.createRpc({ interceptors: [broken] }).accountService.ping());
    assert.equal(error, mistake);
    assert.deepEqual(calls, []);
  });
});

/** What the container is told for an exception with the text "text". */
const NOTICES: Record<string, unknown[]> = {
  toast: [['toast', { content: 'text' }]],
  dialog: [['alert', { message: 'text' }]],
  silent: [],
};

const SIGNAL = { aborted: false, addEventListener: () => undefined, removeEventListener: () => undefined };

function activeTimers(): number {
  return process.getActiveResourcesInfo().filter(resource => resource === 'Timeout').length;
}

const ping = ({ accountService }: ShopRpc) => accountService.ping();
const logout = ({ accountService }: ShopRpc) => accountService.logout();
const getOrder = ({ orderService }: ShopRpc) => orderService.get({ id: '1' });
const listOrders = ({ orderService }: ShopRpc) => orderService.list();
