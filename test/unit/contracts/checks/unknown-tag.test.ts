import assert from 'node:assert/strict';
import { assertFindings } from '../contracts.ts';

describe('rpc/unknown-tag', () => {
  it('names tags that are but for a slip one of ours, in descriptions too, with the right name', async () => {
    const findings = await assertFindings(
      `export interface A {
  /** @OperationType com.example.a */
      ~~~~~~~~~~~~~~ rpc/unknown-tag
  a(r: R): void;
  ~ rpc/missing-operation-type
  /** @operationType com.example.b @checklogin */
                                   ~~~~~~~~~~~ rpc/unknown-tag
  b(): void;
}
interface R {
  /** The name. @minlenght 3 @exmaple 1 */
                ~~~~~~~~~~ rpc/unknown-tag
                             ~~~~~~~~ rpc/unknown-tag
  name: string;
}`,
    );
    assert.deepEqual(
      findings.flatMap(({ data }) => data?.replacements ?? []),
      ['@operationType', '@checkLogin', '@minLength', '@example'],
    );
    assert.match(findings[0]?.message ?? '', /Write @operationType\./);
  });

  it('leaves the tags of JSDoc and other tools alone, and what is no tag', () =>
    assertFindings(
      `/**
 * See {@minlenght} and \`@patern\`, or write to a@patern.example. For @all and @home.
 * @remarks x @see y @since 1 @author me @internal @type {string} @typeParam T @defaultValue 1 @jest-environment node
 */
export interface A {
  /**
   * @operationType com.example.a
   * @param r the request @returns nothing @throws never @deprecated @async @title T @default 1 @link x @sealed
   */
  a(r: string): void;
}`,
    ));
});
