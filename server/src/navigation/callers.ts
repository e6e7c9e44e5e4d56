import { siteLanguageOf } from '../call-sites/find-sites.ts';
import { functionAround, functionsIn, type NamedFunction } from '../call-sites/functions.ts';
import { isSameFile } from '../files/paths.ts';
import type { Codebase, DeclaredOperation } from './codebase.ts';
import { serviceFiles } from './service-files.ts';
import { type Use, type UsedIn, usesOf } from './uses.ts';

/** Something that calls an operation: a function, or a file where none with a name is around the calls. */
export interface Caller {
  file: string;
  text: string;
  within?: NamedFunction;
  /** In the order of the text. */
  calls: Use[];
}

/**
 * Who calls an operation, by its operation type or through generated clients. Interfaces only declare it, and handlers
 * name it without calling.
 */
export async function callersOf(operations: readonly DeclaredOperation[], code: Codebase): Promise<Caller[]> {
  const handling = operations.flatMap(({ config, model }) => serviceFiles(config, model));
  const used = await usesOf(operations, code);
  return used
    .filter(({ file }) => siteLanguageOf(file) !== 'json' && !handling.some(each => isSameFile(each.file, file)))
    .flatMap(callersIn);
}

function callersIn({ file, text, uses }: UsedIn): Caller[] {
  const language = siteLanguageOf(file);
  const functions = language ? functionsIn(text, language) : [];
  const callers = new Map<NamedFunction | undefined, Caller>();
  for (const use of uses.filter(({ kind }) => kind !== 'declaration')) {
    const within = functionAround(functions, use);
    const calls = [...(callers.get(within)?.calls ?? []), use];
    callers.set(within, { file, text, calls, ...(within && { within }) });
  }
  return [...callers.values()];
}
