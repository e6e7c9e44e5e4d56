import { HPMFILE_NAME } from '../../names.ts';
import { PathSet } from '../../tar/path-set.ts';
import type { Rule } from './rule.ts';

/** Names that are one on systems that ignore case or compare similar letters, and names that are there twice. */
export const sameNamesRule: Rule = function* ({ entries }) {
  const paths = new PathSet();
  paths.add(HPMFILE_NAME, 'file');
  for (const { path, type } of entries) {
    const problem = paths.add(path, type === 'directory' ? 'directory' : 'file');
    if (problem) yield { ...problem, severity: 'error', entry: path };
  }
};
