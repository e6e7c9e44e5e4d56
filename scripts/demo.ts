/**
 * The whole way in a minute: generates from `examples/`, starts the mock gateway, and calls it through the generated
 * client, once right and three times wrong. Needs `npm run build` before.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import pc from 'picocolors';

const ROOT = path.resolve(__dirname, '..');
const EXAMPLES = path.join(ROOT, 'examples');
const CLI = path.join(ROOT, 'dist', 'cli.js');
const HOUR_MS = 3_600_000;

/** Fresh each time: nobody has to keep it. */
const SECRET = randomBytes(16).toString('hex');

const APP = { appId: '84EFA9A281942', workspaceId: 'default' };
const LOGIN = { userName: 'alice', password: 'correct horse' };

/** The part of the generated client that the demo uses. It is not there yet when the demo is compiled. */
interface GeneratedClient {
  createRpc(options: { url: string } & typeof APP & SigningOptions): {
    accountService: { login(request: typeof LOGIN): Promise<LoginResult> };
  };
  RpcException: new () => Error & { code: number; memo: string; traceId: string };
}

interface SigningOptions {
  secret?: () => string;
  now?: () => number;
}

interface LoginResult {
  expiresAt: string;
  profile: { displayName: string };
}

async function main(): Promise<void> {
  say('Generating clients and a server skeleton from examples/contracts');
  await generate();
  const gateway = await startGateway();
  say(`The mock gateway listens at ${gateway.url}`);
  try {
    await callAll(gateway.url);
  } finally {
    await gateway.stop();
  }
  say('The gateway has stopped');
}

async function generate(): Promise<void> {
  const [exitCode] = await once(
    spawn(process.execPath, [CLI, 'generate'], { cwd: EXAMPLES, stdio: 'inherit' }),
    'exit',
  );
  if (exitCode !== 0) throw new Error(`mpaas generate ended with ${exitCode}`);
}

async function startGateway() {
  const child = spawn(process.execPath, [CLI, 'gateway', '--port', '0', '--json'], {
    cwd: EXAMPLES,
    env: { ...process.env, MPAAS_APP_SECRET: SECRET },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const lines = createInterface(child.stdout);
  const [line] = await Promise.race([once(lines, 'line'), ended]);
  if (typeof line !== 'string') throw new Error(`mpaas gateway ended with ${line}`);
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return { url: JSON.parse(line).url as string, stop };
}

async function callAll(url: string): Promise<void> {
  const client: GeneratedClient = await import(pathToFileURL(path.join(EXAMPLES, 'client/src/rpc/index.ts')).href);
  const secret = () => SECRET;
  const cases: [title: string, expected: number, options: SigningOptions][] = [
    ['A signed call', 1000, { secret }],
    ['A wrong secret', 7002, { secret: () => 'not the secret' }],
    ['A clock that is an hour late', 7003, { secret, now: () => Date.now() - HOUR_MS }],
    ['No signature', 7014, {}],
  ];
  for (const [title, expected, options] of cases) {
    const rpc = client.createRpc({ url, ...APP, ...options });
    const code = await rpc.accountService.login(LOGIN).then(showResult, error => showException(error, client));
    if (code !== expected) throw new Error(`${title}: expected ${expected}, got ${code}`);
    say(`${title}: ${code === 1000 ? pc.green(code) : pc.yellow(code)}`);
  }
}

function showResult(result: LoginResult): number {
  detail(`signed in as ${result.profile.displayName}, until ${result.expiresAt}`);
  return 1000;
}

function showException(error: unknown, client: GeneratedClient): number {
  if (!(error instanceof client.RpcException)) throw error;
  detail(`${error.memo} (${error.traceId})`);
  return error.code;
}

function say(text: string): void {
  process.stdout.write(`${pc.bold('•')} ${text}\n`);
}

function detail(text: string): void {
  process.stdout.write(`  ${pc.dim(text)}\n`);
}

main().catch((error: Error) => {
  process.stderr.write(`${pc.red(error.message)}\n`);
  process.exitCode = 1;
});
