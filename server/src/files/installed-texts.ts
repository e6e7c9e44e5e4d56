import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { packedTexts } from './packed-texts.ts';

/** Where they are in the repository, from here. */
const FOLDERS = { runtime: '../generate/runtime', sample: '../../../samples' };
/** The texts that are installed with the program, by what they are for. */
export type TextFolder = keyof typeof FOLDERS;

const read = new Map<TextFolder, ReadonlyMap<string, string>>();

/**
 * Texts that are installed with the program: what generated code shares, and the sample project.
 * @returns by path in their folder, with `/`; LF at line ends
 */
export function installedTexts(folder: TextFolder): ReadonlyMap<string, string> {
  const known = read.get(folder);
  if (known) return known;
  const packed = packedTexts(folder);
  const texts = new Map(packed ? Object.entries(packed) : inRepository(path.join(__dirname, FOLDERS[folder])));
  read.set(folder, texts);
  return texts;
}

function inRepository(folder: string): [string, string][] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(({ parentPath, name }) => path.join(parentPath, name))
    .map(file => [
      path.relative(folder, file).split(path.sep).join('/'),
      readFileSync(file, 'utf8').replaceAll('\r\n', '\n'),
    ]);
}
