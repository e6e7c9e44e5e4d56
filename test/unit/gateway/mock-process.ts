import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';

const SOURCE = path.resolve(__dirname, '../../../server/src/gateway/mock/handlers/process-main.ts');

let script: string | undefined;

/** The process of mock handlers, built from its source as it is part of `dist/cli.js`. It goes with the process. */
export function mockProcess(): string {
  if (script !== undefined) return script;
  const folder = mkdtempSync(path.join(os.tmpdir(), 'mpaas-handlers-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  script = path.join(folder, 'mock-handlers.js');
  buildSync({
    entryPoints: [SOURCE],
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'error',
  });
  return script;
}
