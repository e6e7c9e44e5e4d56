import { readFile } from 'node:fs/promises';
import yauzl from 'yauzl';

/** What a package may hold at most. */
const MOST_BYTES = 3_500_000;
const MOST_FILES = 40;

/** What marketplaces add to the files of an extension. */
const OF_THE_FORMAT = new Set(['extension.vsixmanifest', '[Content_Types].xml']);

/** Files that only one system can load, and files that only their makers read. */
const UNWANTED = /\.(node|map|ts|tsbuildinfo)$|(^|\/)node_modules\//;

export interface PackedExtension {
  bytes: number;
  /** Paths in the extension, without those that every VSIX has. */
  files: string[];
}

/** Reads what is in a VSIX. */
export async function readVsix(file: string): Promise<PackedExtension> {
  const archive = await yauzl.openPromise(file);
  const files: string[] = [];
  try {
    for await (const { fileName } of archive.eachEntry()) if (!OF_THE_FORMAT.has(fileName)) files.push(fileName);
  } finally {
    archive.close();
  }
  return { bytes: (await readFile(file)).length, files };
}

/** @returns what is wrong with a package, a sentence each; empty when it keeps to its budgets */
export function brokenBudgets({ bytes, files }: PackedExtension): string[] {
  const unwanted = files.filter(file => UNWANTED.test(file));
  return [
    ...(bytes > MOST_BYTES ? [`It has ${bytes} bytes; ${MOST_BYTES} are the most.`] : []),
    ...(files.length > MOST_FILES ? [`It has ${files.length} files; ${MOST_FILES} are the most.`] : []),
    ...(unwanted.length > 0 ? [`These do not belong in it: ${unwanted.join(', ')}.`] : []),
  ];
}
