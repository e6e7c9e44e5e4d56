import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { detail } from './say.ts';
import type { Shop } from './shop.ts';

/** The part of the generated server that the demo uses. It is not there yet when the demo is compiled. */
interface GeneratedServer {
  createRouter(handlers: Record<string, object>, options: object): RequestListener;
  RpcError: new (resultStatus: number, tips: string, memo: string) => Error;
}
type Handlers = Record<string, new () => object>;

interface Login {
  userName: string;
  password: string;
}

/** Starts the generated server with one operation written, as a user would, and the others as they are generated. */
export async function startServer(shop: Shop, salt: string) {
  const rpc = 'server/src/rpc';
  const { createRouter, RpcError } = await shop.load<GeneratedServer>(`${rpc}/index.ts`);
  const { AccountServiceHandlerImpl = Object } = await shop.load<Handlers>(`${rpc}/handlers/account-service.ts`);
  const { CatalogServiceHandlerImpl = Object } = await shop.load<Handlers>(`${rpc}/handlers/catalog-service.ts`);
  const { OrderServiceHandlerImpl = Object } = await shop.load<Handlers>(`${rpc}/handlers/order-service.ts`);

  class AccountService extends AccountServiceHandlerImpl {
    async login({ userName, password }: Login, { req }: { req: IncomingMessage }): Promise<object> {
      detail(`the server: X-Mgs-Proxy-Signature ${req.headers['x-mgs-proxy-signature']} is right for ${req.url}`);
      if (password !== 'correct horse')
        throw new RpcError(6666, '密码不对。', `The password of ${userName} is another one.`);
      const profile = { id: 1, userName, displayName: 'Alice', email: null, level: 2, preferences: [] };
      return { token: 'x'.repeat(32), expiresAt: new Date(Date.now() + 3_600_000).toISOString(), profile };
    }
  }

  const handlers = {
    accountService: new AccountService(),
    catalogService: new CatalogServiceHandlerImpl(),
    orderService: new OrderServiceHandlerImpl(),
  };
  const router = createRouter(handlers, { signature: { keys: { k1: { algorithm: 'md5', salt } } } });
  const server = createServer(router).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
