import path from 'node:path';
import type { Config, GenerateConfig } from '../config/config.ts';
import { targets } from '../generate/targets/index.ts';

/** Whether a config generates clients. */
export function hasClients(config: Config): boolean {
  return clientsOf(config).length > 0;
}

/**
 * Of several configs, the one whose generated clients lie nearest to a source: calls by name do not say whose they are,
 * and clients are generated beside those who call them.
 * @returns nothing when none generates clients
 */
export function nearestClient<T extends { config: Config }>(file: string, candidates: readonly T[]): T | undefined {
  const distances = candidates
    .filter(({ config }) => hasClients(config))
    .map(candidate => ({ candidate, distance: distanceTo(file, candidate.config) }));
  return distances.sort((a, b) => a.distance - b.distance)[0]?.candidate;
}

function clientsOf({ generate }: Config): GenerateConfig[] {
  return generate.filter(({ target }) => targets[target].side === 'client');
}

function distanceTo(file: string, config: Config): number {
  return Math.min(...clientsOf(config).map(({ out }) => path.relative(path.dirname(file), out).split(path.sep).length));
}
