import path from 'node:path';
import ts from 'typescript-5';
import type { Model } from '../../server/src/contracts/model.ts';
import { ContractReader } from '../../server/src/contracts/reader.ts';
import type { Finding } from '../../server/src/findings.ts';
import type { ContractText } from '../../server/src/import/contract.ts';
import { TestWorkspace } from './workspace.ts';

/** Reads contracts as the extension does, from a folder of their own. @returns the model, and findings that are errors */
export async function readContracts(contracts: ContractText[]): Promise<{ model: Model; errors: Finding[] }> {
  const files = Object.fromEntries(contracts.map(({ name, text }) => [name, text]));
  await using workspace = await TestWorkspace.create({
    ...files,
    'mpaas.config.json': '{ "contracts": ["*.rpc.ts"] }',
  });
  const { model, findings } = await new ContractReader(await workspace.config()).read();
  return { model, errors: findings.filter(({ severity }) => severity === 'error') };
}

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  types: [],
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2022.d.ts'],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
};

const libraries = new Map<string, ts.SourceFile | undefined>();

/** What TypeScript itself says about contracts, which reads more closely than the contract reader does. */
export function complaintsOfTypeScript(contracts: ContractText[]): string[] {
  const texts = new Map(contracts.map(({ name, text }) => [`/${name}`, text]));
  const disk = ts.createCompilerHost(OPTIONS);
  const host: ts.CompilerHost = {
    ...disk,
    getCurrentDirectory: () => '/',
    fileExists: file => texts.has(file) || (isLibrary(file) && disk.fileExists(file)),
    readFile: file => texts.get(file) ?? (isLibrary(file) ? disk.readFile(file) : undefined),
    getSourceFile(file, version) {
      const text = texts.get(file);
      if (text !== undefined) return ts.createSourceFile(file, text, version);
      if (!libraries.has(file)) libraries.set(file, disk.getSourceFile(file, version));
      return libraries.get(file);
    },
  };
  const program = ts.createProgram({ rootNames: [...texts.keys()], options: OPTIONS, host });
  return ts
    .getPreEmitDiagnostics(program)
    .map(diagnostic => ts.flattenDiagnosticMessageText(diagnostic.messageText, ' '));
}

function isLibrary(file: string): boolean {
  return path.basename(file).startsWith('lib.');
}
