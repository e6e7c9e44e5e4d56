import { Agent, request } from 'node:http';
import path from 'node:path';
import { type ShopOptions, signed, startBare, startGateway, writeShop } from './gateway-shop.ts';
import { atMostOf, median, type Row, range } from './measure.ts';
import { inTemporaryFolder } from './temporary.ts';

const ROUNDS = 15;
const REQUESTS = 300;
const SIGNATURE = { algorithm: 'md5', key: 'k1', salt: { env: 'BENCH_SALT' } };

interface Target {
  url: string;
  headers: Record<string, string>;
  body: string;
}

/** What the way through the gateway adds to that to the backend: one request after the other, in turns. */
export function benchGatewayForwarding(): Promise<Row[]> {
  return inTemporaryFolder(async folder => {
    const server = await startBare();
    const start = async (name: string, backend: ShopOptions['backend']) =>
      startGateway(await writeShop(path.join(folder, name), { ...(backend && { backend }) }), folder);
    const plain = await start('plain', { url: server.url });
    const signing = await start('signing', { url: server.url, signature: SIGNATURE });
    try {
      const call = signed('alice');
      const direct: Target = { ...call, url: server.url, headers: { 'Content-Type': 'application/json' } };
      const targets = [direct, { ...call, url: plain.url }, { ...call, url: signing.url }];
      const medians: [number[], number[], number[]] = [[], [], []];
      // The first round warms all of them up.
      for (const target of targets) await medianTime(target);
      for (let round = 0; round < ROUNDS; round++) {
        for (const [index, target] of targets.entries()) medians[index]?.push(await medianTime(target));
      }
      const [without, forwarded, withSignature] = medians;
      const added = (through: number[]) => through.map((ms, round) => ms - (without[round] ?? Number.NaN));
      return [
        atMostOf('gateway: forwarding adds to a call of the backend, p50', added(forwarded), 1, 'ms'),
        atMostOf('gateway: forwarding with an MD5 signature adds, p50', added(withSignature), 1, 'ms'),
        { what: 'gateway: the backend alone, p50', figure: range(without, 'ms'), goal: '–' },
      ];
    } finally {
      await Promise.all([plain, signing, server].map(each => each.stop()));
    }
  });
}

/** The median time of requests one after the other on one connection, milliseconds. */
async function medianTime(target: Target): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const times: number[] = [];
  for (let count = 0; count < REQUESTS; count++) {
    const start = performance.now();
    const length = await send(target, agent);
    times.push(performance.now() - start);
    if (length === 0) throw new Error(`${target.url} refused a request.`);
  }
  agent.destroy();
  return median(times);
}

/** @returns the length of the answer, which is 0 where the gateway refuses */
function send({ url, headers, body }: Target, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method: 'POST', headers, agent }, incoming => {
      let length = 0;
      incoming.on('data', (chunk: Buffer) => {
        length += chunk.length;
      });
      incoming.on('end', () => resolve(length));
      incoming.on('error', reject);
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
