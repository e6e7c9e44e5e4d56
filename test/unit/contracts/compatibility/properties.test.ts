import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compareModels } from '../../../../server/src/contracts/compatibility/compare-models.ts';
import { definitionsOf } from '../../../../server/src/contracts/json-schema.ts';
import type { Model, Operation, Property, Type } from '../../../../server/src/contracts/model.ts';
import type { Schema } from '../../../../server/src/generate/runtime/schema.ts';
import { validate } from '../../../../server/src/generate/runtime/validate.ts';
import { anyType, exactValueOf, modelOf, notOnlyReferences, TYPE_NAMES } from '../any-model.ts';

const HERE = { file: 'a.rpc.ts', range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } };

/** A model of one operation that takes or gives the first of the types. */
function modelWith(types: Type[], more: Partial<Operation>): Model {
  const operation: Operation = {
    name: 'm',
    operationType: 'com.example.m',
    source: HERE,
    http: { method: 'POST', path: '/m', pathParameters: [], explicit: false },
    signCheck: true,
    checkLogin: false,
    retryable: false,
    ...more,
  };
  const { types: named } = modelOf(types.map(type => ({ type, facets: undefined })));
  return { services: [{ name: 'A', source: HERE, operations: [operation] }], types: named, unreadable: [] };
}

const FIRST: Type = { kind: 'reference', name: TYPE_NAMES[0] ?? '' };
const REQUEST = { request: { name: 'r', type: FIRST, optional: false } };
const RESULT = { result: FIRST };

const readable = (type: Type): boolean => !JSON.stringify(type).includes('"unknown"');
const anyReadable = anyType.filter(type => notOnlyReferences(type) && readable(type));

/** Requests and results are objects mostly, and alternatives of them what is hard to compare. */
const anyObject: fc.Arbitrary<Type> = fc
  .array(fc.record({ type: anyReadable, optional: fc.boolean() }), { minLength: 1, maxLength: 3 })
  .map(properties => ({
    kind: 'object',
    properties: properties.map((each, index) => ({ ...each, name: `p${index}` })),
  }));
const anyFirst = fc.oneof(
  anyObject,
  fc.array(anyObject, { minLength: 2, maxLength: 3 }).map((members): Type => ({ kind: 'union', members })),
  anyReadable,
);
const anyTypes: fc.Arbitrary<Type[]> = fc.tuple(anyFirst, ...TYPE_NAMES.slice(1).map(() => anyReadable));

/** Types and what became of them: one of them is another, or has another part. */
const anyChange = anyTypes.chain(before =>
  fc
    .constantFrom(0, 0, ...before.keys())
    .chain(index =>
      changed(before[index] as Type)
        .filter(type => notOnlyReferences(type) && readable(type))
        .map(type => before.with(index, type)),
    )
    .map(after => ({ before, after })),
);

function changed(type: Type): fc.Arbitrary<Type> {
  return fc.oneof({ weight: 1, arbitrary: anyType }, { weight: 3, arbitrary: changedWithin(type) });
}

function changedWithin(type: Type): fc.Arbitrary<Type> {
  switch (type.kind) {
    case 'array':
      return changed(type.element).map(element => ({ kind: 'array', element }));
    case 'record':
      return changed(type.value).map(value => ({ kind: 'record', value }));
    case 'union':
      return fc.oneof(
        fc.subarray(type.members, { minLength: 1 }).map((members): Type => ({ kind: 'union', members })),
        anyType.map((member): Type => ({ kind: 'union', members: [member, ...type.members] })),
        anyPart(type.members, changed).map((members): Type => ({ kind: 'union', members })),
      );
    case 'object':
      return fc.oneof(
        fc.subarray(type.properties).map((properties): Type => ({ kind: 'object', properties })),
        anyPart(type.properties, changedProperty).map((properties): Type => ({ kind: 'object', properties })),
      );
    default:
      return fc.constantFrom(type, { kind: 'union', members: [type, { kind: 'null' }] } satisfies Type);
  }
}

function changedProperty(property: Property): fc.Arbitrary<Property> {
  return fc.oneof(
    fc.constant({ ...property, optional: !property.optional }),
    changed(property.type).map(type => ({ ...property, type })),
  );
}

function anyPart<T>(parts: T[], change: (part: T) => fc.Arbitrary<T>): fc.Arbitrary<T[]> {
  if (parts.length === 0) return fc.constant(parts);
  return fc.nat(parts.length - 1).chain(index => change(parts[index] as T).map(part => parts.with(index, part)));
}

/** Whether values of the first of these types are values of the first of those. */
function assertFits(from: Type[], to: Type[], values: unknown[], what: string): void {
  const [sent, taken] = [closed(definitionsOf(modelWith(from, {}))), definitionsOf(modelWith(to, {}))];
  for (const value of values) {
    if (validate({ $ref: '#/$defs/T0' }, value, sent).length > 0) continue;
    const violations = validate({ $ref: '#/$defs/T0' }, value, taken);
    assert.deepEqual(violations, [], `${what}: ${JSON.stringify({ value, from, to })}`);
  }
}

/** Schemas that take no properties but those that they name: nobody sends others on purpose. */
function closed(definitions: Record<string, Schema>): Record<string, Schema> {
  return JSON.parse(JSON.stringify(definitions), (_, value) =>
    value?.type === 'object' && value.properties ? { additionalProperties: false, ...value } : value,
  );
}

describe('compatibility of random models', () => {
  it('finds nothing in a model that is compared with itself, whatever its order and its names', () => {
    fc.assert(
      fc.property(anyTypes, types => {
        for (const more of [REQUEST, RESULT]) {
          const [before, after] = [modelWith(types, more), modelWith(structuredClone(types), more)];
          assert.deepEqual(compareModels(before, after, '/w'), []);
          assert.deepEqual(compareModels(before, renamed(reversed(after)), '/w'), []);
        }
      }),
    );
  });

  it('finds nothing where operations and optional fields are added to requests, or fields to responses', () => {
    const name = fc.constantFrom('new1', 'new2');
    fc.assert(
      fc.property(anyTypes, anyType, name, fc.boolean(), (types, type, name, optional) => {
        const added: Property = { name, type, optional: true };
        const before = modelWith(types, REQUEST);
        const after = withProperty(before, added);
        after.services.push({
          name: 'B',
          source: HERE,
          operations: [{ ...operationOf(before), operationType: 'x.y' }],
        });
        assert.deepEqual(compareModels(before, after, '/w'), []);
        const answered = modelWith(types, RESULT);
        assert.deepEqual(compareModels(answered, withProperty(answered, { ...added, optional }), '/w'), []);
      }),
    );
  });

  it('finds something wherever a value that was sent is not taken, or one comes that could not come before', () => {
    const withValues = anyChange.chain(({ before, after }) => {
      const valuesOf = (types: Type[]) => {
        const byName = new Map(types.map((type, index) => [TYPE_NAMES[index] ?? '', type]));
        return fc.array(exactValueOf(types[0] as Type, byName, 5), { minLength: 1, maxLength: 6 });
      };
      return fc.record({
        before: fc.constant(before),
        after: fc.constant(after),
        sent: valuesOf(before),
        given: valuesOf(after),
      });
    });
    fc.assert(
      fc.property(withValues, ({ before, after, sent, given }) => {
        const breaks = (more: Partial<Operation>) =>
          compareModels(modelWith(before, more), modelWith(after, more), '/w').some(
            ({ severity }) => severity !== 'info',
          );
        if (!breaks(REQUEST)) assertFits(before, after, sent, 'request');
        if (!breaks(RESULT)) assertFits(after, before, given, 'response');
      }),
      { numRuns: 1000 },
    );
  });
});

function operationOf(model: Model): Operation {
  return model.services[0]?.operations[0] as Operation;
}

/** A model whose objects all have a property more. */
function withProperty(model: Model, property: Property): Model {
  return mapTypes(model, type =>
    type.kind === 'object' ? { kind: 'object', properties: [...type.properties, property] } : type,
  );
}

function reversed(model: Model): Model {
  return mapTypes(model, type => {
    if (type.kind === 'object') return { kind: 'object', properties: type.properties.toReversed() };
    return type.kind === 'union' ? { kind: 'union', members: type.members.toReversed() } : type;
  });
}

function renamed(model: Model): Model {
  const copy = mapTypes(model, type => (type.kind === 'reference' ? { ...type, name: `Other${type.name}` } : type));
  return { ...copy, types: copy.types.map(type => ({ ...type, name: `Other${type.name}` })) };
}

/** A copy of a model with every type replaced, the parts of a type first. */
function mapTypes(model: Model, change: (type: Type) => Type): Model {
  return JSON.parse(JSON.stringify(model), (_, value) =>
    typeof value === 'object' && value !== null && 'kind' in value ? change(value) : value,
  );
}
