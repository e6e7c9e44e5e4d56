import assert from 'node:assert/strict';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { awkward } from './awkward-model.ts';
import { loadTarget } from './emitted.ts';

type Call = (request?: unknown) => Promise<unknown>;
type Rpc = Record<string, Record<string, Call>>;
type HandlerClass = new () => Record<string, Call>;

/** The global object that the container gives to mini programs. */
const program = globalThis as { my?: object };

describe('awkward names at run time', function () {
  this.timeout(60_000);

  it('are called by their names', async () => {
    const { module, remove } = await loadTarget<{ createRpc_(): Rpc }>('mini-program-client', awkward);
    const calls: unknown[][] = [];
    program.my = {
      call(_: string, request: { operationType: string; requestData: unknown[] }, callback: (answer: unknown) => void) {
        calls.push([request.operationType, ...request.requestData]);
        callback({});
      },
    };
    try {
      const { accountService, httpOrderService, _1Service } = module.createRpc_();
      for (const name of ['delete', 'constructor', 'get-user', '__proto__', '2fa', 'then', '订单']) {
        assert.ok(accountService && Object.hasOwn(accountService, name), name);
      }
      await call(accountService, '__proto__', 5);
      await call(accountService, '__proto__');
      await call(accountService, '订单', { _requestBody: 'a' });
      await call(httpOrderService, 'put', { id: 1, 'order-id': 'x', body: true });
      await call(httpOrderService, 'post');
      await call(_1Service, 'b');
      assert.deepEqual(calls, [
        ['awkward.proto', 5],
        ['awkward.proto'],
        ['awkward.订单', { _requestBody: { _requestBody: 'a' } }],
        ['http.put', { id: 1, _requestBody: { 'order-id': 'x', body: true } }],
        ['http.post'],
        ['one.b'],
      ]);
    } finally {
      delete program.my;
      await remove();
    }
  });

  it('are handled by their names', async () => {
    const { folder, remove } = await loadTarget<object>('node-server', awkward);
    try {
      const file = pathToFileURL(path.join(folder, 'src/handlers/account-service.js')).href;
      const { AccountServiceHandlerImpl: Handler }: { AccountServiceHandlerImpl: HandlerClass } = await import(file);
      const handler = new Handler();
      for (const [name, operationType] of [
        ['constructor', 'awkward.constructor'],
        ['__proto__', 'awkward.proto'],
        ['2fa', 'awkward."2fa"'],
      ] as const) {
        await assert.rejects(async () => handler[name]?.(), {
          status: 501,
          message: `${operationType} is not implemented yet.`,
        });
      }
    } finally {
      await remove();
    }
  });
});

/** Calls a method of any name. */
async function call(service: Record<string, Call> | undefined, name: string, request?: unknown): Promise<unknown> {
  return service?.[name]?.(request);
}
