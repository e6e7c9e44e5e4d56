import type { HttpMapping, Model, Operation, TypeDeclaration } from '../../../server/src/contracts/model.ts';
import { FILE_START } from '../../../server/src/findings.ts';

export const SOURCE = { file: 'contracts/shop.rpc.ts', range: FILE_START };

/** An operation as a contract without tags would give it. */
export function operation(operationType: string, changes: Partial<Operation> = {}): Operation {
  return {
    name: operationType.split('.').at(-1) ?? operationType,
    operationType,
    source: SOURCE,
    http: { method: 'POST', path: `/${operationType}`, pathParameters: [], explicit: false },
    signCheck: true,
    checkLogin: false,
    retryable: false,
    ...changes,
  };
}

/** `@http VERB path`. */
export function http(text: string): HttpMapping {
  const [method, path = ''] = text.split(' ');
  const pathParameters = [...path.matchAll(/\{(\w+)\}/g)].map(match => match[1] ?? '');
  return { method: method as HttpMapping['method'], path, pathParameters, explicit: true };
}

export function model(operations: Operation[], types: TypeDeclaration[] = []): Model {
  return { services: [{ name: 'ShopService', source: SOURCE, operations }], types, unreadable: [] };
}
