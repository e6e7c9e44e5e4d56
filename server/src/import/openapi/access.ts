import type { ImportedContracts } from '../contract.ts';
import { namesIn, reachedFrom } from '../mentions.ts';
import type { Declarations } from './declarations.ts';

/**
 * Makes what only one side sends optional where the other side uses the same type: a contract has one type for both.
 */
export function relaxOneSided({ services }: ImportedContracts, declarations: Declarations): void {
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
}
