import * as l10n from '@vscode/l10n';
import { FIXED_TIME } from '../offline/entry-signer.ts';
import { CliError } from './exit.ts';

/** The last second that packages can say (2038). */
const LAST = 2 ** 31 - 1;

/**
 * The time that packages say, from `SOURCE_DATE_EPOCH`, in seconds since 1970 (reproducible-builds.org); a fixed one
 * where it is not set.
 * @throws CliError when it is no such number
 */
export function fixedTime(env: NodeJS.ProcessEnv = process.env): Date {
  const text = env.SOURCE_DATE_EPOCH;
  if (!text) return FIXED_TIME;
  if (/^\d+$/.test(text) && Number(text) <= LAST) return new Date(Number(text) * 1000);
  throw new CliError(l10n.t('SOURCE_DATE_EPOCH is "{0}". It has to be seconds since 1970, up to {1}.', text, LAST));
}
