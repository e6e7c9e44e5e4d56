import assert from 'node:assert/strict';
import { newContract } from '../../../server/src/scaffold/new-contract.ts';
import { isServiceName } from '../../../server/src/scaffold/service-name.ts';
import { read } from '../contracts/contracts.ts';

describe('a new contract', () => {
  it('has a service with one operation, and a file that is named after it', () => {
    const { name, text, operation } = newContract('OrderItemService', 'com.example.orderItem');
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
    assert.deepEqual(operation, { start: { line: 7, character: 2 }, end: { line: 7, character: 5 } });
  });

  for (const service of ['PaymentService', 'Service', 'Payment', 'HTTP2Service', 'GetService']) {
    it(`is valid and points at its operation: ${service}`, async () => {
      const { name, text, operation } = newContract(service, 'com.example');
      const { model, findings } = await read({ [name]: text });
      assert.deepEqual(findings, []);
      const { start, end } = operation;
      assert.equal(text.split('\n')[start.line]?.slice(start.character, end.character), 'get');
      assert.equal(model.services[0]?.operations[0]?.operationType, 'com.example.get');
    });
  }
});

describe('names of services', () => {
  for (const name of ['A', 'OrderService', 'V2Service']) it(`can be ${name}`, () => assert.ok(isServiceName(name)));
  for (const name of ['', 'orderService', 'Order Service', 'Order-Service', '2Service', 'Promise', 'A;'])
    it(`cannot be "${name}"`, () => assert.ok(!isServiceName(name)));
});
