import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { ts } from 'ts-morph';
import { readOptionsFor } from './compiler-options.ts';

/** A module that runs without a compiler. */
export interface RunnableModule {
  /** Absolute path of its source, in the system's notation. */
  file: string;
  /** CommonJS in ES2022; of a JSON file its text. */
  code: string;
  /** Absolute paths of what `code` requires, by the names that it has there. */
  imports: ReadonlyMap<string, string>;
  /** From `code` to the source, as JSON; empty for a JSON file. */
  sourceMap: string;
}

/** Why a module cannot run. */
export interface ModuleProblem {
  file: string;
  /** From 1, as a column. */
  line: number;
  column: number;
  /** TypeScript's are in English. */
  message: string;
}

/** Modules and all that they import, by file. A module with a problem is in both. */
export interface RunnableModules {
  modules: Map<string, RunnableModule>;
  problems: Map<string, ModuleProblem>;
}

/**
 * Makes TypeScript and JavaScript run: types and what is imported only for them go away, and what else they import is
 * made to run as well, resolved as the nearest `tsconfig.json` says. Types are not checked. Packages are a problem.
 * @param entries absolute paths
 * @param folder where looking for a `tsconfig.json` begins
 */
export function runnableModules(entries: readonly string[], folder: string): RunnableModules {
  const modules = new Map<string, RunnableModule>();
  const problems = new Map<string, ModuleProblem>();
  const { options } = readOptionsFor(folder);
  const waiting = [...entries];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (modules.has(file)) continue;
    const { module, problem } = read(file, options);
    modules.set(file, module);
    if (problem) problems.set(file, problem);
    waiting.push(...module.imports.values());
  }
  return { modules, problems };
}

function read(file: string, options: ts.CompilerOptions): { module: RunnableModule; problem?: ModuleProblem } {
  const text = ts.sys.readFile(file) ?? '';
  const imports = new Map<string, string>();
  if (file.endsWith('.json')) return { module: { file, code: text, imports, sourceMap: '' } };
  const { outputText, sourceMapText = '', diagnostics = [] } = transpile(file, text);
  const module = { file, code: outputText, imports, sourceMap: sourceMapText };
  for (const { fileName: name } of ts.preProcessFile(outputText, true, true).importedFiles) {
    const resolved = resolve(name, file, options);
    if (resolved === undefined) return { module, problem: nowhere(file, text, name) };
    imports.set(name, resolved);
  }
  const [broken] = diagnostics;
  if (!broken) return { module };
  const message = ts.flattenDiagnosticMessageText(broken.messageText, ' ');
  return { module, problem: { ...placeIn(file, text, broken.start ?? 0), message } };
}

function transpile(file: string, text: string): ts.TranspileOutput {
  return ts.transpileModule(text, {
    // By their ending, modules for Node.js would stay as they are.
    fileName: file.replace(/\.[mc]([jt]s)$/, '.$1'),
    reportDiagnostics: true,
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.CommonJS,
      esModuleInterop: true,
      sourceMap: true,
    },
  });
}

function resolve(name: string, from: string, options: ts.CompilerOptions): string | undefined {
  // The compiler writes paths with `/` on every system.
  const file = from.split(path.sep).join('/');
  const { resolvedModule: found } = ts.resolveModuleName(name, file, options, ts.sys);
  const isRunnable = found && !found.isExternalLibraryImport && !/\.d\.[mc]?ts$/.test(found.resolvedFileName);
  return isRunnable ? path.normalize(found.resolvedFileName) : undefined;
}

function nowhere(file: string, text: string, name: string): ModuleProblem {
  const written = ts.preProcessFile(text, true, true).importedFiles.find(({ fileName }) => fileName === name);
  const message = l10n.t('"{0}" is no file that can be imported here. Packages and modules of Node.js cannot.', name);
  return { ...placeIn(file, text, written?.pos ?? 0), message };
}

function placeIn(file: string, text: string, offset: number): Omit<ModuleProblem, 'message'> {
  const before = text.slice(0, offset).split('\n');
  return { file, line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
