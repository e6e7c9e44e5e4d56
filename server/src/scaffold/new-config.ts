import path from 'node:path';
import { globOf } from '../contracts/contract-files.ts';

/**
 * The least that an `mpaas.config.json` can say: where contracts are.
 * @param config absolute path of the new config
 * @param folder absolute path of the folder of its contracts
 */
export function newConfigText(config: string, folder: string): string {
  const relative = path.relative(path.dirname(config), folder);
  const glob = relative === '' ? '**/*.rpc.ts' : `${globOf(relative)}/**/*.rpc.ts`;
  return `${JSON.stringify({ contracts: [glob] }, undefined, 2)}\n`;
}

/** The folder for the contracts of a new config, where none was chosen. */
export function defaultContractsFolder(config: string): string {
  return path.join(path.dirname(config), 'contracts');
}
