import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Beside the bundle: a line of JSON for each folder, its name and its texts. The build makes it, and packing adds the pages. */
const PACKED = path.join(__dirname, 'texts.jsonl');

/**
 * Texts of a folder that a package has in one file with others. Only their line is decoded: what is generated must not wait
 * for pages.
 * @returns by path in the folder, with `/`; nothing when run from source, or where the build has no such folder
 */
export function packedTexts(folder: string): Record<string, string> | undefined {
  const lines = readPacked();
  // No text has this inside: its quotes are escaped there.
  const start = lines?.indexOf(`["${folder}",`) ?? -1;
  if (!lines || start < 0) return undefined;
  const [, texts] = JSON.parse(lines.toString('utf8', start, lines.indexOf('\n', start)));
  return texts;
}

function readPacked(): Buffer | undefined {
  try {
    return readFileSync(PACKED);
  } catch {
    return undefined;
  }
}
