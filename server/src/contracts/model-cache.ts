import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Config } from '../config/config.ts';
import { findUpward } from '../config/find.ts';
import { cachedPlace, readCached, writeCached } from '../files/user-cache.ts';
import type { Finding } from '../findings.ts';
import { inLanguage } from '../locale.ts';
import { VERSION } from '../version.ts';
import { findContracts } from './contract-files.ts';
import type { Model } from './model.ts';
import type { ReadResult } from './reader.ts';

interface CachedModel {
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
  const place = await placeOf(config);
  const contracts = await findContracts(config);
  const cached = keptAt(place);
  if (cached && (await isCurrent(cached, contracts))) {
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
  if (isGood) await keep(place, contracts, result);
  return result;
}

/** Another one for each of what decides, beside contracts and the contents of files, what a model looks like. */
async function placeOf({ file, folder, contracts }: Config): Promise<string> {
  const language = inLanguage({ en: 'en', zh: 'zh' });
  const tsconfig = await findUpward(folder, 'tsconfig.json');
  return cachedPlace('models', JSON.stringify([VERSION, language, file, folder, contracts, tsconfig]));
}

function keptAt(place: string): CachedModel | undefined {
  const bytes = readCached(place);
  if (!bytes) return undefined;
  try {
    return JSON.parse(bytes.toString());
  } catch {
    // Somebody else was at it: the contracts are there to be read.
    return undefined;
  }
}

async function isCurrent(cached: CachedModel, contracts: string[]): Promise<boolean> {
  if (cached.contracts.join('\n') !== contracts.join('\n')) return false;
  const hashes = await hashFiles(Object.keys(cached.hashes));
  return Object.entries(cached.hashes).every(([file, hash]) => hashes[file] === hash);
}

async function keep(place: string, contracts: string[], result: ReadResult): Promise<void> {
  const hashes = await hashFiles(result.files);
  const { model, findings } = result;
  const cached: CachedModel = { contracts, hashes, model, findings };
  writeCached(place, Buffer.from(JSON.stringify(cached)));
}

/** Empty for a file that is not there, which no real hash is. */
async function hashFiles(files: string[]): Promise<Record<string, string>> {
  const entries = files.map(async file => {
    const bytes = await readFile(file).catch(() => undefined);
    return [file, bytes ? createHash('sha256').update(bytes).digest('base64') : ''];
  });
  return Object.fromEntries(await Promise.all(entries));
}
