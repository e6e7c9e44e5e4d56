import assert from 'node:assert/strict';
import { assertFindings } from '../contracts.ts';

describe('rpc/misplaced-tag', () => {
  it('names tags of operations on anything else', () =>
    assertFindings(
      `/** @operationPrefix com.example @checkLogin */
                                 ~~~~~~~~~~~ rpc/misplaced-tag
export interface A {
  a(/** @http GET /x */ r: R): E;
        ~~~~~~~~~~~~ rpc/misplaced-tag
}
/** @signCheck no */
    ~~~~~~~~~~~~~ rpc/misplaced-tag
interface R {
  /** @operationType x.y */
      ~~~~~~~~~~~~~~~~~~ rpc/misplaced-tag
  s: string;
}
enum E {
  /** @timeout 5 */
      ~~~~~~~~~~ rpc/misplaced-tag
  a,
}
/** Nobody uses it. @retryable */
                    ~~~~~~~~~~ rpc/misplaced-tag
type Unused = string;`,
    ));

  it('names tags of values on services, operations and members of enums', () =>
    assertFindings(
      `/** @operationPrefix com.example @minLength 1 */
                                 ~~~~~~~~~~~~ rpc/misplaced-tag
export interface A {
  /** @maximum 3 @example x */
      ~~~~~~~~~~ rpc/misplaced-tag
  a(/** @pattern x */ r: string): E;
        ~~~~~~~~~~ rpc/misplaced-tag
}
enum E {
  /** @format date @example x */
      ~~~~~~~~~~~~ rpc/misplaced-tag
  a,
}`,
    ));

  it('names prefixes on what is no service', () =>
    assertFindings(
      `export interface A {
  /** @operationPrefix com.example */
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ rpc/misplaced-tag
  a(): void;
  ~ rpc/missing-operation-type
}
/** @operationPrefix com.example */
    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ rpc/misplaced-tag
interface Data { a: string }`,
    ));

  it('says where they belong', async () => {
    const findings = await assertFindings(
      `/** @operationPrefix com.example @checkLogin */
                                 ~~~~~~~~~~~ rpc/misplaced-tag
export interface A {
  /** @maximum 3 */
      ~~~~~~~~~~ rpc/misplaced-tag
  a(): void;
}
/** @operationPrefix com.example */
    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ rpc/misplaced-tag
interface Data { a: string }`,
    );
    assert.deepEqual(findings.map(({ message }) => message).sort(), [
      '@checkLogin says something about an operation. Put it before a method.',
      '@maximum says something about values. Put it before a property or a type.',
      '@operationPrefix says something about a service. Put it before the interface of its methods.',
    ]);
  });

  it('names tags of values that the type does not have', () =>
    assertFindings(
      `/** @operationPrefix com.example */
export interface A { a(r: R): void }
interface R {
  /** @minLength 1 @minimum 1 */
  no: number;
  ~~ rpc/misplaced-tag
  /** @asType integer */
  text: string;
  ~~~~ rpc/misplaced-tag
  /** @maxItems 3 @pattern x */
  list: Name[] | null;
  ~~~~ rpc/misplaced-tag
  /** @format date @minimum 3 @faker x.y @example 1 */
  some: 'a' | 4;
  ~~~~ rpc/mixed-type
}
/** @multipleOf 3 */
type Name = string;
     ~~~~ rpc/misplaced-tag`,
    ));

  it('takes every tag in its place', () =>
    assertFindings(
      `/** @operationPrefix com.example */
export interface A {
  /** @operationType com.example.x @http POST /x @signCheck no @checkLogin @retryable @timeout 5 */
  a(r: R): void;
}
/** @example {} */
interface R {
  /** @minimum 1 @maximum 9 @exclusiveMinimum 0 @exclusiveMaximum 10 @multipleOf 1 @asType integer @faker number.int */
  no: number | null;
  /** @minLength 1 @maxLength 9 @pattern x @format email */
  text: Text;
  /** @minItems 1 @maxItems 3 @uniqueItems */
  list?: string[];
  /** @format date-time */
  at: Date;
}
/** @minLength 1 */
type Text = string;`,
    ));
});
