import assert from 'node:assert/strict';
import { printModel } from '../../support/print-model.ts';
import { assertFindings, read } from './contracts.ts';

describe('services in contracts', () => {
  const interfaces: [title: string, members: string, isService: boolean, before?: string][] = [
    ['of methods', 'm(): void; n: () => void', true],
    ['of data', 'a: string', false],
    ['of nothing', '', false],
    ['of methods and data', 'm(): void; a: string', false],
    ['of methods and data, with a prefix,', 'm(): void; a: string', true, '/** @operationPrefix t */'],
    ['of data, with a prefix,', 'a: string', false, '/** @operationPrefix t */'],
    ['of methods and data, one with an operation type,', '/** @operationType t.m */ m(): void; a: string', true],
    [
      'of data and methods, the last with an operation type,',
      'a: string; n(): void; /** @operationType t.m */ m(): void',
      true,
    ],
    ['of methods and data, with another tag,', '/** @timeout 5 */ m(): void; a: string', false, '/** @deprecated */'],
    ['of functions and data without a type', 'm: () => void; a', false],
  ];
  for (const [title, members, isService, before = ''] of interfaces) {
    it(`an interface ${title} is ${isService ? 'a' : 'no'} service`, async () => {
      const { model } = await read({ 'a.rpc.ts': `${before} export interface S { ${members} }` });
      assert.deepEqual(
        model.services.map(({ name }) => name),
        isService ? ['S'] : [],
      );
    });
  }

  const operations: [method: string, printed: string][] = [
    ['m()', 't.m(): void'],
    ['m(): void', 't.m(): void'],
    ['m(): undefined', 't.m(): void'],
    ['m(): Promise<void>', 't.m(): void'],
    ['m(): Promise<undefined>', 't.m(): void'],
    ['m(): Promise<string>', 't.m(): string'],
    ['m: (r: number) => string', 't.m(number): string'],
    ["'find-all'(r?: number): string", 't.find-all(?number): string'],
    ['m({ id }: { id: string }): void', 't.m({ id: string }): void'],
  ];
  for (const [method, printed] of operations) {
    it(`${method} is ${printed}`, async () => {
      const { model, findings } = await read({ 'a.rpc.ts': `/** @operationPrefix t */ interface S { ${method} }` });
      assert.deepEqual([printModel(model), findings], [printed, []]);
    });
  }

  it('calls a request as its parameter is called, and one that is taken apart "request"', async () => {
    const { model } = await read({
      'a.rpc.ts': '/** @operationPrefix t */ interface S { m(order: string): void; n({ id }: { id: string }): void }',
    });
    assert.deepEqual(
      model.services[0]?.operations.map(({ request }) => request?.name),
      ['order', 'request'],
    );
  });

  it('tells of what is no operation, and reads the others', () =>
    assertFindings(`/** @operationPrefix t */
export interface S {
  a: string;
  ~~~~~~~~~~ rpc/unsupported-type
  (): void;
  ~~~~~~~~~ rpc/unsupported-type
  [Symbol.iterator](): string;
  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ rpc/unsupported-type
  m(r: Promise): Promise;
       ~~~~~~~ rpc/unsupported-type
                 ~~~~~~~ rpc/unsupported-type
  n(r): void;
    ~ rpc/unsupported-type
}`));

  it('tells of tags where they say nothing: before types, parameters and what is declared beside', () =>
    assertFindings(`/** @timeout 5 */
    ~~~~~~~~~~ rpc/misplaced-tag
export interface A { a: string }
/** @timeout 5 */
export const b = 1;
/** @operationPrefix t */
export interface S {
  m(/** @timeout 5 */ r: A): void;
        ~~~~~~~~~~ rpc/misplaced-tag
}`));
});
