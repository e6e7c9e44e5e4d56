import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as l10n from '@vscode/l10n';

/** Beside `dist/`, and beside `server/` when run from source. */
const FOLDERS = [path.join(__dirname, '..', 'l10n'), path.join(__dirname, '..', '..', 'l10n')];

let isChinese = false;

/**
 * Sets the language of everything that this process says from now on.
 * @param tag a language tag (`zh-cn`, `zh-Hans`), a POSIX locale (`zh_CN.UTF-8`) or nothing for English
 */
export function setLanguage(tag: string | undefined): void {
  isChinese = isSimplifiedChinese(tag);
  l10n.config({ contents: isChinese ? simplifiedChinese() : {} });
}

/** Read only when it is spoken: it is larger than most of what a process loads. */
function simplifiedChinese(): Record<string, string> {
  const folder = FOLDERS.find(candidate => existsSync(candidate)) ?? '';
  return JSON.parse(readFileSync(path.join(folder, 'bundle.l10n.zh-cn.json'), 'utf8'));
}

/** Of a catalogue's text, the one in the language that was set. */
export function inLanguage({ en, zh }: { en: string; zh: string }): string {
  return isChinese ? zh : en;
}

/** Whether a language tag or POSIX locale asks for Simplified Chinese. Traditional Chinese readers get English. */
export function isSimplifiedChinese(tag: string | undefined): boolean {
  return /^zh(?![-_](tw|hk|mo|hant))/i.test(tag ?? '');
}

/** The language that the environment of a terminal asks for, in the order in which POSIX looks. */
export function languageOfEnvironment(env: NodeJS.ProcessEnv): string | undefined {
  return env.LC_ALL || env.LC_MESSAGES || env.LANG;
}
