import assert from 'node:assert/strict';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { definitionsOf, toSchema } from '../../../server/src/contracts/json-schema.ts';
import type { Facets, Model, Property, Type } from '../../../server/src/contracts/model.ts';
import { validate } from '../../../server/src/generate/runtime/validate.ts';

describe('JSON Schema of the model', () => {
  it('keeps named types as references and leaves null out of what facets say', () => {
    assert.deepEqual(toSchema({ kind: 'reference', name: 'Order' }), { $ref: '#/$defs/Order' });
    assert.deepEqual(toSchema({ kind: 'union', members: [{ kind: 'string' }, { kind: 'null' }] }, { minLength: 2 }), {
      type: ['string', 'null'],
      minLength: 2,
    });
  });

  it('turns unions of literals into one enum', () => {
    const type: Type = {
      kind: 'union',
      members: [{ kind: 'literal', value: 'a' }, { kind: 'null' }, { kind: 'literal', value: 'b' }],
    };
    assert.deepEqual(toSchema(type), { enum: ['a', null, 'b'] });
  });

  it('makes integers of numbers, whatever the nesting', () => {
    assert.deepEqual(toSchema({ kind: 'number' }, { integer: true, minimum: 1 }), { type: 'integer', minimum: 1 });
    assert.deepEqual(toSchema({ kind: 'union', members: [{ kind: 'number' }, { kind: 'null' }] }, { integer: true }), {
      type: ['integer', 'null'],
    });
    assert.deepEqual(toSchema({ kind: 'reference', name: 'Amount' }, { integer: true }), {
      $ref: '#/$defs/Amount',
      multipleOf: 1,
    });
  });

  it('leaves out what only mock data needs', () => {
    assert.deepEqual(toSchema({ kind: 'string' }, { example: 'x', faker: 'lorem.word' }), { type: 'string' });
  });

  it('keeps a property named __proto__', () => {
    const type: Type = { kind: 'object', properties: [property('__proto__', { kind: 'number' })] };
    const value: unknown = JSON.parse('{"__proto__":"x"}');
    assert.deepEqual(validate(toSchema(type), value), [{ path: '__proto__', message: 'must be number, received "x"' }]);
  });

  it('agrees with ajv about random models and values', () => {
    fc.assert(
      fc.property(anyModelAndValues, ({ types, values }) => {
        const definitions = definitionsOf(model(types));
        const ajv = addFormats.default(new Ajv2020({ strict: false, logger: false, ownProperties: true }));
        const oracle = ajv.compile({ $defs: definitions, $ref: '#/$defs/T0' });
        for (const value of values) {
          const violations = validate({ $ref: '#/$defs/T0' }, value, definitions);
          assert.equal(
            violations.length === 0,
            oracle(value),
            JSON.stringify({ definitions, value, violations, ajv: oracle.errors }),
          );
          assert.ok(violations.length <= 20 && violations.every(({ message }) => message.length < 400));
        }
      }),
      { numRuns: 120 },
    );
  });
});

const TYPE_NAMES = ['T0', 'T1', 'T2'];
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
const someFacets = fc.option(anyFacets, { nil: undefined, freq: 2 });

const anyType: fc.Arbitrary<Type> = fc.letrec<{ type: Type }>(tie => ({
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
const notOnlyReferences = (type: Type): boolean =>
  type.kind !== 'reference' && (type.kind !== 'union' || type.members.every(notOnlyReferences));

const anyModelAndValues = fc
  .tuple(anyType, anyType.filter(notOnlyReferences), anyType.filter(notOnlyReferences), fc.array(someFacets))
  .chain(([first, second, third, facets]) => {
    const types = [first, second, third].map((type, i) => ({ type, facets: facets[i] }));
    const byName = new Map(types.map(({ type }, i) => [TYPE_NAMES[i] ?? '', type]));
    const value = fc.oneof(nearlyValueOf(first, byName, 4), nearlyValueOf(first, byName, 4), anyJson);
    return fc.record({ types: fc.constant(types), values: fc.array(value, { minLength: 1, maxLength: 8 }) });
  });

const anyJson: fc.Arbitrary<unknown> = fc.letrec<{ json: unknown }>(tie => ({
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
function nearlyValueOf(type: Type, types: Map<string, Type>, depth: number): fc.Arbitrary<unknown> {
  if (depth <= 0) {
    return anyJson;
  }
  return fc.oneof({ weight: 12, arbitrary: valueOfType(type, types, depth) }, { weight: 1, arbitrary: anyJson });
}

function valueOfType(type: Type, types: Map<string, Type>, depth: number): fc.Arbitrary<unknown> {
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
      return fc.array(nearlyValueOf(type.element, types, depth - 1), { maxLength: 3 });
    case 'record':
      return fc
        .array(fc.tuple(fc.constantFrom(...NAMES), nearlyValueOf(type.value, types, depth - 1)), { maxLength: 3 })
        .map(Object.fromEntries);
    case 'object':
      return fc
        .tuple(...type.properties.map(({ type: item }) => nearlyValueOf(item, types, depth - 1)))
        .map(values => Object.fromEntries(type.properties.map(({ name }, i) => [name, values[i]])));
    case 'union':
      return fc.oneof(...type.members.map(member => nearlyValueOf(member, types, depth - 1)));
    case 'reference':
      return nearlyValueOf(types.get(type.name) ?? { kind: 'unknown' }, types, depth - 1);
  }
}

function property(name: string, type: Type): Property {
  return { name, type, optional: false };
}

function model(types: { type: Type; facets: Facets | undefined }[]): Model {
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
