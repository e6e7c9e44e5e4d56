import fc from 'fast-check';
import type { Facets, Model, Property, Type } from '../../../server/src/contracts/model.ts';

export const TYPE_NAMES = ['T0', 'T1', 'T2'];
/** Without `__proto__`, which ajv leaves out, and `constructor` and `toString`, by which it compares objects. */
const NAMES = ['id', 'name', 'hasOwnProperty', 'isPrototypeOf', 'a-b'];
const TEXTS = ['', 'a', 'ab', '😀', 'a😀b', '2024-02-30', '2024-02-29', '2024-02-29T10:00:00Z', '10:00:00+08:00'];
const FORMATS = ['date', 'date-time', 'time', 'email', 'uri', 'uuid', 'ipv4', 'ipv6', 'hostname', 'phone'];

const anyText = fc.oneof(fc.constantFrom(...TEXTS), fc.string({ maxLength: 5, unit: 'grapheme' }));
const anyNumber = fc.oneof(fc.integer({ min: -9, max: 9 }), fc.constantFrom(0.5, -1.5, 2.25, 1e21, 9007199254740991));
const anyLiteral = fc.oneof(fc.constantFrom('a', 'b', 'a😀b'), fc.constantFrom(0, 1, 2.25), fc.boolean());

const anyFacets: fc.Arbitrary<Facets> = fc.record(
  {
    minimum: fc.integer({ min: -5, max: 2 }),
    maximum: fc.integer({ min: 0, max: 9 }),
    exclusiveMinimum: fc.integer({ min: -9, max: 0 }),
    exclusiveMaximum: fc.integer({ min: 1, max: 9 }),
    multipleOf: fc.constantFrom(1, 2, 0.5),
    minLength: fc.integer({ min: 0, max: 2 }),
    maxLength: fc.integer({ min: 1, max: 9 }),
    pattern: fc.constantFrom('^a', '.', '^.$', '\\p{L}'),
    format: fc.constantFrom(...FORMATS),
    minItems: fc.integer({ min: 0, max: 2 }),
    maxItems: fc.integer({ min: 1, max: 3 }),
    uniqueItems: fc.boolean(),
    integer: fc.boolean(),
  },
  { requiredKeys: [] },
);
export const someFacets = fc.option(anyFacets, { nil: undefined, freq: 2 });

/** Any type, of the names in `TYPE_NAMES` but the first. */
export const anyType: fc.Arbitrary<Type> = fc.letrec<{ type: Type }>(tie => ({
  type: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom<Type>(
      { kind: 'string' },
      { kind: 'number' },
      { kind: 'boolean' },
      { kind: 'null' },
      { kind: 'date' },
      { kind: 'unknown' },
    ),
    anyLiteral.map((value): Type => ({ kind: 'literal', value })),
    fc
      .array(fc.constantFrom<string | number>('a', 'b', 0, 1), { minLength: 1, maxLength: 3 })
      .map((values): Type => ({ kind: 'enum', members: values.map((value, i) => ({ name: `M${i}`, value })) })),
    fc.constantFrom(...TYPE_NAMES.slice(1)).map((name): Type => ({ kind: 'reference', name })),
    tie('type').map((element): Type => ({ kind: 'array', element })),
    tie('type').map((value): Type => ({ kind: 'record', value })),
    fc
      .uniqueArray(
        fc
          .record({ name: fc.constantFrom(...NAMES), type: tie('type'), optional: fc.boolean(), facets: someFacets })
          .map(({ facets, ...rest }): Property => ({ ...rest, ...(facets && { facets }) })),
        { selector: item => item.name, maxLength: 4 },
      )
      .map((properties): Type => ({ kind: 'object', properties })),
    fc.array(tie('type'), { minLength: 1, maxLength: 3 }).map((members): Type => ({ kind: 'union', members })),
  ),
})).type;

/** References may not be all that a type is, or it has no meaning: ajv recurses for ever, we stop. */
export const notOnlyReferences = (type: Type): boolean =>
  type.kind !== 'reference' && (type.kind !== 'union' || type.members.every(notOnlyReferences));

export const anyJson: fc.Arbitrary<unknown> = fc.letrec<{ json: unknown }>(tie => ({
  json: fc.oneof(
    { maxDepth: 3 },
    anyText,
    anyNumber,
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('json'), { maxLength: 3 }),
    fc.array(fc.tuple(fc.constantFrom(...NAMES), tie('json')), { maxLength: 3 }).map(Object.fromEntries),
  ),
})).json;

/** Values that have the shape of a type, except for one in a few parts. */
export function nearlyValueOf(type: Type, types: Map<string, Type>, depth: number): fc.Arbitrary<unknown> {
  if (depth <= 0) {
    return anyJson;
  }
  return fc.oneof(
    { weight: 12, arbitrary: valueOfType(type, types, depth, nearlyValueOf) },
    { weight: 1, arbitrary: anyJson },
  );
}

/** Values of just the shape of a type, but for what is nested deeper, which is `null`. */
export function exactValueOf(type: Type, types: Map<string, Type>, depth: number): fc.Arbitrary<unknown> {
  return depth <= 0 ? fc.constant(null) : valueOfType(type, types, depth, exactValueOf);
}

function valueOfType(
  type: Type,
  types: Map<string, Type>,
  depth: number,
  partOf: typeof nearlyValueOf,
): fc.Arbitrary<unknown> {
  const part = (inner: Type) => partOf(inner, types, depth - 1);
  switch (type.kind) {
    case 'string':
      return anyText;
    case 'number':
      return anyNumber;
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'date':
      return fc.constantFrom('2024-02-29T10:00:00Z', '2024-02-29T10:00:00');
    case 'unknown':
      return anyJson;
    case 'literal':
      return fc.constant(type.value);
    case 'enum':
      return fc.constantFrom(...type.members.map(member => member.value));
    case 'array':
      return fc.array(part(type.element), { maxLength: 3 });
    case 'record':
      return fc.array(fc.tuple(fc.constantFrom(...NAMES), part(type.value)), { maxLength: 3 }).map(Object.fromEntries);
    case 'object':
      return fc
        .tuple(
          ...type.properties.map(({ type: item, optional }) =>
            fc.tuple(part(item), optional ? fc.boolean() : fc.constant(true)),
          ),
        )
        .map(values => type.properties.flatMap(({ name }, i) => (values[i]?.[1] ? [[name, values[i][0]]] : [])))
        .map(Object.fromEntries);
    case 'union':
      return fc.oneof(...type.members.map(part));
    case 'reference':
      return part(types.get(type.name) ?? { kind: 'unknown' });
  }
}

/** A model of named types, in the order of `TYPE_NAMES`. */
export function modelOf(types: { type: Type; facets: Facets | undefined }[]): Model {
  const start = { line: 0, character: 0 };
  const source = { file: 'a.rpc.ts', range: { start, end: start } };
  const named = types.map(({ type, facets }, i) => ({
    name: TYPE_NAMES[i] ?? '',
    source,
    type,
    ...(facets && { facets }),
  }));
  return { services: [], types: named, unreadable: [] };
}
