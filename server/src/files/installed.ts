import { existsSync } from 'node:fs';
import path from 'node:path';

/** The root of what is installed: above `dist/`, and above `server/` when run from source. */
const ROOTS = [path.join(__dirname, '..'), path.join(__dirname, '..', '..', '..')];

/**
 * A file or folder that is installed with the program, beside `dist/`.
 * @param name relative to the root, with `/`
 * @returns its absolute path, or nothing where it was left out
 */
export function installed(name: string): string | undefined {
  return ROOTS.map(root => path.join(root, ...name.split('/'))).find(existsSync);
}
