import assert from 'node:assert/strict';
import Ajv from 'ajv';
import { callSchema } from '../../../server/src/calls/call-schema.ts';
import { model, operation } from '../gateway/operations.ts';
import { LOGIN, object, SHOP } from '../gateway/shop.ts';

/** Another config with a type of the same name as the shop has. */
const BANK = model(
  [
    operation('com.example.bank.login', {
      request: { name: 'request', type: { kind: 'reference', name: 'LoginRequest' }, optional: false },
    }),
  ],
  [
    {
      ...SHOP.types[0],
      name: 'LoginRequest',
      type: object({ pin: { kind: 'number' } }),
    } as (typeof SHOP.types)[number],
  ],
);

const EXAMPLES = new Map([[LOGIN, { userName: 'alice', password: 'x' }]]);
const SCHEMA = callSchema([
  { model: SHOP, examples: EXAMPLES, environments: ['local', 'test'] },
  { model: BANK, examples: new Map(), environments: ['local'] },
]);

/** What the schema has against a file. */
function problems(file: unknown): string[] {
  const validate = new Ajv({ strict: false }).compile(SCHEMA as object);
  validate(file);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`.trim());
}

const alice = { userName: 'alice', password: 'x' };

describe('the schema of call files', () => {
  for (const [what, file] of [
    ['one call', { operation: LOGIN, request: alice }],
    [
      'several calls',
      [{ operation: LOGIN, environment: 'test', request: alice }, { operation: 'com.example.shop.ping' }],
    ],
    ['headers', { operation: 'com.example.shop.ping', headers: { 'X-A': '1' } }],
    ['the operations of every config', { operation: 'com.example.bank.login', request: { pin: 1 } }],
    ['no calls yet', []],
  ] as const) {
    it(`allows ${what}`, () => assert.deepEqual(problems(file), []));
  }

  for (const [what, file, problem] of [
    ['an operation that no contract has', { operation: 'com.example.none' }, /\/operation must be equal to one of/],
    ['no operation', { request: {} }, /required property 'operation'/],
    ['another environment', { operation: 'com.example.shop.ping', environment: 'x' }, /\/environment must be equal/],
    [
      'a request that breaks the contract',
      { operation: LOGIN, request: { userName: 7, password: 'x' } },
      /\/request\/userName must be string/,
    ],
    ['a request of the other config’s type', { operation: LOGIN, request: { pin: 1 } }, /required property 'userName'/],
    ['no request where one is taken', { operation: LOGIN }, /required property 'request'/],
    ['a request where none is taken', { operation: 'com.example.shop.ping', request: {} }, /\/request boolean schema/],
    ['an unknown field', { operation: 'com.example.shop.ping', body: {} }, /additional properties/],
    ['a broken call among others', [{ operation: LOGIN, request: alice }, {}], /^\/1 .*'operation'/],
  ] as const) {
    it(`refuses ${what}`, () => assert.match(problems(file).join('\n'), problem));
  }

  it('suggests requests that fit', () => {
    const { $defs } = SCHEMA as { $defs: { call: { defaultSnippets: { label: string; body: unknown }[] } } };
    const { defaultSnippets } = $defs.call;
    assert.deepEqual(defaultSnippets[0], { label: LOGIN, body: { operation: LOGIN, request: alice } });
    assert.equal(defaultSnippets.length, 7);
  });
});
