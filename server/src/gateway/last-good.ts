import type { Model, Service, Type, TypeDeclaration } from '../contracts/model.ts';

/**
 * The model that goes on being served: what contracts say now, and for those that cannot be read at the moment what
 * they said before. Half a line being typed should not close an API.
 */
export function keepLastGood(previous: Model, next: Model): Model {
  const unreadable = new Set(next.unreadable);
  const taken = new Set(next.services.flatMap(service => service.operations.map(({ operationType }) => operationType)));
  const kept = previous.services
    .filter(service => unreadable.has(service.source.file))
    .map(service => ({ ...service, operations: service.operations.filter(each => !taken.has(each.operationType)) }));
  if (kept.length === 0) return next;
  const types = new Map(next.types.map(declaration => [declaration.name, declaration]));
  for (const declaration of typesOf(kept, previous)) {
    if (!types.has(declaration.name)) types.set(declaration.name, declaration);
  }
  return { services: [...next.services, ...kept], types: [...types.values()], unreadable: next.unreadable };
}

/** The named types that services need, and those that these need. */
function typesOf(services: Service[], model: Model): Iterable<TypeDeclaration> {
  const declarations = new Map(model.types.map(declaration => [declaration.name, declaration]));
  const found = new Map<string, TypeDeclaration>();
  const visit = (type: Type | undefined): void => {
    for (const name of type ? namesIn(type) : []) {
      const declaration = declarations.get(name);
      if (!declaration || found.has(name)) continue;
      found.set(name, declaration);
      visit(declaration.type);
    }
  };
  for (const { request, result } of services.flatMap(service => service.operations)) {
    visit(request?.type);
    visit(result);
  }
  return found.values();
}

function namesIn(type: Type): string[] {
  switch (type.kind) {
    case 'reference':
      return [type.name];
    case 'array':
      return namesIn(type.element);
    case 'record':
      return namesIn(type.value);
    case 'object':
      return type.properties.flatMap(property => namesIn(property.type));
    case 'union':
      return type.members.flatMap(namesIn);
    default:
      return [];
  }
}
