import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { TargetName } from '../../../../server/src/config/config.ts';
import type { Model } from '../../../../server/src/contracts/model.ts';
import { targets } from '../../../../server/src/generate/targets/index.ts';

const ROOT = path.join(__dirname, '../../../..');

/** The compilers that generated code has to compile with. */
export const COMPILERS = { 'TypeScript 7': 'typescript', 'TypeScript 5': 'typescript-5' };

/** A temporary folder for a test. Remove it when done. */
export async function temporaryFolder(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'mpaas-targets-'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Writes what a target emits into a folder. */
export async function writeTarget(
  target: TargetName,
  model: Model,
  importExtension: '' | '.js',
  folder: string,
): Promise<void> {
  for (const file of targets[target].emit(model, { importExtension })) {
    await writeText(path.join(folder, file.path), file.text);
  }
}

export async function writeText(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
}

/** Everything strict that a user's project may ask for. */
const STRICT = {
  target: 'es2022',
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noFallthroughCasesInSwitch: true,
  noPropertyAccessFromIndexSignature: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  isolatedModules: true,
  verbatimModuleSyntax: true,
  erasableSyntaxOnly: true,
  forceConsistentCasingInFileNames: true,
  skipLibCheck: true,
  typeRoots: [path.join(ROOT, 'node_modules/@types')],
};

/**
 * Compiles a folder as a user would.
 * @returns what the compiler says, empty when it has nothing against it
 */
export async function compile(
  folder: string,
  compiler: string,
  options: { lib: string[]; types: string[]; module: 'nodenext' | 'esnext'; outDir?: string },
): Promise<string> {
  const { module, outDir } = options;
  const compilerOptions = {
    ...STRICT,
    ...options,
    moduleResolution: module === 'nodenext' ? 'nodenext' : 'bundler',
    ...(outDir ? { rootDir: folder } : { noEmit: true }),
  };
  await writeText(path.join(folder, 'package.json'), '{ "type": "module" }');
  await writeText(path.join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['**/*.ts'] }));
  const tsc = path.join(ROOT, 'node_modules', compiler, 'bin/tsc');
  try {
    await promisify(execFile)(process.execPath, [tsc, '-p', folder, '--pretty', 'false']);
    return '';
  } catch (error) {
    return String((error as { stdout?: unknown }).stdout ?? error).replaceAll(folder, '');
  }
}

/** Emits a target, compiles it and loads what came out, as an application would. */
export async function loadTarget<Module>(
  target: TargetName,
  model: Model,
): Promise<{ module: Module; folder: string; remove: () => Promise<void> }> {
  const { folder, remove } = await temporaryFolder();
  await writeTarget(target, model, '.js', path.join(folder, 'src'));
  const outDir = path.join(folder, 'out');
  const complaints = await compile(folder, 'typescript', {
    lib: ['es2022', 'dom'],
    types: ['node'],
    module: 'nodenext',
    outDir,
  });
  if (complaints !== '') {
    throw new Error(complaints);
  }
  const module: Module = await import(pathToFileURL(path.join(outDir, 'src/index.js')).href);
  return { module, folder: outDir, remove };
}
