import path from 'node:path';
import type { Config } from '../config/config.ts';

/** Whether a config generates clients. */
export function hasClients({ generate }: Config): boolean {
  return generate.some(({ target }) => target !== 'node-server');
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

function distanceTo(file: string, { generate }: Config): number {
  const clients = generate.filter(({ target }) => target !== 'node-server');
  return Math.min(...clients.map(({ out }) => path.relative(path.dirname(file), out).split(path.sep).length));
}
