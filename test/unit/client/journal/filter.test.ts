import assert from 'node:assert/strict';
import { parseFilter } from '../../../../client/src/views/journal-view/filter.ts';
import { row } from './rows.ts';

const ROWS = [
  row({ id: 1, operationType: 'shop.account.login', code: 1000, traceId: '7f00000170021000' }),
  row({ id: 2, operationType: 'shop.account.login', code: 7002, traceId: 'ab12', hypothesis: 'Another secret.' }),
  row({ id: 3, operationType: 'shop.order.get', code: 7003, traceId: 'cd34' }),
  row({ id: 4, operationType: '', code: 10001, traceId: 'ef56' }),
];

describe('the filter of the journal', () => {
  for (const [text, ids] of [
    ['', [1, 2, 3, 4]],
    ['  ', [1, 2, 3, 4]],
    ['login', [1, 2]],
    ['LOGIN', [1, 2]],
    ['7002', [2]],
    ['70', [2, 3]],
    ['1000', [1]],
    ['!1000', [2, 3, 4]],
    ['10001', [4]],
    ['!', [1, 2, 3, 4]],
    ['login !1000', [2]],
    ['!login !get', [4]],
    ['secret', [2]],
    ['!secret', [1, 3, 4]],
    ['7f000001', [1]],
    ['70021000', [1]],
    ['cd3', [3]],
    ['no such', []],
  ] as [string, number[]][]) {
    it(`"${text}"`, () => {
      assert.deepEqual(
        ROWS.filter(parseFilter(text)).map(({ id }) => id),
        ids,
      );
    });
  }
});
