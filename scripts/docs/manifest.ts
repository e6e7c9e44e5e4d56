import manifest from '../../package.json';
import en from '../../package.nls.json';
import zh from '../../package.nls.zh-cn.json';
import type { Language } from '../../server/src/catalog/statement.ts';

export interface Setting {
  name: string;
  type: string;
  scope: string;
  default: unknown;
  description: string;
}

/** The titles of commands as the palette has them, without the dots that announce a question. */
export function commandTitles(language: Language): Map<string, string> {
  const { commands } = manifest.contributes;
  return new Map(commands.map(({ command, title }) => [command, textOf(title, language).replace(/…$/, '')]));
}

/** The settings, in the order in which VS Code shows them. */
export function settings(language: Language): Setting[] {
  const properties = Object.entries(manifest.contributes.configuration.properties);
  return properties
    .toSorted(([, a], [, b]) => a.order - b.order)
    .map(([name, { type, scope, default: value, markdownDescription, ...rest }]) => ({
      name,
      type: 'enum' in rest ? rest.enum.map(each => `\`${each}\``).join(', ') : type,
      scope,
      default: value,
      description: textOf(markdownDescription, language),
    }));
}

const TEXTS: Record<Language, Record<string, string>> = { en, zh };

/** @throws when the manifest names a text that is not there */
function textOf(reference: string, language: Language): string {
  const text = TEXTS[language][reference.replaceAll('%', '')];
  if (text === undefined) throw new Error(`The texts of the manifest have no ${reference} in ${language}.`);
  return text;
}
