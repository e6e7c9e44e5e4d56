import * as l10n from '@vscode/l10n';
import type { Type } from '../../contracts/model.ts';
import { unionOf } from '../../contracts/utility-types.ts';
import type { ImportedProperty, ImportedType } from '../contract.ts';
import { pointerNames } from './document.ts';
import { leavesOf } from './leaves.ts';
import type { SchemaReader } from './schema-reader.ts';
import { itemsOf, member, membersOf, type SpecNode, textOf } from './spec-node.ts';

/**
 * Gives the property that tells alternatives apart its one value in each of them, so that a union of them can be told
 * apart in a contract too. Once all types are read.
 */
export function applyDiscriminators(reader: SchemaReader): void {
  const { declarations, report } = reader;
  for (const declared of declarations.all()) {
    if (!declared.node) continue;
    for (const { schema } of leavesOf(declared.node, reader.document)) {
      const discriminator = member(schema, 'discriminator');
      const property = textOf(member(discriminator, 'propertyName'));
      if (!schema || !discriminator || property === undefined) continue;
      const values = valuesByReference(discriminator);
      const alternatives = [...itemsOf(member(schema, 'oneOf')), ...itemsOf(member(schema, 'anyOf'))];
      const names = alternatives.length > 0 ? referred(alternatives, reader) : extending(declared.type, reader);
      for (const [name, reference] of names) {
        if (setValue(name, property, values.get(reference) ?? [pointerNames(reference).at(-1) ?? ''], reader)) continue;
        const message = l10n.t(
          '"{0}" does not tell "{1}" from the others: its value there has no type of its own.',
          property,
          name,
        );
        report.add('info', 'discriminator', discriminator.place, message);
      }
      if (alternatives.length === 0 && names.length > 0) reportBase(declared.type, names, discriminator, reader);
    }
  }
}

/** References and the values that stand for them, as `mapping` has them. */
function valuesByReference(discriminator: SpecNode): Map<string, string[]> {
  const values = new Map<string, string[]>();
  for (const [value, node] of membersOf(member(discriminator, 'mapping'))) {
    const text = textOf(node) ?? '';
    const reference = text.includes('/') ? text : `#/components/schemas/${text}`;
    values.set(reference, [...(values.get(reference) ?? []), value]);
  }
  return values;
}

type Named = [name: string, reference: string];

function referred(alternatives: SpecNode[], { document, declarations }: SchemaReader): Named[] {
  return alternatives.flatMap((alternative): Named[] => {
    const reference = textOf(member(alternative, '$ref'));
    const target = reference === undefined ? undefined : document.target(alternative, reference);
    return target && reference !== undefined
      ? [[declarations.ofReference(target, reference).type.name, reference]]
      : [];
  });
}

/** Those that extend a type, which is how a base class has alternatives. */
function extending({ name }: ImportedType, { declarations }: SchemaReader): Named[] {
  return declarations.components().flatMap(([component, node]): Named[] => {
    const { type } = declarations.ofSchema(node, component);
    const isOne = type.body.kind === 'interface' && type.body.bases.includes(name);
    return isOne ? [[type.name, `#/components/schemas/${component}`]] : [];
  });
}

function setValue(name: string, property: string, values: string[], reader: SchemaReader): boolean {
  const declared = reader.declarations.named(name);
  const properties = reader.propertiesOf({ kind: 'reference', name });
  if (declared?.type.body.kind !== 'interface' || !properties) return false;
  const known = properties.find(each => each.name === property);
  const followed = known && reader.follow(known.type);
  if (followed && followed.kind !== 'string') return followed.kind === 'literal' || followed.kind === 'union';
  // What extends it has a value of its own, which would not be this one.
  if (reader.declarations.types.some(({ body }) => body.kind === 'interface' && body.bases.includes(name)))
    return false;
  const type = unionOf(values.map((value): Type => ({ kind: 'literal', value })));
  const { facets: _, defaultValue: __, ...said } = known ?? { name: property };
  const own: ImportedProperty = { ...said, type, optional: false };
  const { body } = declared.type;
  const others = body.properties.filter(each => each.name !== property);
  body.properties = [own, ...others];
  return true;
}

function reportBase({ name }: ImportedType, names: Named[], { place }: SpecNode, { report }: SchemaReader): void {
  const message = l10n.t(
    'Where this is used, any of these may come: {0}. A contract says so with a union; "{1}" has what they share.',
    names.map(([each]) => each).join(', '),
    name,
  );
  report.add('info', 'discriminator', place, message);
}
