import { mkdtemp, realpath, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** A folder of its own for each test of a suite, gone afterwards. Real, as what watches files names it. */
export function temporaryFolder(): () => string {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(path.join(await realpath(os.tmpdir()), 'mpaas-gateway-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  return () => folder;
}
