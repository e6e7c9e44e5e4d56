import { remember } from '../remember.ts';
import type { Model, Operation, Service, Type, TypeDeclaration } from './model.ts';

const typeIndex = remember(
  ({ types }: Model): ReadonlyMap<string, TypeDeclaration> =>
    new Map(types.map(declaration => [declaration.name, declaration])),
);

const operationIndex = remember(
  ({ services }: Model): ReadonlyMap<string, { service: Service; operation: Operation }> =>
    new Map(
      services.flatMap(service =>
        service.operations.map(operation => [operation.operationType, { service, operation }] as const),
      ),
    ),
);

/** A model's named types by name: made once a model, however often it is asked for. */
export function declarationsByName(model: Model): ReadonlyMap<string, TypeDeclaration> {
  return typeIndex(model, '', undefined);
}

/** A model's operations by operation type, each with its service. */
export function operationsByType(model: Model): ReadonlyMap<string, { service: Service; operation: Operation }> {
  return operationIndex(model, '', undefined);
}

/** What a type stands for behind its names; the type itself where a name leads nowhere or back. */
export function followReferences(type: Type, model: Model): Type {
  const declarations = declarationsByName(model);
  let followed = type;
  for (let steps = 0; followed.kind === 'reference' && steps < declarations.size; steps++) {
    followed = declarations.get(followed.name)?.type ?? followed;
  }
  return followed;
}
