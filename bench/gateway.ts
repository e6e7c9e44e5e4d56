import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import autocannon from 'autocannon';
import { sign, signContent } from '../server/src/gateway/signature.ts';
import { atMost, median, type Row } from './measure.ts';

const GATEWAY = path.resolve(__dirname, '..', 'dist', 'gateway.js');
const BARE = path.resolve(__dirname, 'bare-server.mjs');

const SECRET = '0123456789abcdef0123456789abcdef';
const OPERATION = 'com.example.shop.login';
const RUNS = 5;
const STARTS = 7;
const SECONDS = 5;
const CONNECTIONS = 32;
/** More than the gateway keeps answers of, so that each answer is made anew. */
const DIFFERENT = 60_000;

const CONFIG = {
  contracts: ['*.rpc.ts'],
  app: { appId: '84EFA9A281942', workspaceId: 'default', secret: { env: 'BENCH_SECRET' } },
};

const CONTRACT = `
export interface ShopService {
  /** @operationType ${OPERATION} */
  login(request: { /** @minLength 2 @maxLength 40 */ userName: string; /** @minLength 6 */ password: string }): Promise<User>;
}
export interface User {
  /** @asType integer */ id: number;
  userName: string;
  email: string;
  token: string;
}
`;

/** Answers per second beside a bare server in the same run, and the time until the first answer. */
export async function benchGateway(): Promise<Row[]> {
  const folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'mpaas-bench-')));
  try {
    await writeFile(path.join(folder, 'mpaas.config.json'), JSON.stringify(CONFIG));
    await writeFile(path.join(folder, 'shop.rpc.ts'), CONTRACT);
    return [...(await benchStart(folder)), ...(await benchThroughput(folder))];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function benchStart(folder: string): Promise<Row[]> {
  const [cold, warm]: number[][] = [[], []];
  for (let run = 0; run < STARTS; run++) {
    // A cache folder of its own: nothing that ran here before makes the first start faster.
    const cache = path.join(folder, `cache${run}`);
    await mkdir(cache);
    cold?.push(await timeToFirstAnswer(folder, cache));
    warm?.push(await timeToFirstAnswer(folder, cache));
  }
  const first = median(cold ?? []);
  return [
    atMost('gateway: process start to first answer', median(warm ?? []), 300, 'ms'),
    {
      what: 'the same when contracts changed since the last start',
      figure: `${first.toFixed(0)} ms`,
      goal: '',
      isMet: true,
    },
  ];
}

async function timeToFirstAnswer(folder: string, cache: string): Promise<number> {
  const start = performance.now();
  const server = await Server.start(GATEWAY, gatewayArguments(folder), cache);
  await server.check();
  const ms = performance.now() - start;
  await server.stop();
  return ms;
}

async function benchThroughput(folder: string): Promise<Row[]> {
  const bare = await Server.start(BARE, [], folder);
  const gateway = await Server.start(GATEWAY, gatewayArguments(folder), folder);
  try {
    const same = [signed('alice')];
    const different = Array.from({ length: DIFFERENT }, (_, index) => signed(`user${index}`));
    return [
      await compare('gateway: signed, validated, mocked; the same request', bare, gateway, same),
      await compare('gateway: signed, validated, mocked; requests that differ', bare, gateway, different),
    ];
  } finally {
    await Promise.all([bare.stop(), gateway.stop()]);
  }
}

async function compare(what: string, bare: Server, gateway: Server, requests: autocannon.Request[]): Promise<Row> {
  const turns: { floor: number; rate: number }[] = [];
  for (let run = 0; run < RUNS; run++)
    turns.push({ floor: await bare.load(requests), rate: await gateway.load(requests) });
  // Machines get slower and faster by the minute: what ran one after the other is compared.
  const share = median(turns.map(({ floor, rate }) => (100 * rate) / floor));
  const [floor, rate] = [median(turns.map(turn => turn.floor)), median(turns.map(turn => turn.rate))];
  const figure = `${share.toFixed(0)} % (${rate.toFixed(0)} of ${floor.toFixed(0)} requests/s)`;
  return { what, figure, goal: '≥ 50 % of bare node:http', isMet: share >= 50 };
}

function signed(userName: string): autocannon.Request {
  const body = JSON.stringify([{ userName, password: 'correct horse' }]);
  const ts = String(Date.now());
  const headers = {
    'Content-Type': 'application/json',
    'Operation-Type': OPERATION,
    AppId: CONFIG.app.appId,
    WorkspaceId: CONFIG.app.workspaceId,
    Version: '2',
    Ts: ts,
    Sign: sign('md5', SECRET, signContent(OPERATION, Buffer.from(body), ts)),
  };
  return { method: 'POST', headers, body };
}

function gatewayArguments(folder: string): string[] {
  return ['--config', path.join(folder, 'mpaas.config.json'), '--port', '0'];
}

/** A server in a process of its own, which says over the channel where it is. */
class Server {
  private constructor(
    private readonly child: ChildProcess,
    private readonly url: string,
  ) {}

  static async start(script: string, args: string[], cache: string): Promise<Server> {
    const env = { ...process.env, BENCH_SECRET: SECRET, XDG_CACHE_HOME: cache, LOCALAPPDATA: cache };
    const child = fork(script, args, { execArgv: [], env });
    for (;;) {
      const [message] = await once(child, 'message');
      if (message.type === 'ready') return new Server(child, message.url);
      if (message.type === 'failed') throw new Error(message.message);
    }
  }

  async check(): Promise<void> {
    const { headers = {}, body } = signed('alice');
    const response = await fetch(this.url, {
      method: 'POST',
      headers: headers as Record<string, string>,
      body: String(body),
    });
    await response.text();
    const code = response.headers.get('result-status');
    if (code !== '1000') throw new Error(`The gateway answered ${code}.`);
  }

  /** Requests per second. */
  async load(requests: autocannon.Request[]): Promise<number> {
    // Each connection has a share of its own, or all would send the same request at the same time.
    const share = Math.ceil(requests.length / CONNECTIONS);
    let next = 0;
    const result = await autocannon({
      url: this.url,
      connections: CONNECTIONS,
      duration: SECONDS,
      setupClient(client) {
        const start = (next++ * share) % requests.length;
        client.setRequests(requests.slice(start, start + share));
      },
    });
    if (result.errors > 0 || result.non2xx > 0) throw new Error(`${result.errors + result.non2xx} requests failed.`);
    return result.requests.average;
  }

  async stop(): Promise<void> {
    const exit = once(this.child, 'exit');
    this.child.disconnect();
    await exit;
  }
}
