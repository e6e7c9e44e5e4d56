import path from 'node:path';
import { ts } from 'ts-morph';

/** What of a user's tsconfig decides where an import leads. Everything else would only slow reading down. */
const RESOLUTION_OPTIONS = ['baseUrl', 'paths', 'pathsBasePath', 'rootDirs', 'moduleSuffixes', 'customConditions'];

export interface ReadOptions {
  options: ts.CompilerOptions;
  /** The `tsconfig.json` that had a say and what it extends, absolute paths. */
  files: string[];
}

/**
 * Compiler options for reading contracts: no library, nothing emitted, imports resolved as the nearest `tsconfig.json`
 * from `folder` upward says. A tsconfig that cannot be parsed counts as far as it can.
 */
export function readOptionsFor(folder: string): ReadOptions {
  const file = ts.findConfigFile(folder, ts.sys.fileExists);
  const files: string[] = [];
  const options: ts.CompilerOptions = {
    ...(file && resolutionOptions(file, files)),
    noLib: true,
    noEmit: true,
    types: [],
    strict: true,
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  };
  return { options, files: files.map(each => path.normalize(each)) };
}

function resolutionOptions(file: string, files: string[]): ts.CompilerOptions {
  const readFile = (each: string) => {
    files.push(each);
    return ts.sys.readFile(each);
  };
  const { config = {} } = ts.readConfigFile(file, readFile);
  // Listing every source of the project would cost more than reading the contracts.
  const host = { ...ts.sys, readFile, readDirectory: () => [] };
  const { options } = ts.parseJsonConfigFileContent(config, host, path.dirname(file));
  return Object.fromEntries(Object.entries(options).filter(([name]) => RESOLUTION_OPTIONS.includes(name)));
}
