import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from '../config/config.ts';
import { findUpward } from '../config/find.ts';
import { cacheFolder } from '../files/cache-folder.ts';
import { writeFiles } from '../files/write-files.ts';
import type { Finding } from '../findings.ts';
import { inLanguage } from '../locale.ts';
import { VERSION } from '../version.ts';
import { findContracts } from './contract-files.ts';
import type { Model } from './model.ts';
import type { ReadResult } from './reader.ts';

interface CachedModel {
  /** Everything beside the files' contents that decides what a model looks like. */
  key: string;
  contracts: string[];
  /** Hash by absolute path, of every file that had a say. */
  hashes: Record<string, string>;
  model: Model;
  findings: Finding[];
}

/**
 * The model of a config. Loading the compiler takes half a second and reading takes more, so a model without errors is
 * kept in the user's cache folder, and used for as long as no file behind it changes.
 */
export async function loadModel(config: Config): Promise<ReadResult> {
  const place = cachePlace(config);
  const contracts = await findContracts(config);
  const cached = await readCache(place);
  if (cached && (await isCurrent(cached, config, contracts))) {
    return {
      model: cached.model,
      findings: cached.findings,
      files: Object.keys(cached.hashes),
      hasUnresolvedImports: false,
    };
  }
  const { ContractReader } = await import('./reader.ts');
  const reader = new ContractReader(config);
  const result = await reader.read();
  reader.dispose();
  const isGood = result.findings.every(finding => finding.severity !== 'error');
  if (isGood) await writeCache(place, config, contracts, result);
  return result;
}

function cachePlace(config: Config): string {
  const name = createHash('sha256').update(config.file).digest('hex').slice(0, 32);
  return path.join(cacheFolder(), 'models', `${name}.json`);
}

async function keyOf(config: Config): Promise<string> {
  const language = inLanguage({ en: 'en', zh: 'zh' });
  const tsconfig = await findUpward(config.folder, 'tsconfig.json');
  return JSON.stringify([VERSION, language, config.folder, config.contracts, tsconfig]);
}

async function readCache(place: string): Promise<CachedModel | undefined> {
  try {
    return JSON.parse(await readFile(place, 'utf8'));
  } catch {
    // No cache, or one that another version wrote differently: the contracts are there to be read.
    return undefined;
  }
}

async function isCurrent(cached: CachedModel, config: Config, contracts: string[]): Promise<boolean> {
  if (cached.key !== (await keyOf(config)) || cached.contracts.join('\n') !== contracts.join('\n')) return false;
  const hashes = await hashFiles(Object.keys(cached.hashes));
  return Object.entries(cached.hashes).every(([file, hash]) => hashes[file] === hash);
}

async function writeCache(place: string, config: Config, contracts: string[], result: ReadResult): Promise<void> {
  const hashes = await hashFiles(result.files);
  const { model, findings } = result;
  const cached: CachedModel = { key: await keyOf(config), contracts, hashes, model, findings };
  try {
    await writeFiles([{ file: place, text: JSON.stringify(cached) }]);
  } catch {
    // A cache folder that cannot be written costs time, not correctness.
  }
}

/** Empty for a file that is not there, which no real hash is. */
async function hashFiles(files: string[]): Promise<Record<string, string>> {
  const entries = files.map(async file => {
    const bytes = await readFile(file).catch(() => undefined);
    return [file, bytes ? createHash('sha256').update(bytes).digest('base64') : ''];
  });
  return Object.fromEntries(await Promise.all(entries));
}
