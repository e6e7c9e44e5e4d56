import { posix } from 'node:path';
import { compareText } from '../../findings.ts';
import type { SourceEntry } from './pack-source.ts';

/** How large the content of a package is, and what makes it so. Sizes in bytes, before compression. */
export interface SizeReport {
  total: number;
  files: number;
  /** By the end of names, in lower case and without its dot; empty for names without one. The largest first. */
  byType: { type: string; files: number; size: number }[];
  /** Up to ten files, the largest first. */
  largest: { path: string; size: number }[];
}

const LARGEST = 10;

export function sizeReport(entries: Pick<SourceEntry, 'path' | 'type' | 'size'>[]): SizeReport {
  const files = entries.filter(({ type }) => type === 'file');
  const types = new Map<string, { type: string; files: number; size: number }>();
  for (const { path, size } of files) {
    const type = posix.extname(path).slice(1).toLowerCase();
    const before = types.get(type) ?? { type, files: 0, size: 0 };
    types.set(type, { type, files: before.files + 1, size: before.size + size });
  }
  return {
    total: files.reduce((sum, { size }) => sum + size, 0),
    files: files.length,
    byType: [...types.values()].sort((a, b) => b.size - a.size || compareText(a.type, b.type)),
    largest: files
      .map(({ path, size }) => ({ path, size }))
      .sort((a, b) => b.size - a.size || compareText(a.path, b.path))
      .slice(0, LARGEST),
  };
}
