import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { TARGET_NAMES, type TargetName } from '../config/config.ts';
import { readText } from '../files/read-text.ts';
import { compareText } from '../findings.ts';
import { GenerateError } from './generate-error.ts';

export const LOCK_FILE_NAME = 'mpaas.lock.json';

/** What the last generation left behind: by it, outputs whose contract went away are found. */
export interface Lock {
  /** By path, relative to the config's folder, with `/`. */
  outputs: Record<string, LockedOutput>;
}

export interface LockedOutput {
  target: TargetName;
  kind: 'generated' | 'owned';
  /** The contract it came from; absent for what all contracts share. */
  source?: string;
}

/**
 * The lock beside a config; an empty one where there is none yet.
 * @throws GenerateError when the file is there and is no lock
 */
export async function readLock(folder: string): Promise<Lock> {
  const read = await readText(path.join(folder, LOCK_FILE_NAME));
  if (!('text' in read)) {
    if (read.reason === 'missing') return { outputs: {} };
    throw new GenerateError(l10n.t('{0} cannot be read ({1}).', LOCK_FILE_NAME, read.reason));
  }
  const lock = parseLock(read.text);
  if (lock) return lock;
  const message = l10n.t(
    '{0} is damaged. Restore it from version control, or delete it and generate again.',
    LOCK_FILE_NAME,
  );
  throw new GenerateError(message);
}

/** Keys in code-point order and LF line ends: the same outputs give the same bytes. */
export function printLock(lock: Lock): string {
  const outputs = Object.fromEntries(Object.entries(lock.outputs).sort(([a], [b]) => compareText(a, b)));
  return `${JSON.stringify({ version: 1, outputs }, undefined, 2)}\n`;
}

function parseLock(text: string): Lock | undefined {
  try {
    const value = JSON.parse(text);
    const outputs: unknown[] = Object.values(value.outputs);
    return value.version === 1 && outputs.every(isOutput) ? { outputs: value.outputs } : undefined;
  } catch {
    return undefined;
  }
}

function isOutput(value: unknown): value is LockedOutput {
  const { target, kind, source } = value as LockedOutput;
  const isKind = kind === 'generated' || kind === 'owned';
  return isKind && TARGET_NAMES.includes(target) && (source === undefined || typeof source === 'string');
}
