import path from 'node:path';
import * as l10n from '@vscode/l10n';
import type { TargetName } from '../config/config.ts';
import type { Model } from '../contracts/model.ts';
import { type ReadResult, readText } from '../files/read-text.ts';
import { authorshipOf, normalizeLineEnds, withHeader } from './header.ts';
import type { LockedOutput } from './lock.ts';
import { type FindClass, mergeSkeleton } from './merge-skeleton.ts';
import type { FileChange } from './plan.ts';
import type { EmittedFile, OwnedFile } from './target.ts';

/** A file that one of the config's targets wants to exist. */
export interface Output {
  target: TargetName;
  file: EmittedFile;
}

/**
 * What has to happen to one file for an output to be there.
 * @param file relative to `folder`, with `/`
 */
export async function changeOf(
  file: string,
  output: Output,
  folder: string,
  findClass: FindClass,
): Promise<FileChange> {
  const { target, file: emitted } = output;
  const known = { path: file, target, kind: emitted.kind };
  const after = emitted.kind === 'generated' ? withHeader(emitted.text, target, emitted.sources) : emitted.text;
  const current = await readText(path.resolve(folder, file));
  if (!('text' in current)) return unreadChange(known, current, after);
  const before = current.text;
  if (emitted.kind === 'owned') return { ...known, ...mergeOwned(before, emitted, findClass) };
  if (normalizeLineEnds(before) === after) return { ...known, action: 'unchanged' };
  switch (authorshipOf(before)) {
    case 'generated':
      return { ...known, action: 'update', before, after };
    case 'edited':
      return { ...known, action: 'conflict', before, after, reason: l10n.t('This generated file was edited.') };
    case 'foreign':
      return {
        ...known,
        action: 'conflict',
        before,
        after,
        reason: l10n.t('A file that is not generated is in the way.'),
      };
  }
}

type KnownChange = Pick<FileChange, 'path' | 'target' | 'kind'>;

function unreadChange(known: KnownChange, read: ReadResult & { reason: string }, after: string): FileChange {
  if (read.reason === 'missing') return { ...known, action: 'create', after };
  return { ...known, action: 'conflict', reason: l10n.t('What is there cannot be read ({0}).', read.reason) };
}

function mergeOwned(before: string, owned: OwnedFile, findClass: FindClass): Omit<FileChange, keyof KnownChange> {
  const after = mergeSkeleton(before, owned.skeleton, findClass);
  if (after === undefined) {
    const reason = l10n.t('There is no class {0} in it to add operations to.', owned.skeleton.className);
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
  if (isUndecided) {
    return { ...known, action: 'unchanged', reason: l10n.t('Its contract cannot be read now.') };
  }
  if (kind === 'owned') {
    return {
      ...known,
      ...before,
      action: 'unchanged',
      reason: l10n.t('Its service is gone. The file is yours to delete.'),
    };
  }
  if ('text' in current && authorshipOf(current.text) !== 'generated') {
    return { ...known, ...before, action: 'conflict', reason: l10n.t('Its contract is gone, and it was edited.') };
  }
  return { ...known, ...before, action: 'delete' };
}
