import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Makes a VS Code server speak a language without its language pack, which is not on npm: VS Code's own texts stay
 * English, extensions speak the language.
 * @param userData the folder of the server's user data
 */
export async function installEmptyLanguagePack(userData: string, language: string): Promise<void> {
  await mkdir(userData, { recursive: true });
  const texts = path.join(userData, 'no-texts.i18n.json');
  await writeFile(texts, JSON.stringify({ contents: {} }));
  const extension = { extensionIdentifier: { id: 'mpaas-gateway-tools.no-texts' }, version: '1.0.0' };
  const packs = {
    [language]: { hash: 'no-texts', label: language, extensions: [extension], translations: { vscode: texts } },
  };
  await writeFile(path.join(userData, 'languagepacks.json'), JSON.stringify(packs));
}
