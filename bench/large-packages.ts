import { generateKeyPairSync } from 'node:crypto';
import { mkdir, mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { atMost, type Row } from './measure.ts';
import { nodeUsage } from './node-usage.ts';

const CLI = path.resolve(__dirname, '..', 'dist', 'cli.js');
const MIB = 1024 * 1024;
/** Far less than either package; Node alone takes some 50. */
const MEMORY_GOAL = 256;

interface Keys {
  key: string;
  publicKey: string;
}

/** Memory that a process of its own needs at most, for packages that nobody would want to hold in memory. */
export async function benchLargePackages(): Promise<Row[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'mpaas-bench-'));
  try {
    const keys = await writeKeys(folder);
    return [
      ...(await memoryRows('2 GiB', await writeHuge(folder), keys)),
      ...(await memoryRows('50,000 files', await writeMany(folder), keys)),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeKeys(folder: string): Promise<Keys> {
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const keys = { key: path.join(folder, 'private.pem'), publicKey: path.join(folder, 'public.pem') };
  await writeFile(keys.key, pair.privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  await writeFile(keys.publicKey, pair.publicKey.export({ type: 'spki', format: 'pem' }));
  return keys;
}

/** Files of zeros, which take no room on most disks. */
async function writeHuge(folder: string): Promise<string> {
  const huge = path.join(folder, 'huge');
  await mkdir(huge);
  for (let index = 0; index < 4; index++) {
    const handle = await open(path.join(huge, `${index}.bin`), 'w');
    await handle.truncate(512 * MIB);
    await handle.close();
  }
  return huge;
}

async function writeMany(folder: string): Promise<string> {
  const many = path.join(folder, 'many');
  for (let index = 0; index < 50_000; index++) {
    const part = path.join(many, String(index % 100));
    if (index < 100) await mkdir(part, { recursive: true });
    await writeFile(path.join(part, `${index}.js`), `export const a${index} = ${index};\n`);
  }
  return many;
}

async function memoryRows(what: string, source: string, { key, publicKey }: Keys): Promise<Row[]> {
  const out = `${source}.amr`;
  const names = ['--app-id', '70000000', '--version', '1.0.0.1'];
  return [
    await memoryOf(`pack and sign ${what}`, ['pack', source, ...names, '--key', key, '-o', out]),
    await memoryOf(`verify ${what}`, ['verify', out, '--key', publicKey]),
  ];
}

async function memoryOf(what: string, args: string[]): Promise<Row> {
  const { wallMs, peakMiB } = await nodeUsage([CLI, ...args]);
  return atMost(`${what} in ${(wallMs / 1000).toFixed(1)} s: memory at most`, peakMiB, MEMORY_GOAL, 'MiB');
}
