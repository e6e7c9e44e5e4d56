import type { Language } from '../../server/src/catalog/statement.ts';
import descriptions from './commands.json';
import { commandTitles, settings } from './manifest.ts';
import { table } from './table.ts';

const HEADS: Record<Language, { commands: string[]; settings: string[] }> = {
  en: { commands: ['command', 'what it does'], settings: ['setting', 'values', 'default', 'scope', 'what it is'] },
  zh: { commands: ['命令', '作用'], settings: ['设置', '取值', '默认值', '作用域', '含义'] },
};

/** The sections of the README in a language that are made of the manifest. */
export function readmeTables(language: Language): Record<string, string> {
  return { commands: commandsTable(language), settings: settingsTable(language) };
}

/**
 * The commands of the editor: titles out of the manifest, and what they do out of `commands.json`.
 * @throws when a command of one is not in the other
 */
function commandsTable(language: Language): string {
  const titles = commandTitles(language);
  const rows = descriptions.map(({ commands, does }) => [
    commands.map(command => take(titles, command)).join(language === 'en' ? ', ' : '、'),
    does[language],
  ]);
  if (titles.size > 0) throw new Error(`scripts/docs/commands.json does not say what these do: ${[...titles.keys()]}.`);
  return table(HEADS[language].commands, rows);
}

function take(titles: Map<string, string>, command: string): string {
  const title = titles.get(command);
  if (title === undefined)
    throw new Error(`scripts/docs/commands.json has ${command} twice, or the manifest has none.`);
  titles.delete(command);
  return title;
}

/** The settings of the editor, out of the manifest. */
function settingsTable(language: Language): string {
  const rows = settings(language).map(({ name, type, scope, default: value, description }) => [
    `\`${name}\``,
    type,
    `\`${value}\``,
    scope,
    description,
  ]);
  return table(HEADS[language].settings, rows);
}
