import manifest from '../../package.json';
import texts from '../../package.nls.json';

export interface Setting {
  name: string;
  type: string;
  scope: string;
  default: unknown;
  description: string;
}

/** The titles of commands as the palette has them, without the dots that announce a question. */
export function commandTitles(): Map<string, string> {
  const { commands } = manifest.contributes;
  return new Map(commands.map(({ command, title }) => [command, inEnglish(title).replace(/…$/, '')]));
}

/** The settings, in the order in which VS Code shows them. */
export function settings(): Setting[] {
  const properties = Object.entries(manifest.contributes.configuration.properties);
  return properties
    .toSorted(([, a], [, b]) => a.order - b.order)
    .map(([name, { type, scope, default: value, markdownDescription, ...rest }]) => ({
      name,
      type: 'enum' in rest ? rest.enum.map(each => `\`${each}\``).join(', ') : type,
      scope,
      default: value,
      description: inEnglish(markdownDescription),
    }));
}

/** @throws when the manifest names a text that is not there */
function inEnglish(reference: string): string {
  const text = (texts as Record<string, string>)[reference.replaceAll('%', '')];
  if (text === undefined) throw new Error(`package.nls.json has no ${reference}.`);
  return text;
}
