import schema from '../../../schemas/mpaas.config.schema.json';

/** What the schema of configs uses of JSON Schema. */
export interface Schema {
  $ref?: string;
  title?: string;
  description?: string;
  type?: string;
  enum?: unknown[];
  default?: unknown;
  examples?: unknown[];
  required?: string[];
  properties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  propertyNames?: Schema;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  pattern?: string;
  minimum?: number;
  exclusiveMinimum?: number;
  maximum?: number;
}

export const CONFIG_SCHEMA: Schema = schema;

/** @throws when there is no definition of this name */
export function definition(name: string): Schema {
  const found = (schema.definitions as Record<string, Schema>)[name];
  if (found) return found;
  throw new Error(`The schema of configs defines no ${name}.`);
}

/** A schema with what it refers to; what it says itself counts. */
export function resolved({ $ref, ...rest }: Schema): Schema {
  return $ref === undefined ? rest : { ...definition($ref.replace('#/definitions/', '')), ...rest };
}
