import { mkdtemp, realpath, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/**
 * A folder of its own for each test of a suite, gone after the last one, when all have ended what writes there. Real, as
 * what watches files names it.
 */
export function temporaryFolder(): () => string {
  const folders: string[] = [];
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(path.join(await realpath(os.tmpdir()), 'mpaas-gateway-'));
    folders.push(folder);
  });
  after(() => Promise.all(folders.map(each => rm(each, { recursive: true, force: true }))));
  return () => folder;
}
