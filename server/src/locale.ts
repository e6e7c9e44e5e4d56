import * as l10n from '@vscode/l10n';
import simplifiedChinese from '../../l10n/bundle.l10n.zh-cn.json';

/**
 * Sets the language of everything that this process says from now on.
 * @param tag a language tag (`zh-cn`, `zh-Hans`), a POSIX locale (`zh_CN.UTF-8`) or nothing for English
 */
export function setLanguage(tag: string | undefined): void {
  const contents = isSimplifiedChinese(tag) ? simplifiedChinese : {};
  l10n.config({ contents });
}

/** Whether a language tag or POSIX locale asks for Simplified Chinese. Traditional Chinese readers get English. */
export function isSimplifiedChinese(tag: string | undefined): boolean {
  return /^zh(?![-_](tw|hk|mo|hant))/i.test(tag ?? '');
}

/** The language that the environment of a terminal asks for, in the order in which POSIX looks. */
export function languageOfEnvironment(env: NodeJS.ProcessEnv): string | undefined {
  return env.LC_ALL || env.LC_MESSAGES || env.LANG;
}
