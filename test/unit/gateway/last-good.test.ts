import assert from 'node:assert/strict';
import { type Model, operationsOf, type Service, type TypeDeclaration } from '../../../server/src/contracts/model.ts';
import { keepLastGood } from '../../../server/src/gateway/last-good.ts';
import { operation, SOURCE } from './operations.ts';

const service = (file: string, ...operationTypes: string[]): Service => ({
  name: file,
  source: { ...SOURCE, file },
  operations: operationTypes.map(type =>
    operation(type, { result: { kind: 'array', element: { kind: 'reference', name: `Of${type}` } } }),
  ),
});
const type = (name: string, refersTo?: string): TypeDeclaration => ({
  name,
  source: SOURCE,
  type: refersTo
    ? { kind: 'object', properties: [{ name: 'x', type: { kind: 'reference', name: refersTo }, optional: true }] }
    : { kind: 'string' },
});
const model = (services: Service[], types: TypeDeclaration[], unreadable: string[] = []): Model => ({
  services,
  types,
  unreadable,
});

const typesOf = (some: Model) => operationsOf(some).map(({ operationType }) => operationType);

const BEFORE = model(
  [service('a', 'a1', 'a2'), service('b', 'b1')],
  [type('Ofa1', 'Deep'), type('Ofa2'), type('Ofb1'), type('Deep', 'Ofa1')],
);

describe('the last good contract', () => {
  it('is not needed when all can be read', () => {
    const next = model([service('a', 'a1')], [type('Ofa1')]);
    assert.equal(keepLastGood(BEFORE, next), next);
  });

  it('stays for a contract that cannot be read, with the types that it needs', () => {
    const kept = keepLastGood(BEFORE, model([service('b', 'b1')], [type('Ofb1')], ['a']));
    assert.deepEqual(typesOf(kept), ['b1', 'a1', 'a2']);
    assert.deepEqual(
      kept.types.map(({ name }) => name),
      ['Ofb1', 'Ofa1', 'Deep', 'Ofa2'],
    );
    assert.deepEqual(kept.unreadable, ['a']);
  });

  it('goes when the contract is deleted', () => {
    assert.deepEqual(typesOf(keepLastGood(BEFORE, model([service('b', 'b1')], []))), ['b1']);
  });

  it('gives way to an operation that moved to another contract', () => {
    assert.deepEqual(typesOf(keepLastGood(BEFORE, model([service('b', 'b1', 'a1')], [], ['a']))), ['b1', 'a1', 'a2']);
  });

  it('was never there for a contract that could never be read', () => {
    assert.deepEqual(typesOf(keepLastGood(BEFORE, model([], [], ['c']))), []);
  });
});
