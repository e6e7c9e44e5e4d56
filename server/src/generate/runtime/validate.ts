/** Checks JSON values against the part of JSON Schema 2020-12 that contracts need. */
import { brokenRule, describe, hasType, isObject } from './rules.ts';
import type { Definitions, Schema } from './schema.ts';
import { broken, MAX_VIOLATIONS, type Violation, within } from './violations.ts';

export type { Definitions, Schema, SchemaType } from './schema.ts';
export type { Violation } from './violations.ts';

/** Nested values and references. No honest request comes near it, and the stack holds many times as much. */
const MAX_DEPTH = 200;
/** Values looked at while alternatives are tried, because nested alternatives multiply. */
const MAX_TRIES = 1_000_000;

/** What one validation carries along. */
interface Run {
  readonly definitions: Definitions;
  /** How many `anyOf` are being tried: inside them the first violation decides. */
  trying: number;
  tries: number;
}

/**
 * Checks a value, as it comes from `JSON.parse`, and says which rules it breaks: at most 20 of them, in the order of
 * the schema. Properties that the schema does not name are allowed; inherited ones are not looked at.
 * @throws Error when the schema refers to a definition that is not there, SyntaxError when a pattern is no expression
 */
export function validate(schema: Schema, value: unknown, definitions: Definitions = {}): Violation[] {
  return check(schema, value, { definitions, trying: 0, tries: MAX_TRIES }, 0) ?? [];
}

function check(schema: Schema, value: unknown, run: Run, depth: number): Violation[] | undefined {
  if (depth > MAX_DEPTH) {
    return broken(`must not be nested deeper than ${MAX_DEPTH} levels`);
  }
  if (run.trying > 0 && --run.tries < 0) {
    return broken('must be simpler: it takes too long to find out which alternative it is');
  }
  if (schema.$ref !== undefined) {
    const found = check(resolve(schema.$ref, run.definitions), value, run, depth + 1);
    if (found !== undefined) {
      return found;
    }
  }
  if (schema.anyOf !== undefined) {
    const found = checkAlternatives(schema.anyOf, value, run, depth);
    if (found !== undefined) {
      return found;
    }
  }
  const message = brokenRule(schema, value);
  if (message !== undefined) {
    return broken(message);
  }
  if (Array.isArray(value)) {
    return checkItems(schema, value, run, depth);
  }
  return isObject(value) ? checkProperties(schema, value, run, depth) : undefined;
}

function checkProperties(
  schema: Schema,
  value: Readonly<Record<string, unknown>>,
  run: Run,
  depth: number,
): Violation[] | undefined {
  let found: Violation[] | undefined;
  const limit = run.trying > 0 ? 1 : MAX_VIOLATIONS;
  const { properties, required, additionalProperties } = schema;
  if (required !== undefined) {
    for (const name of required) {
      if (own(value, name) === undefined) {
        found = within(found, name, broken('is required'));
      }
    }
  }
  for (const name in properties) {
    const property = own(properties, name);
    const item = own(value, name);
    if (property !== undefined && item !== undefined && (found?.length ?? 0) < limit) {
      found = within(found, name, check(property, item, run, depth + 1));
    }
  }
  if (additionalProperties !== undefined && additionalProperties !== true) {
    for (const name in value) {
      const item = own(value, name);
      if (item === undefined || (properties && own(properties, name)) || (found?.length ?? 0) >= limit) {
        continue;
      }
      const unexpected = additionalProperties === false;
      const violations = unexpected ? broken('is not expected') : check(additionalProperties, item, run, depth + 1);
      found = within(found, name, violations);
    }
  }
  return found;
}

function checkItems(schema: Schema, value: readonly unknown[], run: Run, depth: number): Violation[] | undefined {
  let found: Violation[] | undefined;
  const limit = run.trying > 0 ? 1 : MAX_VIOLATIONS;
  if (schema.items !== undefined) {
    for (let index = 0; index < value.length && (found?.length ?? 0) < limit; index++) {
      found = within(found, index, check(schema.items, value[index], run, depth + 1));
    }
  }
  return found;
}

/** One alternative is enough. When only one looks right, its own violations tell the reader more than "none fits". */
function checkAlternatives(
  alternatives: readonly Schema[],
  value: unknown,
  run: Run,
  depth: number,
): Violation[] | undefined {
  let likely: Schema | undefined;
  let count = 0;
  run.trying++;
  for (const alternative of alternatives) {
    if (looksLike(alternative, value, run, depth + 1)) {
      if (check(alternative, value, run, depth + 1) === undefined) {
        run.trying--;
        return undefined;
      }
      likely = alternative;
      count++;
    }
  }
  run.trying--;
  return likely !== undefined && count === 1
    ? check(likely, value, run, depth + 1)
    : broken(`must be one of ${alternatives.length} alternatives, received ${describe(value)}`);
}

/** Tells alternatives apart by what is cheap: types, required properties and properties with one possible value. */
function looksLike(schema: Schema, value: unknown, run: Run, depth: number): boolean {
  if (depth > MAX_DEPTH) {
    return true;
  }
  if (schema.$ref !== undefined && !looksLike(resolve(schema.$ref, run.definitions), value, run, depth + 1)) {
    return false;
  }
  if (schema.type !== undefined && !hasType(schema.type, value)) {
    return false;
  }
  if (schema.const !== undefined && schema.const !== value) {
    return false;
  }
  if (!isObject(value)) {
    return true;
  }
  for (const name in schema.properties) {
    const property = own(schema.properties, name);
    if (property?.const !== undefined && own(value, name) !== undefined && own(value, name) !== property.const) {
      return false;
    }
  }
  return schema.required?.every(name => own(value, name) !== undefined) ?? true;
}

function resolve(reference: string, definitions: Definitions): Schema {
  const name = nameOf(reference);
  const schema = own(definitions, name);
  if (schema === undefined) {
    throw new Error(`The schema refers to ${reference}, which is not among the definitions.`);
  }
  return schema;
}

const names = new Map<string, string>();

/** Cutting the name out of `#/$defs/Name` anew for each value would cost more than the checks. */
function nameOf(reference: string): string {
  let name = names.get(reference);
  if (name === undefined) {
    name = reference.replace('#/$defs/', '');
    names.set(reference, name);
  }
  return name;
}

function own<T>(value: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}
