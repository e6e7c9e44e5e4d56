import type {
  Facets,
  Model,
  Operation,
  Property,
  Service,
  Type,
  TypeDeclaration,
} from '../../../../server/src/contracts/model.ts';

/** Short ways to write a `Model` down. */

const start = { line: 0, character: 0 };
const range = { start, end: start };

export const string: Type = { kind: 'string' };
export const number: Type = { kind: 'number' };
export const boolean: Type = { kind: 'boolean' };
export const nothing: Type = { kind: 'null' };
export const date: Type = { kind: 'date' };
export const unknown: Type = { kind: 'unknown' };

export const reference = (name: string): Type => ({ kind: 'reference', name });
export const array = (element: Type): Type => ({ kind: 'array', element });
export const record = (value: Type): Type => ({ kind: 'record', value });
export const literal = (value: string | number | boolean): Type => ({ kind: 'literal', value });
export const union = (...members: Type[]): Type => ({ kind: 'union', members });
export const object = (...properties: Property[]): Type => ({ kind: 'object', properties });

export const property = (name: string, type: Type, more: Partial<Property> = {}): Property => ({
  name,
  type,
  optional: false,
  ...more,
});
export const optional = (name: string, type: Type, more: Partial<Property> = {}): Property =>
  property(name, type, { ...more, optional: true });

export const declare = (
  name: string,
  type: Type,
  more: { description?: string; deprecated?: string; facets?: Facets; file?: string } = {},
): TypeDeclaration => {
  const { file = 'contracts/shop.rpc.ts', ...rest } = more;
  return { name, type, source: { file, range }, ...rest };
};

export const operation = (name: string, operationType: string, more: Partial<Operation> = {}): Operation => ({
  name,
  operationType,
  source: { file: 'contracts/shop.rpc.ts', range },
  http: { method: 'POST', path: `/${operationType}`, pathParameters: [], explicit: false },
  signCheck: true,
  checkLogin: false,
  retryable: false,
  ...more,
});

export const http = (method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'HEAD', path: string): Pick<Operation, 'http'> => ({
  http: { method, path, pathParameters: [...path.matchAll(/\{(\w+)\}/g)].map(match => match[1] ?? ''), explicit: true },
});

export const takes = (type: Type, more: { name?: string; optional?: boolean } = {}): Pick<Operation, 'request'> => ({
  request: { name: 'request', optional: false, type, ...more },
});

export const service = (
  name: string,
  operations: Operation[],
  more: { description?: string; file?: string } = {},
): Service => {
  const { file = 'contracts/shop.rpc.ts', ...rest } = more;
  return { name, source: { file, range }, operations, ...rest };
};

export const model = (services: Service[], types: TypeDeclaration[]): Model => ({ services, types, unreadable: [] });
