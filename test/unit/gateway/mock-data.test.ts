import assert from 'node:assert/strict';
import fc from 'fast-check';
import { definitionsOf, toSchema } from '../../../server/src/contracts/json-schema.ts';
import { type Facets, type Json, type Model, operationsOf, type Type } from '../../../server/src/contracts/model.ts';
import { createMockData } from '../../../server/src/gateway/mock/answers.ts';
import { canonicalJson } from '../../../server/src/gateway/mock/canonical.ts';
import { measureDepths } from '../../../server/src/gateway/mock/type-depth.ts';
import { validate } from '../../../server/src/generate/runtime/validate.ts';
import { models } from './models.ts';
import { model, operation, SOURCE } from './operations.ts';

describe('mock data', () => {
  it('fits its own contract, for every model whose types have a value', async () => {
    await fc.assert(
      fc.asyncProperty(models, fc.integer(), fc.constantFrom('en', 'zh'), async (any, seed, language) => {
        const [op] = operationsOf(any);
        const depthOf = measureDepths(any);
        fc.pre(
          op?.result !== undefined && any.types.every(({ type, facets }) => Number.isFinite(depthOf(type, facets))),
        );
        const data = createMockData(any, seed);
        assert.deepEqual(validate(toSchema(op.result), await data.result(op, null, language), definitionsOf(any)), []);
        const request = await data.exampleRequest(op, language);
        assert.deepEqual(validate(toSchema(op.request?.type as Type), request, definitionsOf(any)), []);
      }),
      { numRuns: 300 },
    );
  });

  it('ends, even where a type needs itself', async () => {
    await fc.assert(
      fc.asyncProperty(models, async any => {
        const [op] = operationsOf(any);
        assert.ok(op);
        const text = JSON.stringify(await createMockData(any, 1).result(op, null, 'en'));
        assert.ok(text.length < 1_000_000, `${text.length} characters`);
      }),
    );
  });

  it('is the same for the same seed, operation and request, in any order and after a restart', async () => {
    const types = operation('com.example.find', { result: { kind: 'array', element: USER } });
    const requests: Json[] = [{ id: 1 }, { id: 2 }, { id: 3 }];
    const answersOf = async (order: Json[]) => {
      const data = createMockData(model([types]), 7);
      const answers = await Promise.all(order.map(request => data.result(types, request, 'en')));
      return new Map(order.map((request, index) => [canonicalJson(request), answers[index]]));
    };
    const first = await answersOf(requests);
    const second = await answersOf([...requests].reverse());
    for (const [request, answer] of first) assert.deepEqual(second.get(request), answer);
    assert.equal(new Set([...first.values()].map(answer => JSON.stringify(answer))).size, 3);
  });

  it('differs with the seed and the operation', async () => {
    const [a, b] = [operation('com.example.a', { result: USER }), operation('com.example.b', { result: USER })];
    const texts = await Promise.all([
      createMockData(model([a, b]), 1).result(a, {}, 'en'),
      createMockData(model([a, b]), 2).result(a, {}, 'en'),
      createMockData(model([a, b]), 1).result(b, {}, 'en'),
    ]);
    assert.equal(new Set(texts.map(text => JSON.stringify(text))).size, 3);
  });

  it('does not depend on the order of a request', async () => {
    const find = operation('com.example.find', { result: USER });
    const data = createMockData(model([find]), 1);
    assert.deepEqual(await data.result(find, { a: 1, b: 2 }, 'en'), await data.result(find, { b: 2, a: 1 }, 'en'));
  });

  it('is null for an operation that resolves to nothing', async () => {
    const ping = operation('com.example.ping');
    assert.equal(await createMockData(model([ping]), 1).result(ping, undefined, 'en'), null);
  });

  it('has no example request for an operation without argument', async () => {
    const ping = operation('com.example.ping');
    assert.equal(await createMockData(model([ping]), 1).exampleRequest(ping, 'en'), undefined);
  });
});

describe('a mock value', () => {
  it('is the example', async () => {
    assert.equal(await draw({ kind: 'string' }, 'userName', { example: 'alice' }), 'alice');
  });

  it('is the example as a text where the contract has a text', async () => {
    assert.equal(await draw({ kind: 'string' }, 'phone', { example: 13800138000 }), '13800138000');
  });

  it('is not an example that breaks the contract', async () => {
    assert.match(String(await draw({ kind: 'string' }, 'x', { example: 'a', minLength: 3 })), /^.{3,}$/);
  });

  it('is what @faker names', async () => {
    assert.match(String(await draw({ kind: 'string' }, 'x', { faker: 'internet.ipv4' })), /^[\d.]+$/);
  });

  it('holds what @faker names in each element of a list', async () => {
    const list = await draw({ kind: 'array', element: { kind: 'string' } }, 'x', { faker: 'internet.ipv4' });
    assert.ok(Array.isArray(list) && list.length > 0 && list.every(item => /^[\d.]+$/.test(String(item))));
  });

  const byName: [string, RegExp][] = [
    ['email', /^[^@]+@example\.(com|org|net)$/],
    ['avatarUrl', /^https:\/\/example\.com\/\w+\.png$/],
    ['orderNo', /^2026\d{14}$/],
    ['createdAt', /^20(25|26)-.*Z$/],
    ['birthday', /^\d{4}-\d\d-\d\d$/],
    ['price', /^\d+\.\d\d$/],
  ];
  for (const [name, expression] of byName) {
    it(`looks like a text called ${name}`, async () => {
      assert.match(String(await draw({ kind: 'string' }, name, {})), expression);
    });
  }

  it('is Chinese on request', async () => {
    assert.match(
      String(await draw({ kind: 'string' }, 'userName', { faker: 'person.fullName' }, 'zh')),
      /\p{Script=Han}/u,
    );
    assert.match(String(await draw({ kind: 'string' }, 'companyName', {}, 'zh')), /\p{Script=Han}/u);
    assert.match(String(await draw({ kind: 'string' }, 'remark', {}, 'zh')), /\p{Script=Han}/u);
  });

  const byNumber: [string, Facets, (value: number) => boolean][] = [
    ['age', {}, value => Number.isInteger(value) && value >= 18 && value <= 80],
    ['price', {}, value => value > 0 && Number(value.toFixed(2)) === value],
    ['latitude', {}, value => Math.abs(value) <= 90],
    ['age', { minimum: 100, maximum: 110 }, value => value >= 100 && value <= 110],
    ['x', { minimum: 0.5, maximum: 0.5 }, value => value === 0.5],
    ['x', { exclusiveMinimum: 0, exclusiveMaximum: 1 }, value => value > 0 && value < 1],
    ['x', { minimum: 1e15, integer: true }, value => Number.isSafeInteger(value)],
    ['x', { multipleOf: 0.5, integer: true }, value => Number.isInteger(value)],
  ];
  for (const [name, facets, isRight] of byNumber) {
    it(`is a number called ${name} with ${JSON.stringify(facets)}`, async () => {
      const value = await draw({ kind: 'number' }, name, facets);
      assert.ok(isRight(Number(value)), String(value));
    });
  }

  it('reads a bare name by its owner', async () => {
    const named = (name: string) => ({
      name,
      source: SOURCE,
      type: { kind: 'object', properties: [{ name: 'name', type: { kind: 'string' }, optional: false }] } as Type,
    });
    const shop = operation('com.example.shop', { result: { kind: 'reference', name: 'City' } });
    const answer = await createMockData(model([shop], [named('City')]), 1).result(shop, {}, 'zh');
    assert.match(JSON.stringify(answer), /[市城]/);
  });

  it('keeps a list that has itself short', async () => {
    const tree: Type = {
      kind: 'object',
      properties: [
        { name: 'children', type: { kind: 'array', element: { kind: 'reference', name: 'Tree' } }, optional: false },
      ],
    };
    const find = operation('com.example.tree', { result: { kind: 'reference', name: 'Tree' } });
    const answer = await createMockData(model([find], [{ name: 'Tree', source: SOURCE, type: tree }]), 1).result(
      find,
      {},
      'en',
    );
    assert.ok(JSON.stringify(answer).length < 5000);
  });
});

const USER: Type = {
  kind: 'object',
  properties: [
    { name: 'id', type: { kind: 'string' }, optional: false },
    { name: 'fullName', type: { kind: 'string' }, optional: false },
  ],
};

/** The value of a property called `name`. */
async function draw(type: Type, name: string, facets: Facets, language: 'en' | 'zh' = 'en'): Promise<Json> {
  const holder: Type = { kind: 'object', properties: [{ name, type, optional: false, facets }] };
  const find = operation('com.example.find', { result: holder });
  const any: Model = model([find]);
  const answer = await createMockData(any, 1).result(find, {}, language);
  return (answer as Record<string, Json>)[name] ?? null;
}
