import type { Bilingual, Language } from '../../../server/src/catalog/statement.ts';
import { table } from '../table.ts';
import { jsonText } from './json-text.ts';
import { CONFIG_SCHEMA, resolved, type Schema } from './schema.ts';
import * as texts from './texts.ts';
import { OWN_SECTIONS, typeText } from './type-text.ts';

/** The page of all keys of `mpaas.config.json` in a language, as Markdown. */
export function configurationPage(language: Language): string {
  const { description, examples = [] } = CONFIG_SCHEMA;
  const blocks = [
    texts.INTRODUCTION[language],
    texts.said(description, language),
    ...examples.map(example => block(jsonText(example))),
    keyTable(CONFIG_SCHEMA, '', language),
    ...sectionsBelow(CONFIG_SCHEMA, '', language),
    ...Object.entries(OWN_SECTIONS).map(([$ref, { title }]) => choiceSection(title, resolved({ $ref }), language)),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** Sections of the objects in an object, and of those in them. */
function sectionsBelow({ properties = {} }: Schema, path: string, language: Language): string[] {
  return Object.entries(properties).flatMap(([key, schema]) =>
    sectionsOf(schema, path === '' ? key : `${path}.${key}`, language),
  );
}

function sectionsOf(schema: Schema, path: string, language: Language): string[] {
  if (schema.$ref !== undefined && OWN_SECTIONS[schema.$ref]) return [];
  const { items, properties, additionalProperties, examples = [], description = '' } = resolved(schema);
  const examplesHere = examples.map(example => block(jsonText(placed(example, path))));
  if (properties) {
    const level = '#'.repeat(Math.min(2 + path.split('.').length - 1, 4));
    const heading = [`${level} ${code(path)}`, texts.said(description, language)].filter(Boolean);
    return [...heading, ...examplesHere, keyTable(schema, path, language), ...sectionsBelow(schema, path, language)];
  }
  const [inner, innerPath] = items ? [items, `${path}[]`] : [additionalProperties, `${path}.NAME`];
  const below = typeof inner === 'object' ? sectionsOf({ description, ...inner }, innerPath, language) : [];
  if (below.length === 0) return [];
  const [heading = '', text = '', ...rest] = below;
  return [heading, text, ...examplesHere, ...rest];
}

function keyTable(schema: Schema, path: string, language: Language): string {
  const { properties = {}, required = [] } = resolved(schema);
  const rows = Object.entries(properties).map(([key, each]) => {
    const { description, default: value } = resolved(each);
    if (description === undefined) throw new Error(`The schema of configs does not describe ${path}.${key}.`);
    const type = typeText(each, path === '' ? key : `${path}.${key}`, language);
    const isRequired = required.includes(key);
    const otherwise = isRequired ? texts.REQUIRED[language] : value === undefined ? '' : code(jsonText(value));
    return [code(key), type, otherwise, texts.said(description, language)];
  });
  return table(headings(language, texts.KEY, texts.VALUE, texts.DEFAULT, texts.MEANING), rows);
}

/** Of objects that have one of several keys. */
function choiceSection(title: Bilingual, { description, oneOf = [] }: Schema, language: Language): string {
  const rows = oneOf.flatMap(({ properties = {} }) =>
    Object.entries(properties).map(([key, each]) => [
      code(jsonText({ [key]: '…' })),
      typeText(each, key, language),
      texts.said(each.description, language),
    ]),
  );
  const keys = table(headings(language, texts.ONE_OF, texts.VALUE, texts.MEANING), rows);
  return `## ${title[language]}\n\n${texts.said(description, language)}\n\n${keys}`;
}

function headings(language: Language, ...cells: Bilingual[]): string[] {
  return cells.map(cell => cell[language]);
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
