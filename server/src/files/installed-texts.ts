import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Where they are in the repository, from here. */
const FOLDERS = { runtime: '../generate/runtime', sample: '../../../samples' };
/** The texts that are installed with the program, by what they are for. */
export type TextFolder = keyof typeof FOLDERS;

/** All of them in one file beside the bundle, which the build makes. */
const PACKED = path.join(__dirname, 'texts.json');

const read = new Map<TextFolder, ReadonlyMap<string, string>>();

/**
 * Texts that are installed with the program: what generated code shares, and the sample project.
 * @returns by path in their folder, with `/`; LF at line ends
 */
export function installedTexts(folder: TextFolder): ReadonlyMap<string, string> {
  const known = read.get(folder);
  if (known) return known;
  const texts = new Map(existsSync(PACKED) ? packed(folder) : inRepository(path.join(__dirname, FOLDERS[folder])));
  read.set(folder, texts);
  return texts;
}

function packed(folder: TextFolder): [string, string][] {
  return Object.entries(JSON.parse(readFileSync(PACKED, 'utf8'))[folder]);
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
