import { assertFindings } from '../contracts.ts';

describe('what @http sends', () => {
  it('takes every plain value in paths and queries', () =>
    assertFindings(
      `/** @operationPrefix com.example */
export interface A {
  /** @http GET /a/{s}/{n}/{b}/{l}/{d}/{e}/{u} */
  a(r: { s: string; n: number; b: boolean; l: 'x'; d: Date; e: E; u: 'x' | 'y'; q: E; v: 1 | 2 }): void;
  /** @http POST /b */
  b(r: { filter: { a: string } }): void;
  /** @http PUT /c */
  c(r: { filter: { a: string } }): void;
}
enum E { X = 'x', Y = 'y' }`,
    ));

  it('rpc/http-path, rpc/http-query: nothing that holds others, as one of several neither', () =>
    assertFindings(
      `/** @operationPrefix com.example */
export interface A {
  /** @http GET /a/{list} */
      ~~~~~~~~~~~~~~~~~~~ rpc/http-path
  a(r: { list: string[] }): void;
  /** @http DELETE /b */
      ~~~~~~~~~~~~~~~ rpc/http-query
  b(r: { maybe: Data | null }): void;
  /** @http POST /c/{no} */
      ~~~~~~~~~~~~~~~~~~ rpc/http-path
  c(): void;
}
interface Data { a: string }`,
    ));

  it('says nothing about a request that cannot be read', () =>
    assertFindings(
      `/** @operationPrefix com.example */
export interface A {
  /** @http POST /a */
  a(r: any): void;
       ~~~ rpc/unsupported-type
}`,
    ));
});
