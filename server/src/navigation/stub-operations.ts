import type { Model, Operation } from '../contracts/model.ts';
import { Names, type ServiceNames } from '../generate/targets/names.ts';
import { remember } from '../remember.ts';

const names = remember((model: Model) => new Names(model).services);

const operations = remember(
  (model: Model): StubOperations =>
    new Map(
      serviceNames(model).map(({ property, service }) => [
        property,
        new Map(service.operations.map(operation => [operation.name, operation])),
      ]),
    ),
);

/** The operations of a model by what generated clients call their services, and by their own names. */
export type StubOperations = ReadonlyMap<string, ReadonlyMap<string, Operation>>;

/** What a model's services are called in generated code: made once a model. */
export function serviceNames(model: Model): readonly ServiceNames[] {
  return names(model, '', undefined);
}

/** What calls of generated clients lead to: made once a model. */
export function stubOperations(model: Model): StubOperations {
  return operations(model, '', undefined);
}
