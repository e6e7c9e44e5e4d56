import path from 'node:path';
import * as l10n from '@vscode/l10n';
import type { RunnableModules } from '../../../contracts/runnable-modules.ts';
import { type HandlerListener, HandlerProcess } from './handler-process.ts';
import { LOAD_MS } from './load-report.ts';
import type { Thrown } from './messages.ts';
import { type Ending, type LoadReport, MEMORY_LIMIT_MB } from './outcome.ts';
import { placeInSource } from './source-place.ts';

/** Handlers as they were saved, and what they keep in variables until they are saved again. */
export interface LoadedHandlers {
  source: RunnableModules;
  /** Names of methods by file. */
  methods: ReadonlyMap<string, ReadonlySet<string>>;
  /** By file: why it cannot be used. */
  broken: ReadonlyMap<string, string>;
  /** Absent when there is nothing to run. */
  running: HandlerProcess | undefined;
}

export interface LoadOptions {
  /** Absolute path of `cli.js`. */
  script: string;
  /** What names of files are relative to in messages. */
  folder: string;
  listener: HandlerListener;
  /** Stops loading. */
  signal: AbortSignal;
}

/**
 * Starts handlers. A module that keeps the others from loading is left out in the next attempt.
 * @param files absolute paths of the modules with handlers
 * @param known by file: why it cannot be used, as an earlier attempt found out
 */
export async function loadHandlers(
  files: readonly string[],
  source: RunnableModules,
  options: LoadOptions,
  known: ReadonlyMap<string, string> = new Map(),
): Promise<LoadedHandlers> {
  const broken = new Map(known);
  for (const file of files) {
    const problem = problemBehind(file, source, options.folder);
    if (problem !== undefined) broken.set(file, problem);
  }
  for (;;) {
    const entries = files.filter(file => !broken.has(file));
    if (entries.length === 0 || options.signal.aborted)
      return { source, methods: new Map(), broken, running: undefined };
    const running = new HandlerProcess(options.script, { modules: source.modules, entries }, options.listener);
    const stop = () => void running.close();
    options.signal.addEventListener('abort', stop);
    const report = await running.loaded;
    options.signal.removeEventListener('abort', stop);
    for (const [file, reason] of reasonsIn(report, source, options.folder)) broken.set(file, reason);
    if (report.ended) continue;
    const methods = new Map([...report.loaded].map(([file, names]) => [file, new Set(names)]));
    return { source, methods, broken, running };
  }
}

/** What is wrong with a module or with anything that it imports. */
function problemBehind(file: string, { modules, problems }: RunnableModules, folder: string): string | undefined {
  const reached = new Set([file]);
  for (const each of reached) {
    const problem = problems.get(each);
    if (problem) {
      const place = `${path.relative(folder, each).split(path.sep).join('/')}:${problem.line}:${problem.column}`;
      return `${place}: ${problem.message.replace(/\.$/, '')}`;
    }
    for (const imported of modules.get(each)?.imports.values() ?? []) reached.add(imported);
  }
  return undefined;
}

function reasonsIn({ loaded, broken, ended }: LoadReport, source: RunnableModules, folder: string): [string, string][] {
  return [
    ...[...broken].map(([file, error]): [string, string] => [file, threw(error, source, folder)]),
    ...[...loaded]
      .filter(([, methods]) => methods.length === 0)
      .map(([file]): [string, string] => [file, l10n.t('it has no default export with methods')]),
    ...(ended ? [[ended.file, outOfBounds(ended.ending)] as [string, string]] : []),
  ];
}

function threw({ message, stack }: Thrown, { modules }: RunnableModules, folder: string): string {
  const place = placeInSource(stack, modules, folder);
  return place === undefined
    ? l10n.t('it threw while it was loaded: {0}', message)
    : l10n.t('it threw at {0} while it was loaded: {1}', place, message);
}

function outOfBounds(ending: Ending): string {
  switch (ending.why) {
    case 'busy':
      return l10n.t('it was not loaded within {0} ms', LOAD_MS);
    case 'memory':
      return l10n.t('it took more than {0} MB while it was loaded', MEMORY_LIMIT_MB);
    case 'failed':
      return l10n.t('it threw while it was loaded: {0}', ending.detail);
  }
}
