import type { Schema, SchemaType } from '../generate/runtime/schema.ts';
import type { Facets, Model, Property, Type } from './model.ts';

/**
 * The JSON Schema (2020-12) of a type. Named types become `$ref` to `#/$defs/<name>`, see `definitionsOf`. Properties
 * that a contract does not name stay allowed, so that older and newer apps can talk to one gateway.
 * @param facets what the type's place in the contract says beyond it: they hold where the value is of the type that
 *   they are about, so `@minLength` on a nullable text leaves `null` alone
 */
export function toSchema(type: Type, facets?: Facets): Schema {
  const schema = schemaOf(type);
  return facets === undefined ? schema : withFacets(schema, facets);
}

/** The schemas of a model's named types, by name, in the model's order: the `$defs` of `toSchema`. */
export function definitionsOf(model: Model): Record<string, Schema> {
  return Object.fromEntries(model.types.map(({ name, type, facets }) => [name, toSchema(type, facets)]));
}

function schemaOf(type: Type): Schema {
  switch (type.kind) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
      return { type: type.kind };
    case 'date':
      return { type: 'string', format: 'date-time' };
    case 'unknown':
      return {};
    case 'literal':
      return { const: type.value };
    case 'enum':
      return { enum: [...new Set(type.members.map(member => member.value))] };
    case 'array':
      return { type: 'array', items: schemaOf(type.element) };
    case 'record':
      return { type: 'object', additionalProperties: schemaOf(type.value) };
    case 'object':
      return objectSchema(type.properties);
    case 'union':
      return unionSchema(type.members);
    case 'reference':
      return { $ref: `#/$defs/${type.name}` };
  }
}

function objectSchema(properties: Property[]): Schema {
  const required = properties.filter(property => !property.optional).map(property => property.name);
  return {
    type: 'object',
    properties: Object.fromEntries(properties.map(({ name, type, facets }) => [name, toSchema(type, facets)])),
    ...(required.length > 0 && { required }),
  };
}

/** `string | null` is one `type`, `'a' | 'b' | null` one `enum`: both say more in an error than alternatives do. */
function unionSchema(members: Type[]): Schema {
  const values = new Set(members.flatMap(valuesOf));
  const schemas = members.filter(member => valuesOf(member).length === 0).map(schemaOf);
  const [only] = schemas;
  if (values.size === 0 && schemas.length === 1 && only !== undefined) {
    return only;
  }
  if ([...values].every(value => value === null) && schemas.every(isBareType)) {
    return { type: [...new Set([...schemas.map(schema => schema.type as SchemaType), ...nullOf(values)])] };
  }
  if (values.size > 0) {
    schemas.push(values.size === 1 && values.has(null) ? { type: 'null' } : { enum: [...values] });
  }
  return schemas.length === 1 && schemas[0] !== undefined ? schemas[0] : { anyOf: schemas };
}

function isBareType(schema: Schema): boolean {
  return typeof schema.type === 'string' && Object.keys(schema).length === 1;
}

function nullOf(values: ReadonlySet<unknown>): SchemaType[] {
  return values.has(null) ? ['null'] : [];
}

function valuesOf(type: Type): (string | number | boolean | null)[] {
  switch (type.kind) {
    case 'literal':
      return [type.value];
    case 'null':
      return [null];
    case 'enum':
      return type.members.map(member => member.value);
    default:
      return [];
  }
}

function withFacets(schema: Schema, facets: Facets): Schema {
  const { integer, example: _example, faker: _faker, ...rules } = facets;
  return { ...(integer ? asInteger(schema) : schema), ...rules };
}

function asInteger(schema: Schema): Schema {
  if (schema.anyOf !== undefined) {
    return { ...schema, anyOf: schema.anyOf.map(asInteger) };
  }
  if (schema.$ref !== undefined) {
    // Not `type`, which would shut out `null` of a nullable alias.
    return { ...schema, multipleOf: 1 };
  }
  const { type } = schema;
  if (typeof type === 'object') {
    return { ...schema, type: type.map(one => (one === 'number' ? 'integer' : one)) };
  }
  return type === 'number' ? { ...schema, type: 'integer' } : schema;
}
