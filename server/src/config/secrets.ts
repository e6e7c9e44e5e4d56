import path from 'node:path';
import { readText } from '../files/read-text.ts';
import type { SecretReference } from './config.ts';

/**
 * Fetches a secret that a config names. What comes back must not reach logs, journals or generated files.
 * @param folder the config's folder, for `file` references
 * @returns the secret without its final line end, or nothing when it is not set, empty or not readable
 */
export async function resolveSecret(
  reference: SecretReference | undefined,
  folder: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<string | undefined> {
  if (!reference) return undefined;
  if ('env' in reference) return env[reference.env] || undefined;
  const read = await readText(path.resolve(folder, reference.file), 64 * 1024);
  return 'text' in read ? read.text.replace(/\r?\n$/, '') || undefined : undefined;
}

/** How to speak of a secret without saying it. */
export function describeSecret(reference: SecretReference): string {
  return 'env' in reference ? `$${reference.env}` : reference.file;
}
