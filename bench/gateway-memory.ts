import path from 'node:path';
import { LOGIN, signedByUsers, startGateway, writeShop } from './gateway-shop.ts';
import { Load } from './load.ts';
import { atMost, type Row, toKnow } from './measure.ts';
import type { Usage } from './server-process.ts';
import { inTemporaryFolder } from './temporary.ts';

const MEBIBYTE = 1024 * 1024;
const REQUESTS = 1_000_000;
const SAMPLES = 20;
/** Fills the journal, and what is kept of answers. */
const WARM_UP = 100_000;
const DIFFERENT = 60_000;
const ORDERS = 'com.example.shop.orders';

/**
 * What a million requests add to a gateway's memory. What it keeps is bounded and full after a while, and the answers that it
 * keeps go by halves: so the most that is in use in the second half of the requests is held against that in the first.
 */
export function benchGatewayMemory(): Promise<Row[]> {
  return inTemporaryFolder(async folder => {
    const config = await writeShop(path.join(folder, 'shop'), { others: { orders: 'Order[]' } });
    const gateway = await startGateway(config, folder, ['--expose-gc']);
    try {
      // Every other answer is long enough for the gateway to keep it.
      const load = new Load(gateway, signedByUsers(DIFFERENT, [LOGIN, ORDERS]));
      await load.turn({ amount: WARM_UP });
      const samples: Usage[] = [];
      for (let sample = 0; sample < SAMPLES; sample++) {
        await load.turn({ amount: REQUESTS / SAMPLES });
        samples.push(await gateway.usage());
      }
      return [
        ...growth(
          'in use after a collection',
          samples.map(({ heap }) => heap),
        ),
        ...growth(
          'of the process',
          samples.map(({ resident }) => resident),
        ),
      ];
    } finally {
      await gateway.stop();
    }
  });
}

function growth(what: string, bytes: number[]): Row[] {
  const half = bytes.length / 2;
  const [first, second] = [Math.max(...bytes.slice(0, half)), Math.max(...bytes.slice(half))];
  const added = 100 * (second / first - 1);
  return [
    atMost(`gateway: what the second half of a million requests adds to memory ${what}`, added, 5, '%'),
    toKnow(`gateway: the most memory ${what}`, Math.max(first, second) / MEBIBYTE, 'MiB'),
  ];
}
