import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { type CancellationSignal, throwIfCancelled } from '../cancellation.ts';
import type { Config, GenerateConfig, TargetName } from '../config/config.ts';
import { type Model, operationsOf } from '../contracts/model.ts';
import { readText } from '../files/read-text.ts';
import { compareText } from '../findings.ts';
import { changeOf, type Output, removalOf } from './file-change.ts';
import { GenerateError } from './generate-error.ts';
import { type Lock, type LockedOutput, readLock } from './lock.ts';
import type { FindClass } from './merge-skeleton.ts';
import type { FileChange, Plan } from './plan.ts';
import { targets } from './targets/index.ts';

export interface PlanInput {
  config: Config;
  model: Model;
  /** Only these; all that the config lists when absent. */
  targets?: TargetName[];
  token?: CancellationSignal;
}

/**
 * What a generation would change. Reads what is there, writes nothing.
 * @throws GenerateError when the config cannot be generated from, CancelledError when the token says so
 */
export async function makePlan(input: PlanInput): Promise<Plan> {
  const { config, model, token } = input;
  const entries = config.generate.filter(entry => input.targets?.includes(entry.target) ?? true);
  const lock = await readLock(config.folder);
  const emitted = emitAll(entries, model, config.folder, token);
  const findClass = await classFinder(emitted, config.folder);
  const circumstances = { folder: config.folder, model, lock, findClass };
  const comparing = [...emitted].map(([file, output]) => changeOf(file, output, circumstances));
  const changes: FileChange[] = await Promise.all(comparing);
  throwIfCancelled(token);
  const names = entries.map(entry => entry.target);
  for (const [file, output] of leftBehind(lock, emitted, config, names)) {
    changes.push(await removalOf(file, output, config.folder, model));
  }
  changes.sort((a, b) => compareText(a.path, b.path));
  const operations = operationsOf(model).length;
  return { changes, operations, lockBefore: lock, lock: nextLock(lock, emitted, changes) };
}

/** Everything the targets want, by path relative to the config's folder. */
function emitAll(
  entries: GenerateConfig[],
  model: Model,
  folder: string,
  token: CancellationSignal | undefined,
): Map<string, Output> {
  const outputs = new Map<string, Output>();
  for (const entry of entries) {
    throwIfCancelled(token);
    for (const file of targets[entry.target].emit(model, { importExtension: entry.importExtension })) {
      const place = relativePath(folder, path.join(entry.out, file.path));
      const other = outputs.get(place);
      if (other) {
        const message = l10n.t(
          '{0} and {1} would both write {2}. Give each target its own "out".',
          other.target,
          entry.target,
          place,
        );
        throw new GenerateError(message);
      }
      outputs.set(place, { target: entry.target, file });
    }
  }
  return outputs;
}

/** What stands in the lock, is not emitted any more, and belongs to a target that is being generated. */
function leftBehind(
  lock: Lock,
  emitted: Map<string, Output>,
  config: Config,
  generated: TargetName[],
): [string, LockedOutput][] {
  const configured = config.generate.map(entry => entry.target);
  return Object.entries(lock.outputs).filter(
    ([file, { target }]) => !emitted.has(file) && (generated.includes(target) || !configured.includes(target)),
  );
}

/** What is emitted now, and of what was there before all that stays ours to look after. */
function nextLock(before: Lock, emitted: Map<string, Output>, changes: FileChange[]): Lock {
  const actions = new Map(changes.map(change => [change.path, change]));
  const kept = Object.entries(before.outputs).filter(([file, { kind }]) => {
    const change = actions.get(file);
    return change === undefined || (change.action !== 'delete' && kind === 'generated');
  });
  const current = [...emitted].map(([file, output]) => {
    // Left alone, with a reason: it still is what it was when it was written.
    const change = actions.get(file);
    const isLeft = change?.action === 'unchanged' && change.reason !== undefined;
    return [file, (isLeft && before.outputs[file]) || lockedOutput(output)];
  });
  return { outputs: Object.fromEntries([...kept, ...current]) };
}

function lockedOutput({ target, file: { kind, sources } }: Output): LockedOutput {
  const [source, another] = sources;
  return source !== undefined && another === undefined ? { target, kind, source } : { target, kind };
}

/** ts-morph is loaded only when a user's class has to be looked into. */
async function classFinder(emitted: Map<string, Output>, folder: string): Promise<FindClass> {
  for (const [file, output] of emitted) {
    if (output.file.kind !== 'owned' || !('text' in (await readText(path.resolve(folder, file))))) continue;
    return (await import('../contracts/reader.ts')).classMembers;
  }
  return () => undefined;
}

function relativePath(folder: string, file: string): string {
  return path.relative(folder, file).split(path.sep).join('/');
}
