import * as l10n from '@vscode/l10n';
import type { Type } from '../../contracts/model.ts';
import type { ImportedProperty } from '../contract.ts';
import { methodName, typeName } from '../names.ts';
import { documentationOf } from './documentation.ts';
import { withoutNull } from './null-types.ts';
import type { PathOperation } from './path-operations.ts';
import type { SchemaReader, SchemaUse } from './schema-reader.ts';
import { isTrue, member, membersOf, type SpecNode, textOf } from './spec-node.ts';

/** The fields of a request that come from parameters. */
export interface RequestFields {
  properties: ImportedProperty[];
  /** The path as a contract has it; nothing when none can. */
  path?: string;
  /** Parameters that the gateway cannot put where they belong, by name. */
  misfits: string[];
  /** Names of those in the query. */
  query: string[];
}

/** Headers that OpenAPI itself says are no parameters. */
const NO_PARAMETERS = new Set(['accept', 'content-type', 'authorization']);

/** Reads parameters as fields: those of the path are there always, those in headers and cookies cannot be fields. */
export function readParameters(
  { path, parameters, node }: PathOperation,
  hint: string,
  reader: SchemaReader,
): RequestFields {
  const named = parameters.map(parameter => ({
    parameter,
    name: textOf(member(parameter, 'name')) ?? '',
    place: textOf(member(parameter, 'in')) ?? '',
  }));
  for (const { name, place, parameter } of named) reportElsewhere(name, place, parameter, reader);
  const inPath = pathFields(path, named, node, hint, reader);
  const taken = new Set(inPath.map(({ property }) => property.name));
  const inQuery = named.filter(({ place, name }) => place === 'query' && !taken.has(name));
  const query = inQuery.map(({ name, parameter }) => queryField(name, parameter, hint, reader));
  const misfits = [...inPath, ...query].filter(({ fits }) => !fits);
  const contractPath = pathWith(path, inPath);
  const isUsable = isContractPath(contractPath) && inPath.every(({ fits }) => fits);
  return {
    properties: [...inPath, ...query].map(({ property }) => property),
    ...(isUsable && { path: contractPath }),
    misfits: misfits.map(({ property }) => property.name),
    query: query.map(({ property }) => property.name),
  };
}

interface Named {
  parameter: SpecNode;
  name: string;
  place: string;
}

interface Field {
  /** As the path has it. */
  written: string;
  property: ImportedProperty;
  /** Whether the gateway can put it where it belongs. */
  fits: boolean;
}

function reportElsewhere(name: string, place: string, parameter: SpecNode, { report }: SchemaReader): void {
  const isKnown = ['path', 'query'].includes(place) || (place === 'header' && NO_PARAMETERS.has(name.toLowerCase()));
  if (isKnown) return;
  const message =
    place === 'header' || place === 'cookie'
      ? l10n.t('"{0}" is a {1}, which a request does not carry. Have clients or the gateway set it.', name, place)
      : l10n.t('A parameter "{0}" in "{1}" is left out: contracts know paths and queries.', name, place);
  report.add('warning', 'parameter', parameter.place, message);
}

/** A field for each name in the braces of a path, declared or not. */
function pathFields(path: string, named: Named[], node: SpecNode, hint: string, reader: SchemaReader): Field[] {
  const written = [...new Set([...path.matchAll(/\{([^{}]*)\}/g)].map(match => match[1] ?? ''))];
  const fields = written.map((name): Field => {
    const found = named.find(each => each.place === 'path' && each.name === name);
    if (found) {
      const { property, fits } = fieldOf(found.name, found.parameter, hint, reader);
      const isSimple = ['simple', undefined].includes(textOf(member(found.parameter, 'style')));
      return {
        written: name,
        property: { ...property, name: fieldName(name), optional: false },
        fits: fits && isSimple,
      };
    }
    const message = l10n.t('The path names "{0}", which is no parameter. It is taken for a text.', name);
    reader.report.add('warning', 'parameter', node.place, message);
    const property: ImportedProperty = { name: fieldName(name), type: { kind: 'string' }, optional: false };
    return { written: name, property, fits: true };
  });
  for (const { name, place, parameter } of named) {
    if (place !== 'path' || written.includes(name)) continue;
    const message = l10n.t('"{0}" is no part of the path {1}. It is left out.', name, path);
    reader.report.add('warning', 'parameter', parameter.place, message);
  }
  return fields;
}

/** Names in paths are those of fields: letters, digits and `_`. */
function fieldName(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? name : (methodName(name)?.replace(/\W/g, '_') ?? 'value');
}

function pathWith(path: string, fields: Field[]): string {
  const renamed = fields.reduce(
    (text, { written, property }) => text.replaceAll(`{${written}}`, `{${property.name}}`),
    path,
  );
  return renamed.replace(/[^\w\-.~%!$&'()*+,;=:@/{}]/gu, encodeURIComponent);
}

function isContractPath(path: string): boolean {
  return path.startsWith('/') && !/[{}]/.test(path.replace(/\{[A-Za-z_]\w*\}/g, ''));
}

/** A list that is written as one text, with commas between, is that text. */
function queryField(name: string, parameter: SpecNode, hint: string, reader: SchemaReader): Field {
  const field = fieldOf(name, parameter, hint, reader);
  const explode = member(parameter, 'explode');
  const style = textOf(member(parameter, 'style')) ?? 'form';
  const isJoined = explode?.kind === 'scalar' && explode.value === false && style === 'form';
  if (!isJoined || reader.follow(field.property.type)?.kind !== 'array') return field;
  const message = l10n.t(
    '"{0}" is a list that travels as one text, with commas between. The contract has the text.',
    name,
  );
  reader.report.add('info', 'parameter', parameter.place, message);
  const { facets: _, defaultValue: __, ...plain } = field.property;
  return { written: name, property: { ...plain, type: { kind: 'string' } }, fits: true };
}

function fieldOf(name: string, parameter: SpecNode, hint: string, reader: SchemaReader): Field {
  const [, media] = membersOf(member(parameter, 'content'))[0] ?? [];
  const schema = member(parameter, 'schema') ?? member(media, 'schema');
  const text: SchemaUse = { type: { kind: 'string' } };
  const use = schema ? reader.read(schema, `${hint}${typeName(name)}`) : text;
  const type = withoutNull(use.type);
  const facets = { ...use.facets, ...reader.facetsOf(parameter, type) };
  const property: ImportedProperty = {
    name,
    optional: !isTrue(member(parameter, 'required')),
    ...use,
    type,
    ...documentationOf(parameter),
    ...(Object.keys(facets).length > 0 && { facets }),
  };
  // What travels as JSON inside of a query is no plain value.
  return { written: name, property, fits: !media && isPlain(type, reader) };
}

/**
 * What one part of a path or query can carry (documented, AY/2671432).
 * @param above unions that the type is a member of: a type that is made of itself is none
 */
export function isPlain(type: Type, reader: SchemaReader, above: readonly Type[] = []): boolean {
  const followed = reader.follow(type);
  switch (followed?.kind) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'literal':
    case 'enum':
      return true;
    case 'union':
      return !above.includes(followed) && followed.members.every(each => isPlain(each, reader, [...above, followed]));
    default:
      return false;
  }
}
