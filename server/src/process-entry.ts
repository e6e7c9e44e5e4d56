#!/usr/bin/env node
import path from 'node:path';
import { GATEWAY_PROCESS, HANDLERS_PROCESS } from './process-role.ts';

/**
 * What `dist/cli.js` is: the command line; the gateway, where the editor starts it; and what mock handlers run in, where
 * a gateway starts that. The former two are bundles beside it, compiled once a machine. Nothing is loaded that the
 * process does not need.
 */
async function run(role: string | undefined): Promise<void> {
  if (role === HANDLERS_PROCESS) {
    await import('./gateway/mock/handlers/process-main.ts');
    return;
  }
  const { requireWithCodeCache } = await import('./files/code-cache.ts');
  if (role === GATEWAY_PROCESS) process.argv.splice(2, 1);
  requireWithCodeCache(path.join(__dirname, role === GATEWAY_PROCESS ? 'gateway.js' : 'cli-bundle.js'), module);
}

void run(process.argv[2]);
