import path from 'node:path';
import { ANDROID_WORDS, readAndroidCode } from './android-code.ts';
import { Code } from './code.ts';
import { HARMONY_WORDS, readHarmonyCode } from './harmony-code.ts';
import { IOS_WORDS, readIosCode } from './ios-code.ts';
import type { CodeFacts } from './model.ts';
import type { Language } from './tokens.ts';

interface Reader {
  language: Language;
  words: readonly string[];
  read(code: Code): CodeFacts;
}

const android = { words: ANDROID_WORDS, read: readAndroidCode };
const ios = { words: IOS_WORDS, read: readIosCode };

const READERS: Record<string, Reader> = {
  '.java': { language: 'java', ...android },
  '.kt': { language: 'kotlin', ...android },
  '.m': { language: 'objective-c', ...ios },
  '.mm': { language: 'objective-c', ...ios },
  '.swift': { language: 'swift', ...ios },
  '.ets': { language: 'arkts', words: HARMONY_WORDS, read: readHarmonyCode },
};

/**
 * Reads what a file of code says about verification.
 * @param file absolute path
 * @returns nothing for files of other kinds, and for those that have none of the words
 */
export function readCode(file: string, text: string): CodeFacts | undefined {
  const reader = READERS[path.extname(file)];
  if (!reader?.words.some(word => text.includes(word))) return undefined;
  return reader.read(new Code(file, text, reader.language));
}
