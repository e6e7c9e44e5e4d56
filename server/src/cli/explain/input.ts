import { stat } from 'node:fs/promises';
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import picomatch from 'picomatch';
import { compareText } from '../../findings.ts';
import { CliError } from '../exit.ts';

/** Standard input. */
export const STDIN = '-';

/**
 * The logs that arguments name, each once: files, `-` for standard input, and globs, for shells that leave those as they
 * are.
 * @throws CliError for what is no log, with what to name instead
 */
export async function logsNamed(subjects: readonly string[]): Promise<string[]> {
  const named = new Map<string, string>();
  for (const subject of subjects) {
    for (const log of await logsOf(subject)) {
      const place = log === STDIN ? STDIN : path.resolve(log);
      if (!named.has(place)) named.set(place, log);
    }
  }
  return [...named.values()];
}

async function logsOf(subject: string): Promise<string[]> {
  if (subject === STDIN) return [STDIN];
  const found = await stat(subject).catch(() => undefined);
  if (found?.isDirectory()) {
    throw new CliError(l10n.t('{0} is a folder. Name the logs in it: {1}', subject, path.join(subject, '*.log')));
  }
  if (found) return [subject];
  const pattern = process.platform === 'win32' ? subject.replaceAll('\\', '/') : subject;
  if (!picomatch.scan(pattern).isGlob) {
    throw new CliError(
      l10n.t('{0} is no code, for codes are numbers such as 7002, and there is no file of that name.', subject),
    );
  }
  const { glob } = await import('tinyglobby');
  const files = await glob(pattern, { absolute: path.isAbsolute(pattern), expandDirectories: false });
  if (files.length === 0) throw new CliError(l10n.t('No file fits {0}.', subject));
  return files.map(file => path.normalize(file)).sort(compareText);
}
