import { table } from '../table.ts';
import { jsonText } from './json-text.ts';
import { CONFIG_SCHEMA, resolved, type Schema } from './schema.ts';
import { OWN_SECTIONS, typeText } from './type-text.ts';

const INTRODUCTION = `# Configuration

This page is made of \`schemas/mpaas.config.schema.json\` by \`npm run docs\`: change the schema, not the page. The editor
completes and explains the same keys.

The config is \`mpaas.config.json\`. A file belongs to the nearest one in its folder or above, so a repository may have several. What
is wrong in it is told with a [code](contracts.md#in-mpaasconfigjson).`;

/** The page of all keys of \`mpaas.config.json\`, as Markdown. */
export function configurationPage(): string {
  const { description, examples = [] } = CONFIG_SCHEMA;
  const blocks = [
    INTRODUCTION,
    description ?? '',
    ...examples.map(example => block(jsonText(example))),
    keyTable(CONFIG_SCHEMA, ''),
    ...sectionsBelow(CONFIG_SCHEMA, ''),
    ...Object.entries(OWN_SECTIONS).map(([$ref, { title }]) => choiceSection(title, resolved({ $ref }))),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** Sections of the objects in an object, and of those in them. */
function sectionsBelow({ properties = {} }: Schema, path: string): string[] {
  return Object.entries(properties).flatMap(([key, schema]) =>
    sectionsOf(schema, path === '' ? key : `${path}.${key}`),
  );
}

function sectionsOf(schema: Schema, path: string): string[] {
  if (schema.$ref !== undefined && OWN_SECTIONS[schema.$ref]) return [];
  const { items, properties, additionalProperties, examples = [], description = '' } = resolved(schema);
  const examplesHere = examples.map(example => block(jsonText(placed(example, path))));
  if (properties) {
    const level = '#'.repeat(Math.min(2 + path.split('.').length - 1, 4));
    const heading = [`${level} ${code(path)}`, description].filter(Boolean);
    return [...heading, ...examplesHere, keyTable(schema, path), ...sectionsBelow(schema, path)];
  }
  const [inner, innerPath] = items ? [items, `${path}[]`] : [additionalProperties, `${path}.NAME`];
  const below = typeof inner === 'object' ? sectionsOf({ description, ...inner }, innerPath) : [];
  if (below.length === 0) return [];
  const [heading = '', text = '', ...rest] = below;
  return [heading, text, ...examplesHere, ...rest];
}

function keyTable(schema: Schema, path: string): string {
  const { properties = {}, required = [] } = resolved(schema);
  const rows = Object.entries(properties).map(([key, each]) => {
    const { description, default: value } = resolved(each);
    if (description === undefined) throw new Error(`The schema of configs does not describe ${path}.${key}.`);
    const otherwise = required.includes(key) ? 'required' : value === undefined ? '' : code(jsonText(value));
    return [code(key), typeText(each, path === '' ? key : `${path}.${key}`), otherwise, description];
  });
  return table(['key', 'value', 'default', 'what it is'], rows);
}

/** Of objects that have one of several keys. */
function choiceSection(title: string, { description = '', oneOf = [] }: Schema): string {
  const rows = oneOf.flatMap(({ properties = {} }) =>
    Object.entries(properties).map(([key, each]) => [
      code(jsonText({ [key]: '…' })),
      typeText(each, key),
      each.description ?? '',
    ]),
  );
  return `## ${title}\n\n${description}\n\n${table(['one of', 'value', 'what it is'], rows)}`;
}

/** A value as it stands in a config. */
function placed(value: unknown, path: string): unknown {
  return path.split('.').reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
}

function block(json: string): string {
  return `\`\`\`json\n${json}\n\`\`\``;
}

function code(text: string): string {
  return `\`${text}\``;
}
