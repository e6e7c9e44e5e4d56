import type { Type } from '../contracts/model.ts';
import { mentionedTypes } from '../generate/targets/print-type.ts';
import type { ImportedOperation, ImportedType } from './contract.ts';

/** Names of the declared types that a type's text has in it, and other words of it. */
export function namesIn(type: Type | undefined): string[] {
  return type ? mentionedTypes(type, 'Date').flatMap(words) : [];
}

export function namesInDeclaration({ body }: ImportedType): string[] {
  switch (body.kind) {
    case 'interface':
      return [...body.bases.flatMap(words), ...body.properties.flatMap(property => namesIn(property.type))];
    case 'alias':
      return namesIn(body.type);
    case 'enum':
      return [];
  }
}

export function namesInOperations(operations: ImportedOperation[]): string[] {
  return operations.flatMap(({ request, result }) => [...namesIn(request?.type), ...namesIn(result)]);
}

/** Names of all types that these are made of in the end, themselves included. */
export function reachedFrom(start: string[], typeNamed: (name: string) => ImportedType | undefined): Set<string> {
  const reached = new Set<string>();
  const waiting = [...start];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const type = typeNamed(name);
    if (!type || reached.has(name)) continue;
    reached.add(name);
    waiting.push(...namesInDeclaration(type));
  }
  return reached;
}

/** `Omit<Page<Order>, 'a'>` → `Omit`, `Page`, `Order`. */
function words(text: string): string[] {
  return text.replace(/'(?:[^'\\]|\\.)*'/g, '').match(/[\p{ID_Start}$_][\p{ID_Continue}$]*/gu) ?? [];
}
