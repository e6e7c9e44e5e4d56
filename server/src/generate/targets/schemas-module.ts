import { definitionsOf, toSchema } from '../../contracts/json-schema.ts';
import type { Model, Type } from '../../contracts/model.ts';
import type { Schema } from '../runtime/schema.ts';
import type { TargetOptions } from '../target.ts';
import { indent, key, literal } from './source-text.ts';

/** The text of `schemas.ts`: JSON Schemas of the model's types, by name. */
export function schemasModule(model: Model, options: TargetOptions): string {
  const definitions = Object.entries(definitionsOf(model)).map(
    ([name, schema]) => `${key(name, 'literal')}: ${printNamed(name, schema)},\n`,
  );
  const literalText = definitions.length === 0 ? '{}' : `{\n${indent(definitions.join(''))}}`;
  return `import type { Definitions } from './runtime/schema${options.importExtension}';

/** JSON Schemas of the contracts' types, which requests are checked against. */
export const definitions: Definitions = ${literalText};
`;
}

/** The schema of a type as TypeScript source. */
export function printSchemaOf(type: Type): string {
  return printSchema(toSchema(type));
}

function printSchema(schema: Schema): string {
  const fields = Object.entries(schema).map(([name, value]) => `${key(name, 'literal')}: ${printValue(name, value)}`);
  return printFields(fields);
}

function printValue(name: string, value: unknown): string {
  if (name === 'properties') {
    const properties = Object.entries(value as Record<string, Schema>);
    const fields = properties.map(
      ([property, schema]) => `${key(property, 'literal')}: ${printNamed(property, schema)}`,
    );
    return printFields(fields, true);
  }
  if (name === 'anyOf') {
    return printItems((value as Schema[]).map(printSchema));
  }
  if (Array.isArray(value)) {
    return printItems((value as (string | number)[]).map(literal));
  }
  return typeof value === 'object' ? printSchema(value as Schema) : literal(value as string | number | boolean);
}

/** TypeScript reads `constructor` in a literal with `Object`'s type in mind, where the texts of a schema have to be told. */
function printNamed(name: string, schema: Schema): string {
  return name in Object.prototype ? `${printSchema(schema)} as const` : printSchema(schema);
}

function printFields(fields: string[], multiline = false): string {
  if (fields.length === 0) {
    return '{}';
  }
  const line = `{ ${fields.join(', ')} }`;
  const fits = line.length <= 90 && !line.includes('\n') && !(multiline && fields.length > 1);
  return fits ? line : `{\n${indent(fields.map(field => `${field},\n`).join(''))}}`;
}

function printItems(items: string[]): string {
  const line = `[${items.join(', ')}]`;
  return line.length <= 90 && !line.includes('\n') ? line : `[\n${indent(items.map(item => `${item},\n`).join(''))}]`;
}
