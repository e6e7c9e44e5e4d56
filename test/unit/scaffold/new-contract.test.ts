import assert from 'node:assert/strict';
import { newContract } from '../../../server/src/scaffold/new-contract.ts';
import { isServiceName } from '../../../server/src/scaffold/service-name.ts';
import { read } from '../contracts/contracts.ts';

describe('a new contract', () => {
  it('has a service with one operation, and a file that is named after it', () => {
    const { name, text, names } = newContract('OrderItemService', 'com.example.orderItem');
    assert.equal(name, 'order-item.rpc.ts');
    assert.equal(
      text,
      `/** Describe OrderItemService. */
export interface OrderItemService {
  /**
   * Describe get.
   *
   * @operationType com.example.orderItem.get
   */
  get(request: OrderItemRequest): Promise<OrderItemResult>;
}

export interface OrderItemRequest {
  id: string;
}

export interface OrderItemResult {
  id: string;
}
`,
    );
    assert.deepEqual(names, [
      { start: { line: 7, character: 2 }, end: { line: 7, character: 5 } },
      { start: { line: 5, character: 42 }, end: { line: 5, character: 45 } },
      { start: { line: 3, character: 14 }, end: { line: 3, character: 17 } },
    ]);
  });

  for (const service of ['PaymentService', 'Service', 'Payment', 'HTTP2Service', 'GetService']) {
    it(`is valid and points at its operation: ${service}`, async () => {
      const { name, text, names } = newContract(service, 'com.get');
      const { model, findings } = await read({ [name]: text });
      assert.deepEqual(findings, []);
      const lines = text.split('\n');
      const named = names.map(({ start, end }) => lines[start.line]?.slice(start.character, end.character));
      assert.deepEqual(named, ['get', 'get', 'get']);
      assert.deepEqual(
        names.map(({ end }) => lines[end.line]?.slice(0, end.character).trim()),
        ['get', '* @operationType com.get.get', '* Describe get'],
      );
      assert.equal(model.services[0]?.operations[0]?.operationType, 'com.get.get');
    });
  }
});

describe('names of services', () => {
  for (const name of ['A', 'OrderService', 'V2Service']) it(`can be ${name}`, () => assert.ok(isServiceName(name)));
  for (const name of ['', 'orderService', 'Order Service', 'Order-Service', '2Service', 'Promise', 'A;'])
    it(`cannot be "${name}"`, () => assert.ok(!isServiceName(name)));
});
