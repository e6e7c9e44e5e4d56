/** The part of JSON Schema 2020-12 that contracts need. */
export interface Schema {
  type?: SchemaType | readonly SchemaType[];
  properties?: { readonly [name: string]: Schema };
  required?: readonly string[];
  items?: Schema;
  additionalProperties?: Schema | boolean;
  enum?: readonly (string | number | boolean | null)[];
  const?: string | number | boolean | null;
  anyOf?: readonly Schema[];
  /** `#/$defs/Name`, looked up in the definitions given to `validate`. Its siblings count too. */
  $ref?: string;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  multipleOf?: number;
  /** In code points, not UTF-16 units. */
  minLength?: number;
  /** In code points, not UTF-16 units. */
  maxLength?: number;
  /** An ECMAScript expression with the `u` flag, found anywhere in the text. */
  pattern?: string;
  format?: string;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
}

export type SchemaType = 'null' | 'boolean' | 'integer' | 'number' | 'string' | 'array' | 'object';

/** Named schemas, which `$ref` refers to. */
export type Definitions = Readonly<Record<string, Schema>>;
