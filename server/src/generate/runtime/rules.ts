/** The rules of a schema about one value, its parts left aside. */
import { hasFormat } from './formats.ts';
import type { Schema, SchemaType } from './schema.ts';

/**
 * The first rule that a value breaks, with what was received, or `undefined`. Texts that may be secret are counted,
 * not repeated.
 */
export function brokenRule(schema: Schema, value: unknown): string | undefined {
  if (schema.type !== undefined && !hasType(schema.type, value)) {
    return `must be ${typeof schema.type === 'string' ? schema.type : schema.type.join(' or ')}, received ${describe(value)}`;
  }
  if (schema.const !== undefined && schema.const !== value) {
    return `must be ${describe(schema.const)}, received ${describe(value)}`;
  }
  if (schema.enum !== undefined && !schema.enum.includes(value as string)) {
    return `must be one of ${shorten(schema.enum.map(describe).join(', '), 200)}, received ${describe(value)}`;
  }
  if (typeof value === 'string') {
    return brokenTextRule(schema, value);
  }
  if (typeof value === 'number') {
    return brokenNumberRule(schema, value);
  }
  return Array.isArray(value) ? brokenArrayRule(schema, value) : undefined;
}

export function hasType(type: SchemaType | readonly SchemaType[], value: unknown): boolean {
  return typeof type === 'string' ? isOfType(type, value) : type.some(one => isOfType(one, value));
}

function isOfType(type: SchemaType, value: unknown): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'integer':
      return Number.isInteger(value);
    case 'number':
      return Number.isFinite(value);
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isObject(value);
    default:
      return typeof value === type;
  }
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value in a few words. */
export function describe(value: unknown): string {
  if (typeof value === 'string') {
    return JSON.stringify(shorten(value, 40));
  }
  return Array.isArray(value) ? 'an array' : isObject(value) ? 'an object' : String(value);
}

export function shorten(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}

function brokenTextRule(schema: Schema, text: string): string | undefined {
  const { minLength, maxLength, pattern, format } = schema;
  if (minLength !== undefined && codePoints(text) < minLength) {
    return `must have at least ${minLength} characters, received ${codePoints(text)}`;
  }
  if (maxLength !== undefined && codePoints(text) > maxLength) {
    return `must have at most ${maxLength} characters, received ${codePoints(text)}`;
  }
  if (pattern !== undefined && !expression(pattern).test(text)) {
    return `must match the pattern ${shorten(pattern, 100)}, received ${codePoints(text)} characters that do not`;
  }
  if (format !== undefined && !hasFormat(text, format)) {
    return `must have the format ${shorten(format, 40)}, received ${describe(text)}`;
  }
  return undefined;
}

function codePoints(text: string): number {
  let count = text.length;
  for (let index = 1; index < text.length; index++) {
    if ((text.charCodeAt(index) & 0xfc00) === 0xdc00 && (text.charCodeAt(index - 1) & 0xfc00) === 0xd800) {
      count--;
    }
  }
  return count;
}

const expressions = new Map<string, RegExp>();

function expression(pattern: string): RegExp {
  let compiled = expressions.get(pattern);
  if (compiled === undefined) {
    compiled = new RegExp(pattern, 'u');
    expressions.set(pattern, compiled);
  }
  return compiled;
}

function brokenNumberRule(schema: Schema, value: number): string | undefined {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  if (minimum !== undefined && value < minimum) {
    return `must be at least ${minimum}, received ${value}`;
  }
  if (maximum !== undefined && value > maximum) {
    return `must be at most ${maximum}, received ${value}`;
  }
  if (exclusiveMinimum !== undefined && value <= exclusiveMinimum) {
    return `must be more than ${exclusiveMinimum}, received ${value}`;
  }
  if (exclusiveMaximum !== undefined && value >= exclusiveMaximum) {
    return `must be less than ${exclusiveMaximum}, received ${value}`;
  }
  if (multipleOf !== undefined && !isMultiple(value, multipleOf)) {
    return `must be a multiple of ${multipleOf}, received ${value}`;
  }
  return undefined;
}

/** 19.99 is a multiple of 0.01, although the quotient of the two doubles is not whole. */
function isMultiple(value: number, of: number): boolean {
  if (Number.isInteger(value) && Number.isInteger(of)) {
    return value % of === 0;
  }
  const quotient = value / of;
  return Math.abs(quotient - Math.round(quotient)) <= 2 * Number.EPSILON * Math.abs(quotient);
}

function brokenArrayRule(schema: Schema, value: readonly unknown[]): string | undefined {
  const { minItems, maxItems } = schema;
  if (minItems !== undefined && value.length < minItems) {
    return `must have at least ${minItems} items, received ${value.length}`;
  }
  if (maxItems !== undefined && value.length > maxItems) {
    return `must have at most ${maxItems} items, received ${value.length}`;
  }
  return schema.uniqueItems === true ? repeatedItem(value) : undefined;
}

function repeatedItem(value: readonly unknown[]): string | undefined {
  const seen = new Map<string, number>();
  for (const [index, item] of value.entries()) {
    const key = canonical(item, 0);
    const first = seen.get(key);
    if (first !== undefined) {
      return `must have items that differ, received the same at ${first} and ${index}`;
    }
    seen.set(key, index);
  }
  return undefined;
}

/** A text that equal JSON values share, whatever the order of their properties. Looks 200 levels deep. */
function canonical(value: unknown, depth: number): string {
  if (depth > 200 || typeof value !== 'object' || value === null) {
    return typeof value === 'string' ? JSON.stringify(value) : String(value);
  }
  if (Array.isArray(value)) {
    return `[${value.map(item => canonical(item, depth + 1)).join()}]`;
  }
  const properties = Object.entries(value).map(
    ([name, item]) => `${JSON.stringify(name)}:${canonical(item, depth + 1)}`,
  );
  return `{${properties.sort().join()}}`;
}
