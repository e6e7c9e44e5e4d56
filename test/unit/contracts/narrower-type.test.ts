import assert from 'node:assert/strict';
import { type Model, operationsOf, type Type } from '../../../server/src/contracts/model.ts';
import { narrowerType } from '../../../server/src/contracts/narrower-type.ts';
import { read } from './contracts.ts';

const ENUMS = "enum Status { paid = 'p', open = 'o' } enum Mixed { one = 1, two = 'two' }";

/** The types that two texts stand for; of an enum what it is declared as. */
async function readTypes(...written: string[]): Promise<Type[]> {
  const methods = written.map((type, i) => `m${i}(): Promise<${type}>;`);
  const { model } = await read({
    'a.rpc.ts': `/** @operationPrefix t */ export interface S { ${methods.join(' ')} } ${ENUMS}`,
  });
  return operationsOf(model).map(({ result }) => declared(result, model));
}

function declared(type: Type | undefined, model: Model): Type {
  const found = type?.kind === 'reference' ? model.types.find(({ name }) => name === type.name)?.type : type;
  assert.ok(found);
  return found;
}

describe('what is of both types', () => {
  for (const [a, b, wanted] of [
    ['string', 'string', 'string'],
    ['string[]', 'string[]', 'string[]'],
    ['string', 'number', undefined],
    ['string', 'Date', undefined],
    ["'paid'", 'string', "'paid'"],
    ['7', 'number', '7'],
    ['true', 'boolean', 'true'],
    ['7', 'string', undefined],
    ["'paid'", "'open'", undefined],
    ["'paid' | 'open'", 'string', "'paid' | 'open'"],
    ["'paid' | 7", 'string', undefined],
    ['Status', 'string', 'Status'],
    ['Status', 'number', undefined],
    ['Mixed', 'string', undefined],
  ] as const) {
    it(`${a} and ${b}: ${wanted ?? 'nothing'}`, async () => {
      const [one, other] = (await readTypes(a, b)) as [Type, Type];
      const [expected] = wanted ? await readTypes(wanted) : [];
      assert.deepEqual([narrowerType(one, other), narrowerType(other, one)], [expected, expected]);
    });
  }
});
