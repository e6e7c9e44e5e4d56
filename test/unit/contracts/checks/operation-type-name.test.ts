import assert from 'node:assert/strict';
import { assertFindings } from '../contracts.ts';

describe('rpc/operation-type-name', () => {
  it('names operation types without an organization and with empty parts', async () => {
    const findings = await assertFindings(
      `export interface A {
  /** @operationType login */
                     ~~~~~ rpc/operation-type-name
  a(): void;
  /** @operationType .com..example.b. */
                     ~~~~~~~~~~~~~~~~ rpc/operation-type-name
  b(): void;
  /** @operationType com.example.c */
  c(): void;
}`,
    );
    assert.deepEqual(
      findings.map(({ severity, data }) => [severity, data?.replacements]),
      [
        ['warning', undefined],
        ['warning', ['com.example.b']],
      ],
    );
  });

  it('names a prefix once, and takes one that ends in a dot', async () => {
    await assertFindings(
      `/** @operationPrefix com..example */
                     ~~~~~~~~~~~~ rpc/operation-type-name
export interface A { a(): void; b(): void }
/** @operationPrefix shop. */
export interface B { c(): void }`,
    );
  });

  it('says that mPaaS has operation types of its own', async () => {
    const [finding] = await assertFindings(
      `export interface A {
  /** @operationType alipay.client.getUnionResource */
                     ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ rpc/operation-type-name
  a(): void;
}`,
    );
    assert.equal(finding?.severity, 'info');
  });
});
