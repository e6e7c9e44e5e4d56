import assert from 'node:assert/strict';
import { read } from './contracts.ts';

const PAGE = 'interface Page<T> { items: T[] }';

describe('the name of a generic type with its arguments', () => {
  for (const [argument, declarations, wanted] of [
    ['Order', 'interface Order { id: string }', 'PageOfOrder'],
    ['string', '', 'PageOfString'],
    ['Order[]', 'interface Order { id: string }', 'PageOfOrderList'],
    ['string[][]', '', 'PageOfStringListList'],
    ['Record<string, number>', '', 'PageOfNumberMap'],
    ['Date | number', '', 'PageOfDateOrNumber'],
    ["'order-item'", '', 'PageOfOrderItem'],
    ["'a, b'", '', 'PageOfAB'],
    ['7', '', 'PageOf7'],
    ["'-'", '', 'PageOfLiteral'],
    ['{ id: string; unit_price: number }', '', 'PageOfIdUnit_price'],
    ['{}', '', 'PageOfEmpty'],
  ] as const) {
    it(`Page<${argument}> is ${wanted}`, async () => {
      const service = `/** @operationPrefix t */ export interface S { m(): Promise<Page<${argument}>>; }`;
      const { model } = await read({ 'a.rpc.ts': [service, PAGE, declarations].join('\n') });
      assert.deepEqual(
        model.types.map(({ name }) => name).filter(name => name.startsWith('Page')),
        [wanted],
      );
    });
  }
});
