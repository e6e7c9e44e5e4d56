import { definitionsOf, toSchema } from '../contracts/json-schema.ts';
import { type Model, type Operation, operationsOf } from '../contracts/model.ts';
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
  /** Of the request, absent when the operation takes none. */
  requestSchema?: Schema;
}

/** Prepares a model for answering requests. */
export function prepareContract(model: Model): Contract {
  const operations = operationsOf(model).map(operation => [operation.operationType, prepare(operation)] as const);
  return { model, operations: new Map(operations), definitions: definitionsOf(model) };
}

function prepare(operation: Operation): OperationContract {
  return { operation, ...(operation.request && { requestSchema: toSchema(operation.request.type) }) };
}
