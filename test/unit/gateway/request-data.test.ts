import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Json, Type } from '../../../server/src/contracts/model.ts';
import { decodeRequestData, encodeRequestData } from '../../../server/src/gateway/request-data.ts';
import { http, operation } from './operations.ts';

const plain = operation('com.example.plain');
const post = operation('com.example.post', { http: http('POST /users/{id}/orders') });
const get = operation('com.example.get', { http: http('GET /users/{id}') });

describe('request data', () => {
  it('is an empty array without argument', () => assert.deepEqual(encodeRequestData(plain, undefined), []));

  it('is the request in an array', () => assert.deepEqual(encodeRequestData(plain, { a: 1 }), [{ a: 1 }]));

  it('keeps path and query of a GET side by side', () => {
    assert.deepEqual(encodeRequestData(get, { id: '1', age: 14 }), [{ id: '1', age: 14 }]);
  });

  it('puts path parameters of a POST beside its body', () => {
    assert.deepEqual(encodeRequestData(post, { id: '1', sku: 'a', count: 2 }), [
      { id: '1', _requestBody: { sku: 'a', count: 2 } },
    ]);
  });

  it('reads a body that is an object, merged with what is beside it', () => {
    assert.deepEqual(decodeRequestData(post, [{ id: '1', _requestBody: { sku: 'a' } }]), {
      request: { id: '1', sku: 'a' },
    });
  });

  it('reads a body that is JSON text', () => {
    assert.deepEqual(decodeRequestData(post, [{ id: '1', _requestBody: '{"sku":"a"}' }]), {
      request: { id: '1', sku: 'a' },
    });
  });

  it('leaves text alone that is nested deeper than requests are', () => {
    const text = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    assert.deepEqual(decodeRequestData(plain, [{ _requestBody: text }]), { request: text });
  });

  it('reads a body without @http, which is a POST too', () => {
    assert.deepEqual(decodeRequestData(plain, [{ _requestBody: { a: 1 } }]), { request: { a: 1 } });
  });

  it('reads a body that is a text or a list, as generated clients send it', () => {
    assert.deepEqual(decodeRequestData(post, [{ _requestBody: 'alice' }]), { request: 'alice' });
    assert.deepEqual(decodeRequestData(post, [{ _requestBody: [1] }]), { request: [1] });
  });

  it('leaves the name alone in a GET', () => {
    assert.deepEqual(decodeRequestData(get, [{ _requestBody: { a: 1 } }]), { request: { _requestBody: { a: 1 } } });
  });

  it('never turns a field called __proto__ into a prototype', () => {
    const data = JSON.parse('[{"id":"1","_requestBody":{"__proto__":{"admin":true}}}]');
    const decoded = decodeRequestData(post, data) as { request: Record<string, unknown> };
    assert.equal(decoded.request.admin, undefined);
    assert.equal(Object.getPrototypeOf(decoded.request), Object.prototype);
  });

  const problems: [string, Json, string][] = [
    ['an object', { a: 1 }, 'not-an-array'],
    ['a text', 'a', 'not-an-array'],
    ['null', null, 'not-an-array'],
    ['two arguments', [{}, {}], 'several-arguments'],
  ];
  for (const [name, data, problem] of problems) {
    it(`refuses ${name}`, () => assert.deepEqual(decodeRequestData(post, data), { problem }));
  }

  it('comes back as it was, whatever the operation and the request', () => {
    const key = fc.oneof(fc.constantFrom('id', '_requestBody', '__proto__'), fc.string());
    const json = fc.letrec<{ value: Json }>(tie => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.constantFrom(null, true, 0, 1.5, 'text', '{}'),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(key, tie('value'), { maxKeys: 3, noNullPrototype: true }),
      ) as fc.Arbitrary<Json>,
    })).value;
    fc.assert(
      fc.property(fc.constantFrom(plain, post, get), fc.option(json, { nil: undefined }), (target, request) => {
        const typed = { ...target, request: { name: 'request', type: typeOf(request), optional: true } };
        const travelled = JSON.parse(JSON.stringify(encodeRequestData(typed, request)));
        const expected = request === undefined ? {} : { request: JSON.parse(JSON.stringify(request)) };
        assert.deepEqual(decodeRequestData(typed, travelled), expected);
      }),
    );
  });
});

function typeOf(request: Json | undefined): Type {
  return { kind: typeof request === 'string' ? 'string' : 'unknown' };
}
