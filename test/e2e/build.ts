import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';

const SOURCE = path.join(__dirname, 'suite');
/** Where the compiled suites are, one folder a session. */
export const COMPILED = path.resolve(__dirname, '../../out/e2e');

/** Compiles the suites to what VS Code's extension host can load. */
export async function buildSuites(): Promise<void> {
  await rm(COMPILED, { recursive: true, force: true });
  const files = await readdir(SOURCE, { recursive: true });
  const tests = files.filter(file => file.endsWith('.test.ts')).map(file => path.join(SOURCE, file));
  await build({
    entryPoints: [path.join(SOURCE, 'run.ts'), ...tests],
    outbase: SOURCE,
    outdir: COMPILED,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    sourcemap: 'inline',
    mainFields: ['module', 'main'],
    external: ['vscode', 'mocha'],
    // Some libraries ask for the address of their module, which CommonJS does not have.
    define: { 'import.meta.url': 'importMetaUrl' },
    banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
    logLevel: 'warning',
    logOverride: { 'require-resolve-not-external': 'silent' },
  });
}
