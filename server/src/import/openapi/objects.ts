import * as l10n from '@vscode/l10n';
import type { ImportedBody, ImportedProperty } from '../contract.ts';
import { typeName } from '../names.ts';
import { interfaceOf } from './declarations.ts';
import type { SchemaReader } from './schema-reader.ts';
import { isTrue, itemsOf, member, membersOf, type SpecNode, textOf } from './spec-node.ts';

/** An object's schema: an interface, or a record where only the type of what is in it is known. */
export function readObject(schema: SpecNode, hint: string, reader: SchemaReader): ImportedBody {
  const properties = propertiesOf(schema, hint, reader);
  const others = otherProperties(schema);
  if (properties.length === 0 && others !== 'none') {
    const patterns = member(schema, 'patternProperties');
    if (patterns) {
      const message = l10n.t('Contracts cannot say which names fields have. Those of any name are taken.');
      reader.report.add('warning', 'keyword', patterns.place, message);
    }
    const value = others === 'any' ? reader.declarations.json() : reader.readElement(others, `${hint}Value`);
    return { kind: 'alias', type: { kind: 'record', value } };
  }
  if (typeof others === 'object') {
    const message = l10n.t(
      'An interface names its fields, and contracts cannot say of what type others are. They are taken unchecked.',
    );
    reader.report.add('warning', 'keyword', others.place, message);
  }
  return interfaceOf(properties);
}

function propertiesOf(schema: SpecNode, hint: string, reader: SchemaReader): ImportedProperty[] {
  const required = requiredOf(schema);
  const node = member(schema, 'properties');
  const written = node?.kind === 'object' ? [...node.members] : [];
  return written.map(([name, value]) => {
    const use = reader.read(value, `${hint}${typeName(name)}`);
    const access = accessOf(value, reader);
    return { name, optional: !required.has(name), ...use, ...(access && { access }) };
  });
}

/** Names that have to be there. */
export function requiredOf(schema: SpecNode): Set<string> {
  return new Set(
    itemsOf(member(schema, 'required'))
      .map(textOf)
      .filter(name => name !== undefined),
  );
}

function accessOf(node: SpecNode, { document }: SchemaReader): ImportedProperty['access'] {
  const all = [node, document.resolve(node)];
  const says = (word: string) => all.some(each => isTrue(member(each, word)));
  return says('readOnly') ? 'readOnly' : says('writeOnly') ? 'writeOnly' : undefined;
}

/** What an object may have beside its named properties. */
function otherProperties(schema: SpecNode): SpecNode | 'any' | 'none' {
  const additional = member(schema, 'additionalProperties');
  if (additional?.kind === 'object' && additional.members.size > 0) return additional;
  const [pattern] = membersOf(member(schema, 'patternProperties'));
  if (pattern) return pattern[1];
  return additional?.kind === 'scalar' && additional.value === false ? 'none' : 'any';
}
