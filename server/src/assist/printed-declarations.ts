import type { Model, Operation } from '../contracts/model.ts';
import { declarationsByName } from '../contracts/model-index.ts';
import { mentionedTypes, printObject, printType } from '../generate/targets/print-type.ts';

/** Types that a request mentions beyond these are looked up in the contract. */
const MAX_DECLARATIONS = 5;

/** What an operation says of itself, and the types that its request is made of, as Markdown. */
export function printedDeclarations({ description, request }: Operation, model: Model): string {
  const declarations = declarationsByName(model);
  const names = request ? [...reached(mentionedTypes(request.type, 'Date'), model)] : [];
  const printed = names.slice(0, MAX_DECLARATIONS).flatMap(name => {
    const type = declarations.get(name)?.type;
    if (!type) return [];
    return type.kind === 'object'
      ? `interface ${name} ${printObject(type.properties, 'Date')}`
      : `type ${name} = ${printType(type, 'Date')};`;
  });
  const code = printed.length > 0 ? `\`\`\`ts\n${printed.join('\n\n')}\n\`\`\`` : '';
  return [description, code].filter(Boolean).join('\n\n');
}

/** The names and those that their types mention in turn, breadth first. */
function reached(names: readonly string[], model: Model): Set<string> {
  const declarations = declarationsByName(model);
  const found = new Set(names);
  for (const name of found) {
    const type = declarations.get(name)?.type;
    for (const mentioned of type ? mentionedTypes(type, 'Date') : []) found.add(mentioned);
  }
  return found;
}
