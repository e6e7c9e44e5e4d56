import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { readText } from '../files/read-text.ts';
import { normalizeLineEnds } from '../generate/header.ts';
import type { TextChange } from '../generate/plan.ts';
import type { ContractText } from './contract.ts';

/** A contract that would be written. */
export interface ContractChange extends TextChange {
  action: 'create' | 'unchanged' | 'conflict';
  after: string;
}

/**
 * What writing contracts into a folder would change. What is there already is somebody's work: it is a conflict unless
 * it is the same.
 * @param folder absolute
 * @param base the folder that paths are relative to
 */
export async function planImport(contracts: ContractText[], folder: string, base: string): Promise<ContractChange[]> {
  return Promise.all(contracts.map(contract => changeOf(contract, folder, base)));
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
