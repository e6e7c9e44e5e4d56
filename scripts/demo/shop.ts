import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = path.resolve(__dirname, '..', '..');
const EXAMPLES = path.join(ROOT, 'examples');
/** The built command line. */
export const CLI = path.join(ROOT, 'dist', 'cli.js');

/** A copy of `examples/` with everything generated. */
export interface Shop {
  folder: string;
  /** Loads a generated module, by its path in the folder. */
  load<Module>(file: string): Promise<Module>;
  /** Has the gateway hand requests on to a backend, signed with the salt that `BACKEND_SALT` holds. */
  forwardTo(url: string): Promise<void>;
  remove(): Promise<void>;
}

/** @throws Error when nothing can be generated */
export async function createShop(): Promise<Shop> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'mpaas-demo-'));
  for (const part of ['contracts', 'mpaas.config.json', 'tsconfig.json']) {
    await cp(path.join(EXAMPLES, part), path.join(folder, part), { recursive: true });
  }
  await writeFile(path.join(folder, 'package.json'), '{ "type": "module" }\n');
  await generate(folder);
  return {
    folder,
    load: file => import(pathToFileURL(path.join(folder, file)).href),
    async forwardTo(url) {
      const file = path.join(folder, 'mpaas.config.json');
      const config = JSON.parse(await readFile(file, 'utf8'));
      const signature = { algorithm: 'md5', key: 'k1', salt: { env: 'BACKEND_SALT' } };
      config.gateway.backend = { url, signature };
      await writeFile(file, JSON.stringify(config, undefined, 2));
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function generate(folder: string): Promise<void> {
  const [code] = await once(spawn(process.execPath, [CLI, 'generate'], { cwd: folder, stdio: 'ignore' }), 'exit');
  if (code !== 0) throw new Error(`mpaas generate ended with ${code}`);
}
