/**
 * The whole way in a minute: generates from a copy of `examples/`, starts the generated server and the mock gateway, and
 * calls the one through the other with the generated client. Both signatures are checked; then each is broken in turn, and
 * explained. Needs `npm run build` before.
 */
import { randomBytes } from 'node:crypto';
import pc from 'picocolors';
import { type Caller, createCaller } from './demo/client.ts';
import { startGateway } from './demo/gateway.ts';
import { detail, say } from './demo/say.ts';
import { startServer } from './demo/server.ts';
import { createShop, type Shop } from './demo/shop.ts';

const HOUR_MS = 3_600_000;

/** Fresh each time: nobody has to keep them. */
const SECRET = randomBytes(16).toString('hex');
const SALT = randomBytes(16).toString('hex');

const LOGIN = { userName: 'alice', password: 'correct horse' };

async function main(): Promise<void> {
  say('Generating clients and a server from examples/contracts');
  const shop = await createShop();
  const server = await startServer(shop, SALT);
  try {
    say(`The generated server listens at ${server.url}, for what the gateway has signed`);
    await shop.forwardTo(server.url);
    await callThrough(shop, SALT, callRightAndWrong);
    await callThrough(shop, 'not the salt', callOfGatewayWithWrongSalt);
  } finally {
    await server.stop();
    await shop.remove();
  }
}

/** Starts a gateway that signs with a salt, and stops it after the calls. */
async function callThrough(shop: Shop, salt: string, calls: (call: Caller) => Promise<void>): Promise<void> {
  const gateway = await startGateway(shop, { MPAAS_APP_SECRET: SECRET, BACKEND_SALT: salt });
  try {
    await calls(await createCaller(shop, gateway.url));
  } finally {
    await gateway.stop();
  }
}

async function callRightAndWrong(call: Caller): Promise<void> {
  const secret = () => SECRET;
  say('The mock gateway checks the signatures of clients, and signs what it sends to the server');
  await expect(1000, 'A signed call', () => call({ secret }, LOGIN));
  await expect(7002, 'A client with a wrong secret', () => call({ secret: () => 'not the secret' }, LOGIN));
  await expect(7003, 'A clock that is an hour late', () => call({ secret, now: () => Date.now() - HOUR_MS }, LOGIN));
  await expect(7014, 'A client that does not sign', () => call({}, LOGIN));
  await expect(6666, 'A handler that throws', () => call({ secret }, { ...LOGIN, password: 'wrong horse' }));
}

async function callOfGatewayWithWrongSalt(call: Caller): Promise<void> {
  say('The mock gateway starts again, and signs with another salt than the server has');
  await expect(4002, 'A server that refuses the signature of the gateway', () => call({ secret: () => SECRET }, LOGIN));
}

async function expect(expected: number, title: string, call: () => ReturnType<Caller>): Promise<void> {
  say(title);
  const { code, lines } = await call();
  detail(code === 1000 ? pc.green(code) : pc.yellow(code));
  for (const line of lines) detail(line);
  if (code !== expected) throw new Error(`${title}: expected ${expected}, got ${code}`);
}

main().catch((error: Error) => {
  process.stderr.write(`${pc.red(error.message)}\n`);
  process.exitCode = 1;
});
