import * as l10n from '@vscode/l10n';
import type { Config } from '../config/config.ts';
import type { Finding } from '../findings.ts';
import { contractMatcher } from './contract-files.ts';

/**
 * What is wrong with the globs of a config: one that matches no contract is a warning, and an error where none does.
 * @param files absolute paths of all files that had a say in the model, contracts among them
 */
export function checkGlobs(config: Config, files: string[]): Finding[] {
  const all = config.contracts.map((glob, index) => ({ glob, range: config.contractRanges[index] }));
  const unwanted = config.contracts.filter(glob => glob.startsWith('!'));
  const wanted = all.filter(({ glob }) => !glob.startsWith('!'));
  const unmatched = wanted.filter(
    ({ glob }) => !files.some(contractMatcher({ ...config, contracts: [glob, ...unwanted] })),
  );
  const isEmpty = unmatched.length === wanted.length;
  // Globs that only leave files out leave nothing in.
  return (wanted.length > 0 ? unmatched : all).flatMap(({ glob, range }) => {
    if (!range) return [];
    const severity = isEmpty ? 'error' : 'warning';
    return [{ code: 'config/no-contracts', severity, message: messageFor(glob, isEmpty), file: config.file, range }];
  });
}

function messageFor(glob: string, isEmpty: boolean): string {
  return isEmpty
    ? l10n.t(
        '"{0}" matches no file, so there are no contracts. Correct it, relative to the folder of this file, or create a contract there.',
        glob,
      )
    : l10n.t('"{0}" matches no file. Correct it, relative to the folder of this file, or leave it out.', glob);
}
