import path from 'node:path';
import { ts } from 'ts-morph';

/** What of a user's tsconfig decides where an import leads. Everything else would only slow reading down. */
const RESOLUTION_OPTIONS = ['baseUrl', 'paths', 'pathsBasePath', 'rootDirs', 'moduleSuffixes', 'customConditions'];

/**
 * Compiler options for reading contracts: no library, nothing emitted, imports resolved as the nearest `tsconfig.json`
 * from `folder` upward says. A tsconfig that cannot be parsed counts as far as it can.
 */
export function compilerOptionsFor(folder: string): ts.CompilerOptions {
  const file = ts.findConfigFile(folder, ts.sys.fileExists);
  return {
    ...(file && resolutionOptions(file)),
    noLib: true,
    noEmit: true,
    types: [],
    strict: true,
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  };
}

function resolutionOptions(file: string): ts.CompilerOptions {
  const { config = {} } = ts.readConfigFile(file, ts.sys.readFile);
  // Listing every source of the project would cost more than reading the contracts.
  const withoutFiles = { ...ts.sys, readDirectory: () => [] };
  const { options } = ts.parseJsonConfigFileContent(config, withoutFiles, path.dirname(file));
  return Object.fromEntries(Object.entries(options).filter(([name]) => RESOLUTION_OPTIONS.includes(name)));
}
