import path from 'node:path';
import { LOGIN, signedByUsers, startGateway, writeShop } from './gateway-shop.ts';
import { Load, type Turn } from './load.ts';
import { atMostOf, type Row, range } from './measure.ts';
import { inTemporaryFolder } from './temporary.ts';

const RUNS = 9;
const TURN = { duration: 3 };
const OPERATIONS = 1000;
const REQUESTS = 50_000;

/**
 * What a gateway of many operations costs more than one of a single operation, in turns: calls of one, and calls of all. In
 * processor time, which the requests per second of a gateway that is busy follow: these vary by more than what is measured.
 */
export function benchGatewayOperations(): Promise<Row[]> {
  return inTemporaryFolder(async folder => {
    const names = Array.from({ length: OPERATIONS - 1 }, (_, index) => `other${index}`);
    const others = Object.fromEntries(names.map(name => [name, 'User'] as const));
    const one = await startGateway(await writeShop(path.join(folder, 'one')), folder);
    const many = await startGateway(await writeShop(path.join(folder, 'many'), { others }), folder);
    const all = [LOGIN, ...names.map(name => `com.example.shop.${name}`)];
    const logins = signedByUsers(REQUESTS);
    const loads = [new Load(one, logins), new Load(many, logins), new Load(many, signedByUsers(REQUESTS, all))];
    const turns: [Turn[], Turn[], Turn[]] = [[], [], []];
    try {
      for (let run = 0; run < RUNS; run++) {
        for (const [index, load] of loads.entries()) turns[index]?.push(await load.turn(TURN));
      }
    } finally {
      await Promise.all([one.stop(), many.stop()]);
    }
    const [ofOne, ofSame, ofAll] = turns;
    return [
      atMostOf('gateway: processor time that 1,000 operations cost, calling one', costs(ofOne, ofSame), 5, '%'),
      atMostOf('gateway: processor time that 1,000 operations cost, calling all', costs(ofOne, ofAll), 5, '%'),
      described('1 operation', ofOne),
      described('1,000 operations, calling one', ofSame),
      described('1,000 operations, calling all', ofAll),
    ];
  });
}

/** In percent, run by run: machines get slower and faster by the minute. */
function costs(turns: Turn[], others: Turn[]): number[] {
  return turns.map(({ cpu }, run) => 100 * ((others[run]?.cpu ?? Number.NaN) / cpu - 1));
}

function described(what: string, turns: Turn[]): Row {
  const [rates, times] = [turns.map(({ rate }) => rate), turns.map(({ cpu }) => cpu)];
  return { what: `gateway: ${what}`, figure: `${range(rates, '/s')}, processor ${range(times, 'µs')} each`, goal: '–' };
}
