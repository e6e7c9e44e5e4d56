import path from 'node:path';

/** What contracts can be made from. */
export const IMPORT_KINDS = ['openapi', 'java'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** What a file is by its ending: Java, or else a document. */
export function importKindOf(file: string): ImportKind {
  return path.extname(file).toLowerCase() === '.java' ? 'java' : 'openapi';
}
