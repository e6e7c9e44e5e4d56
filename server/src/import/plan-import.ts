import path from 'node:path';
import * as l10n from '@vscode/l10n';
import type { CancellationSignal } from '../cancellation.ts';
import { readText } from '../files/read-text.ts';
import { normalizeLineEnds } from '../generate/header.ts';
import type { TextChange } from '../generate/plan.ts';
import type { ContractText } from './contract.ts';
import type { ImportResult } from './import-contracts.ts';
import { type ImportKind, importKindOf } from './import-kind.ts';
import { readSources } from './read-sources.ts';

export interface ImportRequest {
  /** Absolute paths of documents, of Java files, and of folders with Java files. */
  files: string[];
  /** By the endings of the files where it is absent. */
  kind?: ImportKind;
  /** Of operation types that the sources do not give; empty for none. */
  prefix: string;
  /** Absolute path of the folder that contracts are for. */
  folder: string;
  /** Absolute path of the folder that the paths of changes are relative to. */
  base: string;
}

/** What an import would write, and what there is to say of its sources. */
export interface ImportPlan extends Omit<ImportResult, 'contracts'> {
  /** Empty when nothing can be imported; the findings say why. */
  changes: ContractChange[];
}

/** A contract that would be written. */
export interface ContractChange extends TextChange {
  action: 'create' | 'unchanged' | 'conflict';
  after: string;
}

/**
 * Reads what contracts are to be made from, and says what writing them would change. What is there already is somebody's
 * work: it is a conflict unless it is the same. Writes nothing.
 * @throws ImportError when the sources cannot be read
 */
export async function planImport(request: ImportRequest, token?: CancellationSignal): Promise<ImportPlan> {
  const { files, prefix, folder, base } = request;
  const sources = await readSources(files, token);
  const kind = request.kind ?? importKindOf(sources[0]?.file ?? '');
  const { importContracts } = await import('./import-contracts.ts');
  const { contracts, ...said } = importContracts(sources, { kind, prefix });
  const changes = await Promise.all(contracts.map(contract => changeOf(contract, folder, base)));
  return { changes, ...said };
}

async function changeOf({ name, text }: ContractText, folder: string, base: string): Promise<ContractChange> {
  const file = path.join(folder, name);
  const known = { path: path.relative(base, file).split(path.sep).join('/'), after: text };
  const current = await readText(file);
  if (!('text' in current)) {
    if (current.reason === 'missing') return { ...known, action: 'create' };
    return { ...known, action: 'conflict', reason: l10n.t('What is there cannot be read ({0}).', current.reason) };
  }
  const before = current.text;
  if (normalizeLineEnds(before) === text) return { ...known, action: 'unchanged' };
  return { ...known, action: 'conflict', before, reason: l10n.t('Another contract is in the way.') };
}
