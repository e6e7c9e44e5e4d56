import { definitionsOf, toSchema } from '../contracts/json-schema.ts';
import type { Model, Operation } from '../contracts/model.ts';
import type { Definitions, Schema } from '../generate/runtime/schema.ts';

/** A model as the gateway needs it for each request, made once per reload. */
export interface Contract {
  model: Model;
  /** By operation type. */
  operations: ReadonlyMap<string, OperationContract>;
  definitions: Definitions;
}

export interface OperationContract {
  operation: Operation;
  /** The name of the interface that has it. */
  service: string;
  /** Of the request, absent when the operation takes none. */
  requestSchema?: Schema;
}

/** Prepares a model for answering requests. */
export function prepareContract(model: Model): Contract {
  const operations = model.services.flatMap(({ name, operations }) =>
    operations.map(operation => [operation.operationType, prepare(operation, name)] as const),
  );
  return { model, operations: new Map(operations), definitions: definitionsOf(model) };
}

function prepare(operation: Operation, service: string): OperationContract {
  return { operation, service, ...(operation.request && { requestSchema: toSchema(operation.request.type) }) };
}
