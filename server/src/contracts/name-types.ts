import { remember } from '../remember.ts';
import type { Operation, Service, Type, TypeDeclaration } from './model.ts';
import { mapReferences, referencesOf } from './walk-types.ts';

/** The name that a type has in the model, by its key. */
export type Rename = (key: string) => string;

/** A declaration with names in the place of keys; the same object as before when the names are the same. */
export function nameType(declaration: TypeDeclaration, rename: Rename): TypeDeclaration {
  return renamedType(declaration, keysOfType(declaration, '', undefined).map(rename).join(), rename);
}

/** A service with names in the place of keys; the same object as before when the names are the same. */
export function nameTypesOfService(service: Service, rename: Rename): Service {
  return renamedService(service, keysOfService(service, '', undefined).map(rename).join(), rename);
}

/** What an operation takes and gives. */
export function typesOf({ request, result }: Operation): Type[] {
  return [request?.type, result].filter(type => type !== undefined);
}

function keysOf(types: Type[]): string[] {
  return types.flatMap(type => [...referencesOf(type)]);
}

const keysOfType = remember(({ name, type }: TypeDeclaration) => [name, ...keysOf([type])]);

const keysOfService = remember(({ operations }: Service) => keysOf(operations.flatMap(typesOf)));

const renamedType = remember((declaration: TypeDeclaration, _names: string, rename: Rename) => ({
  ...declaration,
  name: rename(declaration.name),
  type: mapReferences(declaration.type, rename),
}));

const renamedService = remember((service: Service, _names: string, rename: Rename) => ({
  ...service,
  operations: service.operations.map(operation => renameInOperation(operation, rename)),
}));

function renameInOperation(operation: Operation, rename: Rename): Operation {
  const { request, result } = operation;
  return {
    ...operation,
    ...(request && { request: { ...request, type: mapReferences(request.type, rename) } }),
    ...(result && { result: mapReferences(result, rename) }),
  };
}
