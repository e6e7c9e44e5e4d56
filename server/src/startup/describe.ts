import * as l10n from '@vscode/l10n';
import { CONFIDENCE, sourceText } from '../catalog/source.ts';
import type { ParameterValue, StartupParameter } from '../catalog/startup-parameters.ts';
import { catalogueLanguage, inLanguage } from '../locale.ts';

/** Everything that is known of a parameter, as Markdown in the reader's language. */
export function describeParameter(parameter: StartupParameter): string {
  const { name, short, meaning, values = [] } = parameter;
  const title = short ? `**${name}** · \`${short}\`` : `**${name}**`;
  const list = values.map(value => `- \`${value.value}\`: ${describeValue(value)}`);
  return [title, inLanguage(meaning), list.join('\n'), facts(parameter).join('\n')].filter(Boolean).join('\n\n');
}

/** What one value does, in the reader's language. */
export function describeValue({ does }: ParameterValue): string {
  return inLanguage(does);
}

/** Type, abbreviation and default in a line. */
export function summarizeParameter({ short, type, default: fallback }: StartupParameter): string {
  return [short, type, fallback && l10n.t('default {0}', fallback)].filter(Boolean).join(' · ');
}

function facts({ type, default: fallback, pushWindow, source, confidence, client }: StartupParameter): string[] {
  const lines = [l10n.t('Type: {0}', type)];
  if (fallback !== undefined) lines.push(l10n.t('Default: {0}', fallback));
  if (pushWindow === true) lines.push(l10n.t('pushWindow takes it.'));
  if (pushWindow === false) lines.push(l10n.t('The documents do not mark it as usable with pushWindow.'));
  if (client)
    lines.push(l10n.t("In the client's own table: {0}, default {1} (seen in code)", client.type, client.default));
  lines.push(l10n.t('Source: {0} ({1})', sourceOf(source), inLanguage(CONFIDENCE[confidence])));
  return lines.map(line => `- ${line}`);
}

/** A page's address as it is, the name of a class as code. */
function sourceOf(source: string): string {
  const text = sourceText(source, catalogueLanguage());
  return text === source ? `\`${source}\`` : text;
}
