import fc from 'fast-check';
import type { Facets, Model, Property, Type, TypeDeclaration } from '../../../server/src/contracts/model.ts';
import { operation, SOURCE } from './operations.ts';

const NAMES = ['id', 'name', 'email', 'price', 'createdAt', 'items', 'count', 'phone', 'x', '__proto__', 'toString'];
const DECLARED = ['Node', 'Leaf', 'Money', 'Kind', 'Tree'];

const textFacets: fc.Arbitrary<Facets> = fc.oneof(
  fc.constant({}),
  fc.tuple(fc.nat(30), fc.nat(30)).map(([least, more]) => ({ minLength: least, maxLength: least + more })),
  fc.constantFrom<Facets>({ pattern: '^1[3-9]\\d{9}$' }, { pattern: '^[a-z]+$', minLength: 5, maxLength: 9 }),
  fc
    .constantFrom('date', 'time', 'date-time', 'email', 'uri', 'uuid', 'ipv4', 'ipv6', 'hostname')
    .map(format => ({ format })),
  fc.constantFrom<Facets>(
    { faker: 'person.fullName' },
    { faker: 'number.int' },
    { faker: 'no.such' },
    { example: 'a' },
  ),
);

const numberFacets: fc.Arbitrary<Facets> = fc.oneof(
  fc.constant({}),
  fc.constant({ integer: true }),
  fc
    .tuple(fc.integer(), fc.nat(1e6), fc.boolean())
    .map(([minimum, more, integer]) => ({ minimum, maximum: minimum + more, integer })),
  fc.tuple(fc.integer({ min: -1e6, max: 1e6 }), fc.integer({ min: 2, max: 1e6 })).map(([least, more]) => ({
    exclusiveMinimum: least,
    exclusiveMaximum: least + more,
  })),
  fc
    .tuple(fc.constantFrom(0.01, 0.1, 0.25, 3, 7), fc.integer({ min: -1000, max: 1000 }))
    .map(([multipleOf, minimum]) => ({
      multipleOf,
      minimum,
    })),
  fc.constantFrom<Facets>({ faker: 'number.int' }, { faker: 'person.fullName' }, { example: 5 }),
);

const listFacets: fc.Arbitrary<Facets> = fc.oneof(
  fc.constant({}),
  fc.tuple(fc.nat(3), fc.nat(3)).map(([least, more]) => ({ minItems: least, maxItems: least + more })),
);

interface Typed {
  type: Type;
  facets: Facets;
}

const typed = fc.letrec<{ any: Typed }>(tie => {
  const typeOf = tie('any').map(({ type }) => type);
  const property = fc
    .tuple(tie('any'), fc.boolean())
    .map(([{ type, facets }, optional]) => ({ type, facets, optional }));
  return {
    any: fc.oneof(
      { maxDepth: 4 },
      textFacets.map((facets): Typed => ({ type: { kind: 'string' }, facets })),
      numberFacets.map((facets): Typed => ({ type: { kind: 'number' }, facets })),
      fc
        .constantFrom<Type>(
          { kind: 'boolean' },
          { kind: 'null' },
          { kind: 'date' },
          { kind: 'unknown' },
          { kind: 'literal', value: 'a' },
          { kind: 'literal', value: 1 },
          {
            kind: 'enum',
            members: [
              { name: 'A', value: 'a' },
              { name: 'B', value: 2 },
            ],
          },
        )
        .map(type => ({ type, facets: {} })),
      fc.constantFrom(...DECLARED).map((name): Typed => ({ type: { kind: 'reference', name }, facets: {} })),
      fc.tuple(typeOf, listFacets).map(([element, facets]): Typed => ({ type: { kind: 'array', element }, facets })),
      typeOf.map((value): Typed => ({ type: { kind: 'record', value }, facets: {} })),
      fc
        .array(typeOf, { minLength: 1, maxLength: 3 })
        .map((members): Typed => ({ type: { kind: 'union', members }, facets: {} })),
      fc.dictionary(fc.constantFrom(...NAMES), property, { maxKeys: 5, noNullPrototype: true }).map(
        (properties): Typed => ({
          type: {
            kind: 'object',
            properties: Object.entries(properties).map(([name, rest]): Property => ({ name, ...rest })),
          },
          facets: {},
        }),
      ),
    ),
  };
}).any;

/** Models with facets, references and recursion. Types may need themselves, so that they have no value. */
export const models: fc.Arbitrary<Model> = fc
  .tuple(typed, typed, fc.array(typed, { minLength: DECLARED.length, maxLength: DECLARED.length }))
  .map(([request, result, declared]) => ({
    services: [
      {
        name: 'AnyService',
        source: SOURCE,
        operations: [
          operation('com.example.any', {
            request: { name: 'request', type: request.type, optional: false },
            result: result.type,
          }),
        ],
      },
    ],
    types: declared.map(
      ({ type, facets }, index): TypeDeclaration => ({ name: DECLARED[index] ?? '', source: SOURCE, type, facets }),
    ),
    unreadable: [],
  }))
  .filter(model => model.types.every(({ name, type }) => !isAliasOf(name, type, model, new Set())));

/** TypeScript has no `type A = A | B`, so neither has a model. */
function isAliasOf(name: string, type: Type, model: Model, seen: Set<string>): boolean {
  if (type.kind === 'union') return type.members.some(member => isAliasOf(name, member, model, seen));
  if (type.kind !== 'reference') return false;
  if (type.name === name) return true;
  if (seen.has(type.name)) return false;
  const declared = model.types.find(other => other.name === type.name)?.type;
  return declared !== undefined && isAliasOf(name, declared, model, seen.add(type.name));
}
