import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chineseOf, inChinese } from './in-chinese.mjs';
import { ROOT } from './root.mjs';

/** Where they are made: the Chinese texts of the manifest name files there. */
const MADE = './dist/zh-cn/';

/**
 * The JSON schemas and snippets in Chinese. VS Code translates the manifest and nothing that the manifest names, so the
 * manifest names other files in Chinese.
 * @returns their texts by path in the repository
 */
export async function chineseFiles() {
  const names = ['package.nls.json', 'package.nls.zh-cn.json', 'l10n/contributions.zh-cn.json'];
  const [english, chinese, texts] = await Promise.all(names.map(readJson));
  const made = Object.entries(chinese).filter(([, file]) => file.startsWith(MADE));
  const files = made.map(async ([key, file]) => {
    const translated = inChinese(await readJson(english[key]), text => chineseOf(text, texts));
    return [file, JSON.stringify(translated)];
  });
  return Object.fromEntries(await Promise.all(files));
}

async function readJson(file) {
  return JSON.parse(await readFile(join(ROOT, file), 'utf8'));
}
