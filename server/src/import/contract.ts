import type { EnumMember, Facets, Json, Type } from '../contracts/model.ts';

/** What an importer makes of somebody else's description: contracts before they are text. */
export interface ImportedContracts {
  services: ImportedService[];
  /** In the order in which they stand in the text. Names are unique, those of services among them. */
  types: ImportedType[];
}

/** What doc comments say. */
export interface Documentation {
  description?: string;
  /** Empty when there is nothing to say but that. */
  deprecated?: string;
  /** Where there is more to read. */
  see?: string;
  /** Other tags that only people read: `@returns`. */
  others?: { name: string; text: string }[];
}

export interface ImportedService extends Documentation {
  name: string;
  operations: ImportedOperation[];
}

export interface ImportedOperation extends Documentation {
  /** Of the method. */
  name: string;
  operationType: string;
  /** `GET /orders/{id}`. */
  http?: string;
  /** Whether the backend takes its body as a form. */
  form?: true;
  request?: { name: string; type: TypeText; optional: boolean };
  result?: TypeText;
  signCheck: boolean;
  checkLogin: boolean;
  retryable: boolean;
  timeoutMs?: number;
}

/**
 * A type as the model has it, except that the name of a reference is what stands in the text: it may have type
 * arguments (`Page<Order>`) or be a type parameter.
 */
export type TypeText = Type;

export interface ImportedProperty extends Documentation {
  name: string;
  type: TypeText;
  optional: boolean;
  facets?: Facets;
  defaultValue?: Json;
  /** Sent by one side only, whatever `optional` says of the other. */
  access?: 'readOnly' | 'writeOnly';
}

export interface ImportedType extends Documentation {
  name: string;
  /** Names of its type parameters. */
  parameters?: string[];
  body: ImportedBody;
  facets?: Facets;
  defaultValue?: Json;
}

export type ImportedBody =
  /** `bases` are what stands behind `extends`. */
  | { kind: 'interface'; bases: string[]; properties: ImportedProperty[] }
  | { kind: 'enum'; members: EnumMember[] }
  | { kind: 'alias'; type: TypeText };

/** A file that contracts are made from. */
export interface SourceText {
  /** Absolute path, for findings; its ending says which form it has. */
  file: string;
  text: string;
}

/** A contract as it is to be written. */
export interface ContractText {
  /** `orders.rpc.ts`. */
  name: string;
  text: string;
}
