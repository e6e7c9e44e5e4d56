import assert from 'node:assert/strict';
import { importContracts } from '../../../../server/src/import/import-contracts.ts';
import { readContracts } from '../../../support/imported.ts';
import { printModel } from '../../../support/print-model.ts';

/** What contracts make of `components.schemas`, of which `T` is the result of an operation. */
async function schemas(text: string, version = '3.1.0') {
  const document = `
openapi: ${version}
paths:
  /t: { get: { operationId: t, responses: { 200: { content: { application/json: { schema: { $ref: '#/components/schemas/T' } } } } } } }
components:
  schemas:
${text.trim().replace(/^/gm, '    ')}
`;
  const { contracts, findings } = importContracts([{ file: '/api.yaml', text: document }], {
    kind: 'openapi',
    prefix: '',
  });
  const read = await readContracts(contracts);
  assert.deepEqual(read.errors, []);
  const types = printModel(read.model)
    .split('\n')
    .slice(1)
    .filter(line => !line.startsWith('type Json'));
  return { types: types.join('\n'), codes: findings.map(({ code }) => code.replace('import/', '')), contracts };
}

describe('OpenAPI schemas', () => {
  const cases: [name: string, given: string, expected: string, codes?: string[]][] = [
    [
      'a text with its rules',
      "T: { type: string, minLength: 1, pattern: '^a', format: email }",
      'type T = string {"minLength":1,"pattern":"^a","format":"email"}',
    ],
    [
      'an integer',
      'T: { type: integer, minimum: 1, exclusiveMaximum: 9 }',
      'type T = number {"integer":true,"minimum":1,"exclusiveMaximum":9}',
    ],
    ['several types', 'T: { type: [string, integer] }', 'type T = (string | number) {"integer":true}'],
    [
      'what may be null',
      'T: { type: object, properties: { a: { type: [string, "null"], maxLength: 3 } } }',
      'type T = { a?: (string | null) {"maxLength":3} }',
    ],
    [
      'null as one of two',
      'T: { properties: { a: { anyOf: [{ type: integer }, { type: "null" }] } } }',
      'type T = { a?: (number | null) {"integer":true} }',
    ],
    ['values', 'T: { enum: [a, 1, true, null] }', 'type T = ("a" | 1 | true | null)'],
    ['one value', 'T: { const: a }', 'type T = "a"'],
    [
      'named values',
      'T: { type: integer, enum: [1, 2], x-enum-varnames: [One, Two], x-enum-descriptions: [first, second] }',
      'type T = enum {One=1 Two=2}',
    ],
    [
      'an object',
      'T: { type: object, required: [a], properties: { a: { type: string }, b: { type: boolean } } }',
      'type T = { a: string; b?: boolean }',
    ],
    ['a name that has to be there and no type', 'T: { type: object, required: [a] }', 'type T = { a: Json }'],
    ['a map', 'T: { type: object, additionalProperties: { type: boolean } }', 'type T = Record<boolean>'],
    [
      'a map by pattern',
      'T: { patternProperties: { "^x": { type: boolean } } }',
      'type T = Record<boolean>',
      ['keyword'],
    ],
    ['an open object', 'T: { type: object }', 'type T = Record<Json>'],
    ['an empty object', 'T: { type: object, additionalProperties: false }', 'type T = {  }'],
    ['anything', 'T: {}', 'type T = Json'],
    [
      'a list',
      'T: { type: array, minItems: 1, uniqueItems: true, items: { type: string } }',
      'type T = string[] {"minItems":1,"uniqueItems":true}',
    ],
    ['a list of anything', 'T: { type: array }', 'type T = Json[]'],
    [
      'rules of items, which get a name',
      'T: { type: array, items: { type: string, maxLength: 2 } }',
      'type T = TItem[]\ntype TItem = string {"maxLength":2}',
    ],
    [
      'inner objects, which get names',
      'T: { properties: { a: { properties: { b: { type: string } } } } }',
      'type T = { a?: TA }\ntype TA = { b?: string }',
    ],
    [
      'a reference',
      'T: { properties: { u: { $ref: "#/components/schemas/User" } } }\nUser: { properties: { n: { type: string } } }',
      'type T = { u?: User }\ntype User = { n?: string }',
    ],
    [
      'a reference to what may be null',
      'T: { properties: { u: { $ref: "#/components/schemas/U" } } }\nU: { type: [string, "null"] }',
      'type T = { u?: (U | null) }\ntype U = string',
    ],
    ['recursion', 'T: { properties: { next: { $ref: "#/components/schemas/T" } } }', 'type T = { next?: T }'],
    [
      'odd names',
      'T: { properties: { a: { $ref: "#/components/schemas/a~1b~0c%20d" } } }\n"a/b~c d": { type: string }',
      'type ABCD = string\ntype T = { a?: ABCD }',
    ],
    [
      'a reference into a schema',
      'T: { properties: { a: { type: string, maxLength: 1 }, b: { $ref: "#/components/schemas/T/properties/a" } } }',
      'type A = string {"maxLength":1}\ntype T = { a?: string {"maxLength":1}; b?: A }',
    ],
    [
      'inheritance',
      'T: { allOf: [{ $ref: "#/components/schemas/B" }, { required: [a, c], properties: { c: { type: string } } }] }\nB: { properties: { a: { type: string, maxLength: 3 } } }',
      'type T = { a: string {"maxLength":3}; c: string }',
    ],
    [
      'parts that do not agree',
      'T: { allOf: [{ $ref: "#/components/schemas/A" }, { $ref: "#/components/schemas/B" }] }\nA: { properties: { a: { type: string } } }\nB: { properties: { a: { enum: [x] }, b: { type: string } } }',
      'type T = { a?: "x"; b?: string }',
    ],
    [
      'parts that cannot agree',
      'T: { allOf: [{ $ref: "#/components/schemas/A" }, { properties: { a: { type: boolean } } }] }\nA: { properties: { a: { type: string } } }',
      'type T = { a?: boolean }',
      ['all-of'],
    ],
    [
      'plain values that are two things',
      'T: { allOf: [{ type: string }, { enum: [a, b] }, { enum: [a] }] }',
      'type T = "a"',
    ],
    ['plain values that cannot be', 'T: { allOf: [{ enum: [a] }, { enum: [1] }] }', 'type T = "a"', ['all-of']],
    [
      'one of several',
      'T: { oneOf: [{ $ref: "#/components/schemas/A" }, { type: string }, { type: "null" }] }\nA: { properties: { a: { type: string } } }',
      'type A = { a?: string }\ntype T = (A | string)',
    ],
    [
      'alternatives with fields of their own',
      'T: { properties: { id: { type: string } }, anyOf: [{ $ref: "#/components/schemas/A" }, { title: Other, properties: { b: { type: string } } }] }\nA: { properties: { a: { type: string } } }',
      'type T = (TA | TOther)\ntype TA = { a?: string; id?: string }\ntype TOther = { b?: string; id?: string }',
    ],
    [
      'what only asks for one of several fields',
      'T: { properties: { a: { type: string }, b: { type: string } }, anyOf: [{ required: [a] }, { required: [b] }] }',
      'type T = { a?: string; b?: string }',
      ['keyword'],
    ],
    [
      'what tells alternatives apart',
      'T: { oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }], discriminator: { propertyName: kind, mapping: { meow: Cat } } }\nCat: { properties: { kind: { type: string } } }\nDog: { properties: { b: { type: string } } }',
      'type Cat = { kind: "meow" }\ntype Dog = { kind: "Dog"; b?: string }\ntype T = (Cat | Dog)',
    ],
    [
      'a base that has alternatives',
      'T: { properties: { kind: { type: string } }, discriminator: { propertyName: kind } }\nCat: { allOf: [{ $ref: "#/components/schemas/T" }, { properties: { lives: { type: integer } } }] }',
      'type T = { kind?: string }',
      ['discriminator'],
    ],
    [
      'bytes',
      'T: { type: object, properties: { a: { type: string, format: byte }, b: { type: string, format: binary } } }',
      'type T = { a?: string {"format":"byte"}; b?: string {"format":"binary"} }',
      ['binary'],
    ],
    [
      'examples of another type',
      'T: { properties: { a: { type: string, example: 12 }, b: { type: integer, example: x } } }',
      'type T = { a?: string {"example":"12"}; b?: number {"integer":true} }',
    ],
    [
      'words that contracts have not',
      'T: { type: object, minProperties: 1, not: {} }',
      'type T = Record<Json>',
      ['keyword', 'keyword'],
    ],
    [
      'fields beside named ones',
      'T: { properties: { a: { type: string } }, additionalProperties: { type: string } }',
      'type T = { a?: string }',
      ['keyword'],
    ],
    [
      'a list with a type for each place',
      'T: { type: array, prefixItems: [{ type: string }, { type: number }] }',
      'type T = (string | number)[]',
      ['keyword'],
    ],
    [
      'rules that no tag can say',
      'T: { properties: { a: { type: string, pattern: "(", format: "ISO 8601" }, b: { type: number, multipleOf: 0 } } }',
      'type T = { a?: string; b?: number }',
      ['tag', 'tag', 'tag'],
    ],
    ['rules that are none', 'T: { type: string, minLength: one }', 'type T = string', ['malformed']],
    ['a type that is none', 'T: { type: file }', 'type T = Json', ['malformed']],
    [
      'a type that is nothing but itself',
      'T: { $ref: "#/components/schemas/U" }\nU: { $ref: "#/components/schemas/T" }',
      'type T = Json',
      ['circular-type', 'circular-type'],
    ],
    ['what nothing fits', 'T: { properties: { a: false } }', 'type T = { a?: Json }', ['malformed']],
  ];
  for (const [name, given, expected, codes = []] of cases) {
    it(name, async () => {
      const read = await schemas(given);
      assert.equal(read.types, expected);
      assert.deepEqual(read.codes, codes);
    });
  }

  it('reads what 3.0 writes differently', async () => {
    const given = `
T:
  properties:
    a: { type: integer, minimum: 1, exclusiveMinimum: true, nullable: true }
    b: { nullable: true, allOf: [{ $ref: '#/components/schemas/B' }] }
    c: { $ref: '#/components/schemas/B', minLength: 5 }
B: { type: string, nullable: false }`;
    const { types, codes } = await schemas(given, '3.0.3');
    assert.equal(
      types,
      'type B = string\ntype T = { a?: (number | null) {"integer":true,"exclusiveMinimum":1}; b?: (B | null); c?: B }',
    );
    assert.deepEqual(codes, []);
  });

  it('says in doc comments what people say, and takes no tag from it', async () => {
    const given = `
T:
  title: A thing
  description: "First line\\n@operationType not.ours and */ the end @minimum 3 of a@b.example"
  deprecated: true
  externalDocs: { url: https://example.com/thing }
  default: { a: 1 }
  properties: { a: { type: integer, default: 1, description: How many } }`;
    const { contracts } = await schemas(given);
    const text = contracts[0]?.text ?? '';
    assert.equal(
      text.slice(text.indexOf('/**\n * A thing')),
      `/**
 * A thing
 *
 * First line
 * \\@operationType not.ours and *\\/ the end \\@minimum 3 of a@b.example
 *
 * @default {"a":1}
 * @deprecated
 * @see https://example.com/thing
 */
export interface T {
  /**
   * How many
   *
   * @asType integer
   * @default 1
   */
  a?: number;
}
`,
    );
  });
});
