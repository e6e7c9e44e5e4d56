import { assertFindings } from '../contracts.ts';

describe('rpc/repeated-tag', () => {
  it('names the second of two tags, but for examples', () =>
    assertFindings(
      `export interface A {
  /**
   * @operationType com.example.a
   * @operationType com.example.b
     ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ rpc/repeated-tag
   * @example 1 @example 2 @see x @see y
   */
  a(): void;
}`,
    ));
});
