import { assertFindings } from '../contracts.ts';

describe('@consumes form', () => {
  it('is for operations whose request has a body', () =>
    assertFindings(
      `/** @operationPrefix com.example.a */
export interface A {
  /** @http POST /a @consumes form */
  a(request: { id: string }): void;
  /** @consumes form */
  b(): void;
  /** @http GET /c @consumes form */
                   ~~~~~~~~~~~~~~ rpc/misplaced-tag
  c(request: { id: string }): void;
  /** @http DELETE /d @consumes json */
  d(request: { id: string }): void;
}`,
    ));

  it('takes objects, whose fields go into it', () =>
    assertFindings(
      `/** @operationPrefix com.example.a */
export interface A {
  /** @consumes form */
      ~~~~~~~~~~~~~~ rpc/http-request
  a(ids: string[]): void;
  /** @consumes xml */
      ~~~~~~~~~~~~~ rpc/malformed-tag
  b(request: { id: string }): void;
}`,
    ));
});
