import { resolve } from 'node:path';

/** Of the repository: what paths in it are relative to. */
export const ROOT = resolve(import.meta.dirname, '../..');
