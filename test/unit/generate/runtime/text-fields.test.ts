import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Json } from '../../../../server/src/contracts/model.ts';
import { toBackendRequest } from '../../../../server/src/gateway/backend-request.ts';
import type { Schema } from '../../../../server/src/generate/runtime/schema.ts';
import { fieldsFrom } from '../../../../server/src/generate/runtime/text-fields.ts';
import { http, operation } from '../../gateway/operations.ts';

const STRING: Schema = { type: 'string' };
const POINT: Schema = { $ref: '#/$defs/Point' };
const DEFINITIONS = {
  Point: { type: 'object', properties: { x: { type: 'number' } }, required: ['x'] },
  Request: {
    type: 'object',
    properties: {
      text: STRING,
      number: { type: 'number' },
      flag: { type: 'boolean' },
      texts: { type: 'array', items: STRING },
      points: { anyOf: [{ type: 'array', items: POINT }, { type: 'null' }] },
      point: { anyOf: [POINT, { type: 'null' }] },
      counts: { type: 'array', items: { type: 'integer' }, minItems: 1 },
    },
    required: ['text', 'number', 'flag', 'texts', 'points', 'point'],
  },
} as const satisfies Record<string, Schema>;

const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map(value => value + 0);
const point = fc.record({ x: number }, { noNullPrototype: true });
const text = fc.string({ unit: 'grapheme' });

/** Empty lists where null is possible too are left out: no form tells one from the other. */
const requests = fc.record(
  {
    text,
    number,
    flag: fc.boolean(),
    texts: fc.array(text),
    points: fc.option(fc.array(point, { minLength: 1 })),
    point: fc.option(point),
    counts: fc.array(fc.nat(), { minLength: 1 }),
  },
  { requiredKeys: [...DEFINITIONS.Request.required], noNullPrototype: true },
);

/** Reads what a query or a form has into an object. */
function read(texts: string, schema: Schema = DEFINITIONS.Request): Json {
  return Object.fromEntries(fieldsFrom(new Map(), new URLSearchParams(texts), schema, DEFINITIONS)) as Json;
}

describe('fields out of texts', () => {
  for (const [sent, mapping] of [
    ['a form', { ...http('POST /a'), form: true }],
    ['a query', http('GET /a')],
  ] as const) {
    it(`are what the gateway sent as ${sent}`, () => {
      fc.assert(
        fc.property(requests, request => {
          const made = toBackendRequest(operation('a', { http: mapping }), request as Json);
          assert.ok('path' in made);
          assert.deepEqual(read(made.body ?? made.path.slice('/a?'.length)), request);
        }),
      );
    });
  }

  const cases: [texts: string, fields: object][] = [
    ['text=1&number=1&flag=true', { text: '1', number: 1, flag: true }],
    ['text=null&number=one&flag=1', { text: 'null', number: 'one', flag: 1 }],
    ['text=a&text=b', { text: ['a', 'b'] }],
    ['texts=a&texts=["b"]', { texts: ['a', '["b"]'] }],
    ['points={"x":1}', { points: [{ x: 1 }] }],
    ['counts=1&counts=two', { counts: [1, 'two'] }],
    ['more={}&more=', { more: ['{}', ''] }],
  ];
  for (const [texts, fields] of cases) {
    it(`of ${texts}`, () => {
      assert.deepEqual(read(texts, { ...DEFINITIONS.Request, required: [] }), fields);
    });
  }

  it('of any text, without failing', () => {
    fc.assert(fc.property(fc.string(), texts => void read(texts)));
  });
});
