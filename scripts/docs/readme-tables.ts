import descriptions from './commands.json';
import { commandTitles, settings } from './manifest.ts';
import { table } from './table.ts';

/**
 * The commands of the editor: titles out of the manifest, and what they do out of `commands.json`.
 * @throws when a command of one is not in the other
 */
export function commandsTable(): string {
  const titles = commandTitles();
  const rows = descriptions.map(({ commands, does }) => [
    commands.map(command => take(titles, command)).join(', '),
    does,
  ]);
  if (titles.size > 0) throw new Error(`scripts/docs/commands.json does not say what these do: ${[...titles.keys()]}.`);
  return table(['command', 'what it does'], rows);
}

function take(titles: Map<string, string>, command: string): string {
  const title = titles.get(command);
  if (title === undefined)
    throw new Error(`scripts/docs/commands.json has ${command} twice, or the manifest has none.`);
  titles.delete(command);
  return title;
}

/** The settings of the editor, out of the manifest. */
export function settingsTable(): string {
  const rows = settings().map(({ name, type, scope, default: value, description }) => [
    `\`${name}\``,
    type,
    `\`${value}\``,
    scope,
    description,
  ]);
  return table(['setting', 'values', 'default', 'scope', 'what it is'], rows);
}
