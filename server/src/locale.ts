import { readFileSync } from 'node:fs';
import * as l10n from '@vscode/l10n';
import { installed } from './files/installed.ts';

let isChinese = false;

/**
 * Sets the language of everything that this process says from now on.
 * @param tag a language tag (`zh-cn`, `zh-Hans`), a POSIX locale (`zh_CN.UTF-8`) or nothing for English
 */
export function setLanguage(tag: string | undefined): void {
  isChinese = isSimplifiedChinese(tag);
  l10n.config({ contents: isChinese ? simplifiedChinese() : {} });
}

/** The language of this process, for one that is started to speak for it. */
export function currentLanguage(): string {
  return isChinese ? 'zh-cn' : 'en';
}

/** Read only when it is spoken: it is larger than most of what a process loads. */
function simplifiedChinese(): Record<string, string> {
  const file = installed('l10n/bundle.l10n.zh-cn.json');
  return file === undefined ? {} : JSON.parse(readFileSync(file, 'utf8'));
}

/** The language that was set, as catalogues name it. */
export function catalogueLanguage(): 'en' | 'zh' {
  return isChinese ? 'zh' : 'en';
}

/** Of a catalogue's text, the one in the language that was set. */
export function inLanguage({ en, zh }: { en: string; zh: string }): string {
  return isChinese ? zh : en;
}

/** Sentences one after another: Chinese has no spaces between them. */
export function inOneText(sentences: readonly string[]): string {
  return sentences.join(isChinese ? '' : ' ');
}

/** Whether a language tag or POSIX locale asks for Simplified Chinese. Traditional Chinese readers get English. */
function isSimplifiedChinese(tag: string | undefined): boolean {
  return /^zh(?![-_](tw|hk|mo|hant))/i.test(tag ?? '');
}

/** The language that the environment of a terminal asks for, in the order in which POSIX looks. */
export function languageOfEnvironment(env: NodeJS.ProcessEnv): string | undefined {
  return env.LC_ALL || env.LC_MESSAGES || env.LANG;
}
