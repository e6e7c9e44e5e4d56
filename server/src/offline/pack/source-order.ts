import type { SourceEntry } from './pack-source.ts';

/**
 * Puts entries into the order in which they are packed, which is the same on every system, and adds folders that are
 * only part of a path: many zips do not list them.
 */
export function sortedWithFolders(entries: SourceEntry[]): SourceEntry[] {
  const folders = new Set(entries.filter(({ type }) => type !== 'file').map(entry => entry.path));
  const missing: SourceEntry[] = [];
  for (const { path } of entries) {
    for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
      const folder = path.slice(0, slash);
      if (folders.has(folder)) break;
      folders.add(folder);
      missing.push({ path: folder, type: 'directory', size: 0, open: nothing });
    }
  }
  return [...entries, ...missing].sort((a, b) => compareCodePoints(a.path, b.path));
}

/** The data of what has none. */
export async function* nothing(): AsyncGenerator<Buffer, void, undefined> {}

/** The order of UTF-8 bytes. JavaScript's own puts what needs two units (emoji) before some that need one. */
export function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const difference = a.charCodeAt(at) - b.charCodeAt(at);
    if (difference !== 0) return (a.codePointAt(at) ?? 0) - (b.codePointAt(at) ?? 0);
  }
  return a.length - b.length;
}
