import assert from 'node:assert/strict';
import { assertBreaks, compare } from './against.ts';

const SERVICE = (...operations: string[]) => `/** @operationPrefix com.example */
export interface A {
  ${operations.join('\n  ')}
}`;

describe('compatibility of operations', () => {
  it('rpc/removed-operation: at the service, or at the start of a contract that is gone', async () => {
    const [first] = await assertBreaks(
      SERVICE('a(): void;', 'b(): void;'),
      `/** @operationPrefix com.example */
export interface A {
                 ~ rpc/removed-operation
  b(): void;
}`,
    );
    assert.equal(first?.severity, 'error');
    assert.match(first?.message ?? '', /com\.example\.a is gone\. .* 3000/);
    const [gone] = await compare(SERVICE('a(): void;'), '// nothing');
    assert.deepEqual([gone?.code, gone?.range.start], ['rpc/removed-operation', { line: 0, character: 0 }]);
  });

  it('rpc/renamed-operation-type: a method that has another operation type', async () => {
    const [finding] = await assertBreaks(
      SERVICE('a(): void;'),
      `export interface A {
  /** @operationType com.example.other */
  a(): void;
  ~ rpc/renamed-operation-type
}`,
    );
    assert.match(finding?.message ?? '', /was com\.example\.a and is com\.example\.other now/);
  });

  it('takes other names of methods, services, types and parameters as the same', async () => {
    const before = `export interface A {
  /** @operationType com.example.a */
  a(r: R): Promise<R>;
}
interface R { next: R | null; value: string }`;
    const after = `export interface B {
  /** @operationType com.example.a */
  b(request: Q): Promise<Q>;
}
interface Q { next: Q | null; value: Text }
type Text = string;`;
    assert.deepEqual(await compare(before, after), []);
  });

  it('rpc/sign-check-on, rpc/login-required: what released apps do not do', () =>
    assertBreaks(
      SERVICE('/** @signCheck no */ a(): void;', 'b(): void;', '/** @checkLogin */ c(): void;'),
      `/** @operationPrefix com.example */
export interface A {
  a(): void;
  ~ rpc/sign-check-on
  /** @checkLogin */ b(): void;
                     ~ rpc/login-required
  /** @signCheck no @timeout 5 @retryable */
  c(): void;
}`,
    ));

  it('rpc/required-field: a request where there was none, or one that could be left out', async () => {
    const findings = await assertBreaks(
      SERVICE('a(): void;', 'b(r?: string): void;', 'c(): void;', 'd(r: string): void;'),
      `/** @operationPrefix com.example */
export interface A {
  a(r: string): void;
  ~ rpc/required-field
  b(r: string): void;
  ~ rpc/required-field
  c(r?: string): void;
  d(): void;
  ~ rpc/removed-field
}`,
    );
    assert.deepEqual(
      findings.map(({ severity }) => severity),
      ['error', 'error', 'info'],
    );
  });

  it('rpc/changed-type: nothing where there was a result', () =>
    assertBreaks(
      SERVICE('a(): Promise<string>;', 'b(): void;'),
      `/** @operationPrefix com.example */
export interface A {
  a(): void;
  ~ rpc/changed-type
  b(): Promise<string>;
}`,
    ));

  it('rpc/changed-http: an error where fields travel elsewhere, else information', async () => {
    const findings = await assertBreaks(
      SERVICE(
        'a(r: { id: string }): void;',
        '/** @http POST /b */ b(r: { id: string }): void;',
        '/** @http POST /c */ c(r: { id: string }): void;',
        '/** @http GET /d */ d(r: { id: string }): void;',
        '/** @http POST /e */ e(): void;',
        '/** @http POST /f/{a}/{b} */ f(r: { a: string; b: string }): void;',
        '/** @http POST /g */ g(r: { a: string }): void;',
      ),
      `/** @operationPrefix com.example */
export interface A {
  /** @http POST /a */ a(r: { id: string }): void;
                       ~ rpc/changed-http
  /** @http GET /b */ b(r: { id: string }): void;
                      ~ rpc/changed-http
  /** @http POST /c/{id} */ c(r: { id: string }): void;
                            ~ rpc/changed-http
  /** @http DELETE /d/{id} */ d(r: { id: string }): void;
                              ~ rpc/changed-http
  /** @http GET /e */ e(): void;
                      ~ rpc/changed-http
  /** @http PUT /f/{b}/{a} */ f(r: { a: string; b: string }): void;
                              ~ rpc/changed-http
  /** @http POST /g @consumes form */ g(r: { a: string }): void;
                                      ~ rpc/changed-http
}`,
    );
    assert.deepEqual(
      findings.map(({ severity }) => severity),
      ['error', 'error', 'error', 'info', 'info', 'info', 'info'],
    );
  });
});
