import path from 'node:path';
import * as l10n from '@vscode/l10n';
import type { TargetName } from '../config/config.ts';
import { type Model, operationsOf } from '../contracts/model.ts';
import { readText, type UnreadableReason } from '../files/read-text.ts';
import { authorshipOf, normalizeLineEnds, withHeader } from './header.ts';
import type { Lock, LockedOutput } from './lock.ts';
import { type FindClass, mergeSkeleton } from './merge-skeleton.ts';
import type { FileChange } from './plan.ts';
import type { EmittedFile, OwnedFile } from './target.ts';

/** A file that one of the config's targets wants to exist. */
export interface Output {
  target: TargetName;
  file: EmittedFile;
}

/** What changes are judged by. */
export interface Circumstances {
  /** The config's, which paths are relative to. */
  folder: string;
  model: Model;
  lock: Lock;
  findClass: FindClass;
}

/**
 * What has to happen to one file for an output to be there.
 * @param file relative to the config's folder, with `/`
 */
export async function changeOf(
  file: string,
  output: Output,
  { folder, model, lock, findClass }: Circumstances,
): Promise<FileChange> {
  const { target, file: emitted } = output;
  const known = { path: file, target, kind: emitted.kind };
  const after = emitted.kind === 'generated' ? withHeader(emitted.text, target, emitted.sources) : emitted.text;
  const current = await readText(path.resolve(folder, file));
  if (!('text' in current)) {
    if (current.reason === 'missing') return { ...known, action: 'create', after };
    if (emitted.kind === 'owned') return { ...known, ...unreadConflict(current.reason) };
    if (wouldLoseUnreadable(emitted, lock.outputs[file], model)) return { ...known, ...unreadableNow() };
    const conflict = unreadAuthorship(current.reason, lock.outputs[file]);
    return { ...known, ...unreadConflict(current.reason), conflict, after };
  }
  const before = current.text;
  if (emitted.kind === 'owned') return { ...known, ...mergeOwned(before, emitted, findClass) };
  if (normalizeLineEnds(before) === after) return { ...known, action: 'unchanged' };
  if (wouldLoseUnreadable(emitted, lock.outputs[file], model)) return { ...known, ...unreadableNow() };
  const authorship = authorshipOf(before);
  if (authorship === 'generated') return { ...known, action: 'update', before, after };
  const reason =
    authorship === 'edited'
      ? l10n.t('This generated file was edited.')
      : l10n.t('A file that is not generated is in the way.');
  return { ...known, action: 'conflict', conflict: authorship, before, after, reason };
}

type KnownChange = Pick<FileChange, 'path' | 'target' | 'kind'>;

function unreadConflict(reason: UnreadableReason): Pick<FileChange, 'action' | 'reason'> {
  return { action: 'conflict', reason: l10n.t('What is there cannot be read ({0}).', reason) };
}

/** Nothing we generate is other than text, or as large as that: where one of our outputs was, somebody changed it. */
function unreadAuthorship(reason: UnreadableReason, locked: LockedOutput | undefined): 'edited' | 'foreign' {
  const isChanged = reason === 'not-utf8' || reason === 'too-large';
  return isChanged && locked?.kind === 'generated' ? 'edited' : 'foreign';
}

/**
 * Whether a file that is there holds what a contract said before it became unreadable. What is emitted now comes from
 * the readable ones only, so the lock is asked as well.
 */
function wouldLoseUnreadable(
  { sources }: EmittedFile,
  locked: LockedOutput | undefined,
  { unreadable }: Model,
): boolean {
  if (unreadable.length === 0) return false;
  if (sources.length !== 1) return true;
  return locked !== undefined && (locked.source === undefined || unreadable.includes(locked.source));
}

function unreadableNow(): Pick<FileChange, 'action' | 'reason'> {
  return { action: 'unchanged', reason: l10n.t('Its contract cannot be read now.') };
}

function mergeOwned(before: string, owned: OwnedFile, findClass: FindClass): Omit<FileChange, keyof KnownChange> {
  const after = mergeSkeleton(before, owned.skeleton, findClass);
  if (after === undefined) {
    const { className } = owned.skeleton;
    const reason =
      findClass(before, className) === 'broken'
        ? l10n.t('This file has syntax errors. Mend them, then generate again.')
        : l10n.t('There is no class {0} in it to add operations to.', className);
    return { action: 'conflict', before, reason };
  }
  return after === before ? { action: 'unchanged' } : { action: 'update', before, after };
}

/** An output that nothing asks for any more: ours goes, the user's and what cannot be judged stays. */
export async function removalOf(file: string, output: LockedOutput, folder: string, model: Model): Promise<FileChange> {
  const { target, kind, source } = output;
  const known = { path: file, target, kind };
  const current = await readText(path.resolve(folder, file));
  const before = 'text' in current ? { before: current.text } : {};
  const isUndecided = source === undefined ? model.unreadable.length > 0 : model.unreadable.includes(source);
  if (isUndecided) return { ...known, ...unreadableNow() };
  if (kind === 'owned') {
    return {
      ...known,
      ...before,
      action: 'unchanged',
      reason: l10n.t('Its service is gone. The file is yours to delete.'),
    };
  }
  if (operationsOf(model).length === 0 && !('reason' in current && current.reason === 'missing')) {
    // More likely a typo in the config than the end of everything.
    const reason = l10n.t(
      'No contract has an operation any more. Delete the files yourself, or mend "contracts" in the config.',
    );
    return { ...known, action: 'unchanged', reason };
  }
  if (!('text' in current)) {
    if (current.reason === 'missing') return { ...known, action: 'delete' };
    return { ...known, ...unreadConflict(current.reason), conflict: unreadAuthorship(current.reason, output) };
  }
  const authorship = authorshipOf(current.text);
  if (authorship !== 'generated') {
    const reason = l10n.t('Its contract is gone, and it was edited.');
    return { ...known, ...before, action: 'conflict', conflict: authorship, reason };
  }
  return { ...known, ...before, action: 'delete' };
}
