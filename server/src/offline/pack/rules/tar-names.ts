import { checkName } from '../../tar/member-names.ts';
import type { Rule } from './rule.ts';

/** Names that cannot be in a tar, or that readers take differently: too long, absolute, with backslashes and so on. */
export const tarNamesRule: Rule = function* ({ entries }) {
  for (const { path, type } of entries) {
    const problem = checkName(path, type === 'directory' ? 'directory' : 'file');
    if (problem) yield { ...problem, severity: 'error', entry: path };
  }
};
