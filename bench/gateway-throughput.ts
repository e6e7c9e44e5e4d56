import path from 'node:path';
import type autocannon from 'autocannon';
import { PEERS } from './gateway-peers.ts';
import { signed, signedByUsers, startBare, startGateway, writeShop } from './gateway-shop.ts';
import { Load, type Turn } from './load.ts';
import { atLeast, median, type Row, range } from './measure.ts';
import type { ServerProcess } from './server-process.ts';
import { inTemporaryFolder } from './temporary.ts';

const RUNS = 5;
const TURN = { duration: 5 };
/** More than are sent in a turn, and more than the gateway could keep answers of: each answer is made anew. */
const DIFFERENT = 100_000;

/** Who answers the operation. */
interface Contestant {
  title: string;
  server: ServerProcess;
  /** Whether the gateway is held against it as a peer. */
  isRival: boolean;
}

/** Answers per second and their time beside a bare server and beside peers, all in turns. */
export function benchGatewayThroughput(): Promise<Row[]> {
  return inTemporaryFolder(async folder => {
    const config = await writeShop(path.join(folder, 'shop'));
    const bare = { title: 'bare node:http', server: await startBare(), isRival: false };
    const gateway = { title: 'the gateway', server: await startGateway(config, folder), isRival: false };
    const { peers, missing } = await startPeers(folder);
    const contest = (requests: autocannon.Request[]) => compete(bare, gateway, peers, requests);
    try {
      const same = await contest([signed('alice')]);
      const different = await contest(signedByUsers(DIFFERENT));
      return [...missing, ...same.map(named('the same request')), ...different.map(named('requests that differ'))];
    } finally {
      await Promise.all([bare, gateway, ...peers].map(({ server }) => server.stop()));
    }
  });
}

/** A peer that cannot be had is a goal that is not met. */
async function startPeers(folder: string): Promise<{ peers: Contestant[]; missing: Row[] }> {
  const peers: Contestant[] = [];
  const missing: Row[] = [];
  for (const { title: name, draws, start } of PEERS) {
    const title = draws ? name : `${name}, one answer for all`;
    try {
      peers.push({ title, server: await start(folder), isRival: draws });
    } catch (error) {
      const [reason] = (error as Error).message.split('\n');
      missing.push({ what: title, figure: `not measured: ${reason}`, goal: 'measured', isMet: false });
    }
  }
  return { peers, missing };
}

async function compete(
  bare: Contestant,
  gateway: Contestant,
  peers: Contestant[],
  requests: autocannon.Request[],
): Promise<Row[]> {
  const entries = [bare, gateway, ...peers].map(({ title, server, isRival }) => {
    const turns: Turn[] = [];
    return { title, isRival, load: new Load(server, requests), turns };
  });
  for (let run = 0; run < RUNS; run++) {
    for (const { load, turns } of entries) turns.push(await load.turn(TURN));
  }
  const [floor, ours, ...others] = entries;
  const share = ratios(ours?.turns, floor?.turns).map(ratio => 100 * ratio);
  const times = others.filter(({ isRival }) => isRival).map(({ turns }) => ratios(ours?.turns, turns));
  const [closest = []] = times.sort((a, b) => median(a) - median(b));
  return [
    atLeast('requests/s beside bare node:http', share, 50, '%'),
    atLeast('requests/s beside the better peer', closest, 10, '×'),
    ...entries.map(({ title, turns }) => ({ what: title, figure: describe(turns), goal: '–' })),
  ];
}

/** Run by run: machines get slower and faster by the minute, so what ran one after the other is compared. */
function ratios(turns: Turn[] = [], others: Turn[] = []): number[] {
  return turns.map(({ rate }, run) => rate / (others[run]?.rate ?? Number.NaN));
}

function describe(turns: Turn[]): string {
  const of = (field: keyof Turn) => turns.map(turn => turn[field]);
  return `${range(of('rate'), '/s')}, p99 ${range(of('p99'), 'ms')}, processor ${range(of('cpu'), 'µs')} each`;
}

function named(requests: string): (row: Row) => Row {
  return row => ({ ...row, what: `gateway, ${requests}: ${row.what}` });
}
