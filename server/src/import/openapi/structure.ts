import * as l10n from '@vscode/l10n';
import type { EnumMember, Type } from '../../contracts/model.ts';
import { unionOf } from '../../contracts/utility-types.ts';
import type { ImportedBody } from '../contract.ts';
import { readObject } from './objects.ts';
import type { SchemaReader } from './schema-reader.ts';
import { itemsOf, member, type SpecNode, type SpecScalar, textOf } from './spec-node.ts';

/**
 * What a schema itself says of a value's form, its `allOf`, `oneOf` and `anyOf` left aside; nothing when it says
 * nothing.
 */
export function structureOf(schema: SpecNode, hint: string, reader: SchemaReader): ImportedBody | undefined {
  const values = member(schema, 'const') ? [member(schema, 'const')] : itemsOf(member(schema, 'enum'));
  if (values.length > 0) return literals(schema, values as SpecNode[], reader);
  const names = typeNames(schema).filter(name => name !== 'null');
  if (names.length === 0) return typeNames(schema).length > 0 ? alias({ kind: 'null' }) : undefined;
  const [only = '', ...others] = names;
  if (others.length === 0) return bodyOf(only, schema, hint, reader);
  return alias(unionOf(names.map(name => reader.typeOf(bodyOf(name, schema, hint, reader), hint))));
}

/** The `type` of a schema, or what its other words are about. */
function typeNames(schema: SpecNode): string[] {
  const type = member(schema, 'type');
  const names = [type, ...itemsOf(type)].map(textOf).filter(name => name !== undefined);
  if (names.length > 0) return names;
  const has = (...words: string[]) => words.some(word => member(schema, word) !== undefined);
  if (has('properties', 'additionalProperties', 'patternProperties')) return ['object'];
  return has('items', 'prefixItems') ? ['array'] : [];
}

function bodyOf(name: string, schema: SpecNode, hint: string, reader: SchemaReader): ImportedBody {
  switch (name) {
    case 'string':
      if (textOf(member(schema, 'format')) === 'binary') reportBinary(schema, reader);
      return alias({ kind: 'string' });
    case 'boolean':
      return alias({ kind: 'boolean' });
    case 'number':
    case 'integer':
      return alias({ kind: 'number' });
    case 'array':
      return alias({ kind: 'array', element: elementOf(schema, hint, reader) });
    case 'object':
      return readObject(schema, hint, reader);
    default: {
      const { place } = member(schema, 'type') ?? schema;
      reader.report.add(
        'warning',
        'malformed',
        place,
        l10n.t('There is no type "{0}". Any value is taken here.', name),
      );
      return alias(reader.declarations.json());
    }
  }
}

function elementOf(schema: SpecNode, hint: string, reader: SchemaReader): Type {
  const [items, prefix] = [member(schema, 'items'), member(schema, 'prefixItems')];
  const tuple = [...itemsOf(prefix), ...itemsOf(items)];
  if (tuple.length > 0) {
    const message = l10n.t(
      'Contracts have no lists with a type for each place. Any of these types is taken at all of them.',
    );
    reader.report.add('warning', 'keyword', (prefix ?? items ?? schema).place, message);
  }
  const all = items?.kind === 'object' ? [...tuple, items] : tuple;
  if (all.length === 0) return reader.declarations.json();
  return unionOf(all.map(item => reader.readElement(item, `${hint}Item`)));
}

function literals(schema: SpecNode, values: SpecNode[], reader: SchemaReader): ImportedBody {
  const scalars = values.filter((value): value is SpecScalar => value.kind === 'scalar');
  for (const value of values) {
    if (value.kind === 'scalar') continue;
    const message = l10n.t('Contracts list single values only: this one is left out.');
    reader.report.add('warning', 'keyword', value.place, message);
  }
  const members = enumMembers(schema, scalars);
  if (members) return { kind: 'enum', members };
  const types = scalars.map(({ value }): Type => (value === null ? { kind: 'null' } : { kind: 'literal', value }));
  return alias(types.length > 0 ? unionOf(types) : reader.declarations.json());
}

/** Names that generators give to values: with them it is an enum. */
function enumMembers(schema: SpecNode, values: SpecScalar[]): EnumMember[] | undefined {
  const names = itemsOf(member(schema, 'x-enum-varnames') ?? member(schema, 'x-enumNames')).map(textOf);
  const descriptions = itemsOf(member(schema, 'x-enum-descriptions')).map(textOf);
  const members = values.flatMap(({ value }, index) => {
    const [name, description] = [names[index], descriptions[index]];
    const isUsable = name !== undefined && /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(name);
    if (!isUsable || value === null || typeof value === 'boolean') return [];
    return [{ name, value, ...(description && { description }) }];
  });
  const isWhole = members.length > 0 && members.length === values.length;
  return isWhole && new Set(members.map(({ name }) => name)).size === members.length ? members : undefined;
}

function reportBinary(schema: SpecNode, reader: SchemaReader): void {
  const message = l10n.t('Bytes cannot travel as JSON. Send them as Base64 text, or the address of an upload.');
  reader.report.add('warning', 'binary', (member(schema, 'format') ?? schema).place, message);
}

function alias(type: Type): ImportedBody {
  return { kind: 'alias', type };
}
