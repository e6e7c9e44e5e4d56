import type { EnumMember, Facets, Property, Type } from '../../contracts/model.ts';
import { docComment, indent, key, literal, tag } from './source-text.ts';

/** The name of the alias for dates, which `types.ts` exports. */
export const DATE_ALIAS = 'IsoDateTime';

const MAX_WIDTH = 110;

/**
 * A type as TypeScript source, over several lines where it has properties with something to say.
 * @param dateType what a date is called
 */
export function printType(type: Type, dateType: string): string {
  switch (type.kind) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
    case 'unknown':
      return type.kind;
    case 'date':
      return dateType;
    case 'literal':
      return literal(type.value);
    case 'enum':
      return printUnion(type.members.map((member: EnumMember) => literal(member.value)));
    case 'array':
      return `${inBrackets(type.element, dateType)}[]`;
    case 'record':
      return `{ [key: string]: ${printType(type.value, dateType)} }`;
    case 'object':
      return printInlineObject(type.properties, dateType);
    case 'union':
      return printUnion(type.members.map(member => printType(member, dateType)));
    case 'reference':
      return type.name;
  }
}

function printInlineObject(properties: Property[], dateType: string): string {
  const members = properties.map(property => printProperty(property, dateType).trimEnd());
  const line = `{ ${members.join(' ').replace(/;$/, '')} }`;
  return members.length > 0 && line.length <= 60 && !line.includes('\n') && !line.includes('/**')
    ? line
    : printObject(properties, dateType);
}

/** The members of an interface, in braces. */
export function printObject(properties: Property[], dateType: string): string {
  return properties.length === 0
    ? '{}'
    : `{\n${indent(properties.map(property => printProperty(property, dateType)).join(''))}}`;
}

/** Names of the declared types that a type mentions, and of the alias for dates. */
export function mentionedTypes(type: Type, dateType: string): string[] {
  switch (type.kind) {
    case 'reference':
      return [type.name];
    case 'date':
      return [dateType];
    case 'array':
      return mentionedTypes(type.element, dateType);
    case 'record':
      return mentionedTypes(type.value, dateType);
    case 'object':
      return type.properties.flatMap(property => mentionedTypes(property.type, dateType));
    case 'union':
      return type.members.flatMap(member => mentionedTypes(member, dateType));
    default:
      return [];
  }
}

/** What facets say, as the tags that contracts write them with. */
export function facetTags(facets: Facets = {}): string[] {
  const { example, integer, faker: _faker, uniqueItems, ...rules } = facets;
  return [
    ...(integer ? tag('asType', 'integer') : []),
    ...Object.entries(rules).flatMap(([name, value]) => tag(name, value)),
    ...(uniqueItems ? tag('uniqueItems', 'true') : []),
    ...(example === undefined ? [] : tag('example', JSON.stringify(example))),
  ];
}

function printProperty({ name, type, optional, description, deprecated, facets }: Property, dateType: string): string {
  const doc = docComment(description, [...facetTags(facets), ...tag('deprecated', deprecated)]);
  return `${doc}${key(name, 'interface')}${optional ? '?' : ''}: ${printType(type, dateType)};\n`;
}

function printUnion(members: string[]): string {
  const unique = [...new Set(members)];
  if (unique.length === 0) {
    return 'never';
  }
  const line = unique.join(' | ');
  return line.length <= MAX_WIDTH || unique.length === 1
    ? line
    : `\n${indent(unique.map(member => `| ${member}`).join('\n'))}`;
}

function inBrackets(type: Type, dateType: string): string {
  const text = printType(type, dateType);
  return (type.kind === 'union' || type.kind === 'enum') && / \||\n/.test(text) ? `(${text})` : text;
}
