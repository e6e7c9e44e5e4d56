import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { signed, startGateway, writeShop } from './gateway-shop.ts';
import { atMost, median, type Row, toKnow } from './measure.ts';
import { inTemporaryFolder } from './temporary.ts';

const STARTS = 7;

/** The time from the start of the gateway's process to its first answer. */
export function benchGatewayStart(): Promise<Row[]> {
  return inTemporaryFolder(async folder => {
    const config = await writeShop(path.join(folder, 'shop'));
    const [cold, warm]: [number[], number[]] = [[], []];
    for (let run = 0; run < STARTS; run++) {
      // A cache folder of its own: nothing that ran here before makes the first start faster.
      const cache = path.join(folder, `cache${run}`);
      await mkdir(cache);
      cold.push(await timeToFirstAnswer(config, cache));
      warm.push(await timeToFirstAnswer(config, cache));
    }
    return [
      atMost('gateway: process start to first answer', median(warm), 300, 'ms'),
      toKnow('the same when contracts changed since the last start', median(cold), 'ms'),
    ];
  });
}

async function timeToFirstAnswer(config: string, cache: string): Promise<number> {
  const start = performance.now();
  const server = await startGateway(config, cache);
  await firstAnswer(server.url);
  const ms = performance.now() - start;
  await server.stop();
  return ms;
}

async function firstAnswer(url: string): Promise<void> {
  const response = await fetch(url, signed('alice'));
  await response.text();
  const code = response.headers.get('result-status');
  if (code !== '1000') throw new Error(`The gateway answered ${code}.`);
}
