import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { cacheFolder } from '../files/cache-folder.ts';
import { installed } from '../files/installed.ts';
import { packedTexts } from '../files/packed-texts.ts';
import { readCached, writeCached } from '../files/user-cache.ts';

/** A page of the documentation that takes no network. */
export interface InstalledPage {
  /** Of a file. Editors understand `#L12` behind it. */
  uri: string;
  /** The lines of what can be led to, from 1. */
  lines: ReadonlyMap<string, number>;
}

const pages = new Map<string, InstalledPage | undefined>();

/**
 * A page that is installed with the program. Packages have them in one file, so a page is put into the user's cache folder
 * when something leads to it for the first time.
 * @param name in `docs/`
 * @param linesOf finds in the page's text what can be led to
 * @returns nothing where the page was left out, or can neither be read nor written
 */
export function installedPage(
  name: string,
  linesOf: (text: string) => ReadonlyMap<string, number>,
): InstalledPage | undefined {
  if (!pages.has(name)) pages.set(name, find(name, linesOf));
  return pages.get(name);
}

function find(name: string, linesOf: (text: string) => ReadonlyMap<string, number>): InstalledPage | undefined {
  const file = installed(`docs/${name}`) ?? unpacked(name);
  return file === undefined ? undefined : { uri: pathToFileURL(file).href, lines: linesOf(readFileSync(file, 'utf8')) };
}

function unpacked(name: string): string | undefined {
  const text = packedTexts('pages')?.[name];
  if (text === undefined) return undefined;
  const file = path.join(cacheFolder(), 'pages', name);
  if (readCached(file)?.toString() !== text) writeCached(file, Buffer.from(text));
  return readCached(file)?.toString() === text ? file : undefined;
}
