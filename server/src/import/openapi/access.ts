import type { ImportedContracts } from '../contract.ts';
import { namesIn, reachedFrom } from '../mentions.ts';
import type { SchemaReader } from './schema-reader.ts';

/**
 * Makes what only one side sends optional where the other side uses the same type: a contract has one type for both.
 */
export function relaxOneSided({ services }: ImportedContracts, reader: SchemaReader): void {
  const { declarations } = reader;
  const operations = services.flatMap(service => service.operations);
  const reach = (names: string[]) => reachedFrom(names, name => declarations.named(name)?.type);
  const sent = reach(operations.flatMap(({ request }) => namesIn(request?.type)));
  const given = reach(operations.flatMap(({ result }) => namesIn(result)));
  for (const { name, body } of declarations.types) {
    if (body.kind !== 'interface') continue;
    for (const property of body.properties) {
      const { access } = property;
      if ((access === 'readOnly' && sent.has(name)) || (access === 'writeOnly' && given.has(name)))
        property.optional = true;
    }
  }
  for (const { body } of declarations.types) {
    if (body.kind !== 'interface' || body.bases.length === 0) continue;
    const wanted = new Set(body.bases.flatMap(base => wantedNames(base, reader)));
    for (const property of body.properties) if (wanted.has(property.name)) property.optional = false;
  }
}

/** Names that a base has to have: what extends it cannot do without them. */
function wantedNames(base: string, reader: SchemaReader): string[] {
  const properties = reader.propertiesOf({ kind: 'reference', name: base }) ?? [];
  return properties.filter(({ optional }) => !optional).map(({ name }) => name);
}
