import assert from 'node:assert/strict';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { definitionsOf, toSchema } from '../../../server/src/contracts/json-schema.ts';
import type { Property, Type } from '../../../server/src/contracts/model.ts';
import { validate } from '../../../server/src/generate/runtime/validate.ts';
import { anyJson, anyType, modelOf, nearlyValueOf, notOnlyReferences, someFacets, TYPE_NAMES } from './any-model.ts';

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

  const text: Type = { kind: 'string' };
  const object = (...properties: Property[]): Type => ({ kind: 'object', properties });
  const union = (...members: Type[]): Type => ({ kind: 'union', members });
  const named: Type = { kind: 'reference', name: 'Order' };
  const color: Type = { kind: 'enum', members: ['red', 'red', 'blue'].map(value => ({ name: value, value })) };
  for (const [type, schema] of [
    [{ kind: 'boolean' }, { type: 'boolean' }],
    [{ kind: 'null' }, { type: 'null' }],
    [{ kind: 'date' }, { type: 'string', format: 'date-time' }],
    [{ kind: 'unknown' }, {}],
    [{ kind: 'literal', value: 7 }, { const: 7 }],
    [color, { enum: ['red', 'blue'] }],
    [
      { kind: 'array', element: text },
      { type: 'array', items: { type: 'string' } },
    ],
    [
      { kind: 'record', value: text },
      { type: 'object', additionalProperties: { type: 'string' } },
    ],
    [object(), { type: 'object', properties: {} }],
    [
      object(property('a', text), { ...property('b', text), optional: true }),
      { type: 'object', properties: { a: { type: 'string' }, b: { type: 'string' } }, required: ['a'] },
    ],
    [object({ ...property('b', text), optional: true }), { type: 'object', properties: { b: { type: 'string' } } }],
    [
      object({ ...property('a', text), facets: { minLength: 1 } }),
      { type: 'object', properties: { a: { type: 'string', minLength: 1 } }, required: ['a'] },
    ],
    [union(text), { type: 'string' }],
    [union(named), { $ref: '#/$defs/Order' }],
    [union(text, { kind: 'number' }, text), { type: ['string', 'number'] }],
    [union({ kind: 'null' }), { type: ['null'] }],
    [union(named, { kind: 'null' }), { anyOf: [{ $ref: '#/$defs/Order' }, { type: 'null' }] }],
    [union(named, color), { anyOf: [{ $ref: '#/$defs/Order' }, { enum: ['red', 'blue'] }] }],
    [union(text, { kind: 'literal', value: 1 }), { anyOf: [{ type: 'string' }, { enum: [1] }] }],
    [union({ kind: 'literal', value: 1 }, { kind: 'literal', value: 1 }), { enum: [1] }],
    [
      union(text, { kind: 'array', element: text }),
      { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] },
    ],
  ] as [Type, object][]) {
    it(`is ${JSON.stringify(schema)} of ${type.kind === 'union' ? 'a union' : type.kind}`, () =>
      assert.deepEqual(toSchema(type), schema));
  }

  it('makes integers of all that may be numbers, and of nothing else', () => {
    const integer = (type: Type) => toSchema(type, { integer: true });
    assert.deepEqual(integer(union(named, { kind: 'literal', value: 1 }, { kind: 'null' })), {
      anyOf: [{ $ref: '#/$defs/Order', multipleOf: 1 }, { enum: [1, null] }],
    });
    assert.deepEqual(integer(text), { type: 'string' });
    assert.deepEqual(integer(color), { enum: ['red', 'blue'] });
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
        const definitions = definitionsOf(modelOf(types));
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

const anyModelAndValues = fc
  .tuple(anyType, anyType.filter(notOnlyReferences), anyType.filter(notOnlyReferences), fc.array(someFacets))
  .chain(([first, second, third, facets]) => {
    const types = [first, second, third].map((type, i) => ({ type, facets: facets[i] }));
    const byName = new Map(types.map(({ type }, i) => [TYPE_NAMES[i] ?? '', type]));
    const value = fc.oneof(nearlyValueOf(first, byName, 4), nearlyValueOf(first, byName, 4), anyJson);
    return fc.record({ types: fc.constant(types), values: fc.array(value, { minLength: 1, maxLength: 8 }) });
  });

function property(name: string, type: Type): Property {
  return { name, type, optional: false };
}
