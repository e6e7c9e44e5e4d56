import { mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { ApplyRequest, PlanRequest } from '../server/src/protocol.ts';
import { connect } from '../test/protocol/connect.ts';
import { contract, LARGE, writeCorpus } from './corpus.ts';
import { atMost, median, type Row } from './measure.ts';

const RUNS = 15;
/** The first edits meet code that the engine has not optimised yet; a server runs for hours. */
const WARM_UP = 5;

/** An edit in a running language server until the generated file has changed on disk: plan and write, over stdio. */
export async function benchEdit(): Promise<Row[]> {
  const folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'mpaas-bench-')));
  try {
    await writeCorpus(folder, LARGE);
    const config = path.join(folder, 'mpaas.config.json');
    await using server = await connect({ mode: 'spawn', folders: [folder], options: { isTrusted: true } });
    const generate = async () => {
      const { plan } = await server.request(PlanRequest, { config });
      const paths = plan.changes.filter(({ action }) => action !== 'unchanged').map(change => change.path);
      return server.request(ApplyRequest, { config, paths, overwrite: [] });
    };
    await generate();
    const edited = path.join(folder, 'contracts', 'area5.rpc.ts');
    await server.open(edited, await readFile(edited, 'utf8'));
    const times: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      const start = performance.now();
      await server.change(edited, contract(5, LARGE.operationsPerContract, `After${run}`));
      const { written } = await generate();
      if (written.length === 0) throw new Error('The edit changed nothing that is generated.');
      times.push(performance.now() - start);
    }
    return [
      atMost('edit one of 200 contracts, re-generate in a running server', median(times.slice(WARM_UP)), 100, 'ms'),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
