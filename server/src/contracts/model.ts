import type { Range } from '../findings.ts';

/**
 * What we read from contracts: the only thing that generators, the gateway, mock data and validation see.
 * Plain data: it survives `JSON.stringify` and holds nothing of TypeScript's compiler.
 */
export interface Model {
  /** By name, then by file. */
  services: Service[];
  /** Every named type that an operation reaches, by name. Names are unique across the model. */
  types: TypeDeclaration[];
  /** Contracts that could not be read, paths like `SourceLocation.file`. What was generated from them is left alone. */
  unreadable: string[];
}

export interface Service {
  /** The interface's name: `AccountService`. */
  name: string;
  description?: string;
  source: SourceLocation;
  /** In the order of the contract. */
  operations: Operation[];
}

export interface Operation {
  /** The method's name: `login`. */
  name: string;
  /** The gateway's key for the operation: `com.example.account.login`. Unique across the model. */
  operationType: string;
  description?: string;
  deprecated?: string;
  source: SourceLocation;
  /** The method's one argument, absent when it takes none. */
  request?: Parameter;
  /** What the method resolves to, absent for `void`. */
  result?: Type;
  http: HttpMapping;
  /** `false` for `@signCheck no`. */
  signCheck: boolean;
  checkLogin: boolean;
  retryable: boolean;
  /** `@timeout`, milliseconds. */
  timeoutMs?: number;
}

export interface Parameter {
  name: string;
  type: Type;
  optional: boolean;
}

/** How the gateway calls the backend for an operation. */
export interface HttpMapping {
  method: HttpMethod;
  /** `/accounts/{id}`; starts with `/`. */
  path: string;
  /** The names in braces, in order of the path. */
  pathParameters: string[];
  /** `false` when the contract has no `@http`, so that the mapping is the default `POST /<operation type>`. */
  explicit: boolean;
  /** `@consumes form`: the body is `application/x-www-form-urlencoded`. JSON otherwise. */
  form?: true;
}

export const HTTP_METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'HEAD'] as const;
export type HttpMethod = (typeof HTTP_METHODS)[number];

export interface TypeDeclaration {
  /** `LoginRequest`; `PageOfOrder` for an instantiated `Page<Order>`. A valid TypeScript identifier. */
  name: string;
  description?: string;
  deprecated?: string;
  source: SourceLocation;
  type: Type;
  facets?: Facets;
}

export type Type =
  | { kind: 'string' | 'number' | 'boolean' | 'null' }
  /** `Date` in the contract, an ISO 8601 string on the wire. */
  | { kind: 'date' }
  /** A place that could not be read; a finding says why. Accepts anything. */
  | { kind: 'unknown' }
  | { kind: 'literal'; value: string | number | boolean }
  | { kind: 'enum'; members: EnumMember[] }
  | { kind: 'array'; element: Type }
  | { kind: 'record'; value: Type }
  | { kind: 'object'; properties: Property[] }
  | { kind: 'union'; members: Type[] }
  /** A `TypeDeclaration` by its name. */
  | { kind: 'reference'; name: string };

export interface EnumMember {
  name: string;
  value: string | number;
  description?: string;
}

export interface Property {
  name: string;
  type: Type;
  optional: boolean;
  /** Absent for properties that no contract writes down one by one, such as those of `Record<'a' | 'b', string>`. */
  source?: SourceLocation;
  description?: string;
  deprecated?: string;
  facets?: Facets;
}

/** What JSDoc tags say about values beyond their TypeScript type. Names are JSON Schema's where it has one. */
export interface Facets {
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  multipleOf?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  format?: string;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  /** `@asType integer`. */
  integer?: boolean;
  example?: Json;
  /** `@faker person.fullName`: a path in @faker-js/faker. */
  faker?: string;
}

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Where something is declared. */
export interface SourceLocation {
  /** Relative to the folder of `mpaas.config.json`, with `/` on every system. */
  file: string;
  /** Of the name. */
  range: Range;
}

/** All operations of a model, in the model's order. */
export function operationsOf(model: Model): Operation[] {
  return model.services.flatMap(service => service.operations);
}
