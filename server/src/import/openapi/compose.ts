import * as l10n from '@vscode/l10n';
import { narrowerType } from '../../contracts/narrower-type.ts';
import type { ImportedBody, ImportedProperty } from '../contract.ts';
import type { SchemaReader } from './schema-reader.ts';
import type { SpecNode } from './spec-node.ts';

/** Properties that come together from one place. */
interface Part {
  /** The interface that they are those of; its own where absent. */
  base?: string;
  properties: ImportedProperty[];
}

/**
 * The interface of values that are all of these at once: it extends those that have names, unless they do not agree on
 * a property. Then it has all of them itself.
 * @param bodies objects of known properties
 * @param required names that have to be there, whatever the parts say
 */
export function compose(
  bodies: ImportedBody[],
  required: Set<string>,
  node: SpecNode,
  reader: SchemaReader,
): ImportedBody & { kind: 'interface' } {
  const parts = bodies.flatMap(body => partsOf(body, reader));
  const joined = joinAll(parts, node, reader);
  for (const name of required) {
    const known = joined.get(name);
    joined.set(
      name,
      known ? { ...known, optional: false } : { name, type: reader.declarations.json(), optional: false },
    );
  }
  const bases = distinct(parts.filter(part => part.base !== undefined));
  if (!basesAgree(bases, joined)) return { kind: 'interface', bases: [], properties: [...joined.values()] };
  const inherited = new Map(bases.flatMap(({ properties }) => properties.map(property => [property.name, property])));
  const own = [...joined.values()].filter(property => !isSame(inherited.get(property.name), property));
  return { kind: 'interface', bases: bases.map(({ base }) => base ?? ''), properties: own };
}

function partsOf(body: ImportedBody, reader: SchemaReader): Part[] {
  if (body.kind === 'interface') {
    const bases = body.bases.flatMap(base =>
      partsOf({ kind: 'alias', type: { kind: 'reference', name: base } }, reader),
    );
    return [...bases, { properties: body.properties }];
  }
  if (body.kind !== 'alias') return [];
  const types = body.type.kind === 'union' ? body.type.members : [body.type];
  return types.flatMap(type => {
    const properties = reader.propertiesOf(type) ?? [];
    return type.kind === 'reference' ? [{ base: type.name, properties }] : [{ properties }];
  });
}

/** Each property once: of the type that fits all parts, and optional where all of them have it so. */
function joinAll(parts: Part[], node: SpecNode, reader: SchemaReader): Map<string, ImportedProperty> {
  const joined = new Map<string, ImportedProperty>();
  for (const property of parts.flatMap(part => part.properties)) {
    const before = joined.get(property.name);
    const type = before ? narrowerType(before.type, property.type) : property.type;
    if (!type) {
      const message = l10n.t('"{0}" has several types here. The last one counts.', property.name);
      reader.report.add('warning', 'all-of', node.place, message);
    }
    const optional = property.optional && (before?.optional ?? true);
    joined.set(property.name, { ...before, ...property, type: type ?? property.type, optional });
  }
  return joined;
}

function distinct(parts: Part[]): Part[] {
  return [...new Map(parts.map(part => [part.base, part])).values()];
}

/** TypeScript lets an interface narrow what one base has, and not reconcile what two have. */
function basesAgree(bases: Part[], joined: Map<string, ImportedProperty>): boolean {
  const seen = new Map<string, ImportedProperty>();
  for (const property of bases.flatMap(({ properties }) => properties)) {
    const other = seen.get(property.name);
    if (other && !isSame(other, property)) return false;
    seen.set(property.name, property);
    const now = joined.get(property.name) ?? property;
    if (narrowerType(now.type, property.type) !== now.type || (now.optional && !property.optional)) return false;
  }
  return true;
}

function isSame(a: ImportedProperty | undefined, b: ImportedProperty): boolean {
  return a !== undefined && JSON.stringify(a) === JSON.stringify(b);
}
