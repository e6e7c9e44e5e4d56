import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type autocannon from 'autocannon';
import { sign, signContent } from '../server/src/gateway/signature.ts';
import { GATEWAY_PROCESS } from '../server/src/process-role.ts';
import { ServerProcess } from './server-process.ts';

const GATEWAY = path.resolve(__dirname, '..', 'dist', 'cli.js');
const BARE = path.resolve(__dirname, 'bare-server.mjs');

const SECRET = '0123456789abcdef0123456789abcdef';
const APP = { appId: '84EFA9A281942', workspaceId: 'default', secret: { env: 'BENCH_SECRET' } };

/** The operation that is measured. */
export const LOGIN = 'com.example.shop.login';

export interface ShopOptions {
  /** What the contract has beside the operation that is measured: results by the method's name. */
  others?: Record<string, 'User' | 'Order[]'>;
  backend?: { url: string; signature?: object };
}

/** Writes a workspace with a contract and a config into a new folder. @returns the config's path */
export async function writeShop(folder: string, { others = {}, backend }: ShopOptions = {}): Promise<string> {
  const config = path.join(folder, 'mpaas.config.json');
  await mkdir(folder);
  await writeFile(config, JSON.stringify({ contracts: ['*.rpc.ts'], app: APP, gateway: { backend } }));
  await writeFile(path.join(folder, 'shop.rpc.ts'), contract(others));
  return config;
}

/** Starts the gateway as the editor does. @param cache the folder in which it keeps what it compiled and read */
export function startGateway(config: string, cache: string, flags: string[] = []): Promise<ServerProcess> {
  const env = { BENCH_SECRET: SECRET, BENCH_SALT: 'salt', XDG_CACHE_HOME: cache, LOCALAPPDATA: cache };
  return ServerProcess.start(GATEWAY, { args: [GATEWAY_PROCESS, '--config', config, '--port', '0'], env, flags });
}

/** The floor: what `node:http` takes alone. */
export function startBare(): Promise<ServerProcess> {
  return ServerProcess.start(BARE);
}

/** The request of a user, signed for now. */
export function signed(userName: string, operationType = LOGIN) {
  const body = JSON.stringify([{ userName, password: 'correct horse' }]);
  const ts = String(Date.now());
  const headers = {
    'Content-Type': 'application/json',
    'Operation-Type': operationType,
    AppId: APP.appId,
    WorkspaceId: APP.workspaceId,
    Version: '2',
    Ts: ts,
    Sign: sign('md5', SECRET, signContent(operationType, Buffer.from(body), ts)),
  };
  return { method: 'POST', headers, body } satisfies autocannon.Request;
}

/** The requests of so many users, calling these operations in turn. */
export function signedByUsers(count: number, operationTypes = [LOGIN]): autocannon.Request[] {
  return Array.from({ length: count }, (_, index) =>
    signed(`user${index}`, operationTypes[index % operationTypes.length]),
  );
}

function contract(others: Record<string, string>): string {
  const operations = Object.entries({ login: 'User', ...others }).map(
    ([name, result]) =>
      `  /** @operationType com.example.shop.${name} */ ${name}(request: Credentials): Promise<${result}>;`,
  );
  return ['export interface ShopService {', ...operations, '}', TYPES].join('\n');
}

const TYPES = `
export interface Credentials {
  /** @minLength 2 @maxLength 40 */ userName: string;
  /** @minLength 6 */ password: string;
}
export interface User {
  /** @asType integer */ id: number;
  userName: string;
  email: string;
  token: string;
}
export interface Order {
  id: string;
  /** @minItems 8 */ items: { name: string; price: number }[];
  createdAt: Date;
}
`;
