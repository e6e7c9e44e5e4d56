import assert from 'node:assert/strict';
import { TestWorkspace } from '../support/workspace.ts';
import { connect, MODES } from './connect.ts';
import { completed, completionsAt } from './marked.ts';

const CONFIG = '{ "contracts": ["contracts/**/*.rpc.ts"] }';
const ORDERS = `export interface OrderService {
  /** @operationType com.example.shop.order.create
   *  @http POST /orders */
  create(): Promise<void>;
  /** @operationType com.example.shop.order.find
   *  @http GET /orders/{id}/lines */
  find(request: { id: string; page?: number }): Promise<void>;
}
`;
const SNIPPETS = { textDocument: { completion: { completionItem: { snippetSupport: true } } } };

function inOperation(tags: string): string {
  return `export interface CartService {
  /** @operationType com.example.shop.cart.add */
  add(): Promise<void>;
  /**
   * Removes something.
   * ${tags}
   */
  remove(request: { cartId: string; line: number; tags?: string[]; note: { text: string } }): Promise<void>;
}
`;
}

function inProperty(tags: string): string {
  return `export interface A {\n  /** @operationType a.b */\n  b(request: { /** ${tags} */ c: string }): Promise<void>;\n}\n`;
}

for (const mode of MODES) {
  describe(`completion in contracts (${mode})`, () => {
    const run = async (task: (suggest: Suggest) => Promise<void>, capabilities?: typeof SNIPPETS) => {
      await using workspace = await TestWorkspace.create({ 'mpaas.config.json': CONFIG, 'contracts/b.rpc.ts': ORDERS });
      await using client = await connect({ mode, folders: [workspace.folder], ...(capabilities && { capabilities }) });
      const file = workspace.path('contracts/a.rpc.ts');
      await task({
        labels: async marked => (await completionsAt(client, file, marked)).map(({ label }) => label),
        take: (marked, label) => completed(client, file, marked, label),
        elsewhere: async marked => (await completionsAt(client, workspace.path('x.ts'), marked)).length,
      });
    };

    it('suggests tags where they can stand, and none twice', () =>
      run(async ({ labels }) => {
        assert.deepEqual(await labels(inOperation('@checkLogin\n   * @┆')), [
          '@operationType',
          '@http',
          '@consumes',
          '@signCheck',
          '@retryable',
          '@timeout',
        ]);
        assert.deepEqual(await labels('/** @┆ */\nexport interface B {\n  c(): Promise<void>;\n}\n'), [
          '@operationPrefix',
        ]);
        assert.ok((await labels(inProperty('@mi┆'))).includes('@minLength'));
        assert.ok(!(await labels(inProperty('@┆'))).includes('@http'));
      }));

    it('suggests nothing outside of doc comments and of contracts', () =>
      run(async ({ labels, elsewhere }) => {
        assert.deepEqual(await labels('// @┆\nexport interface B { c(): Promise<void> }'), []);
        assert.deepEqual(
          await labels('export interface B {\n  /** mail a@┆b.example */\n  c(): Promise<void>;\n}'),
          [],
        );
        assert.equal(await elsewhere(inOperation('@┆')), 0);
      }));

    it('puts values to fill in behind tags, for editors that take snippets', async () => {
      await run(async ({ take }) => {
        assert.match(
          await take(inOperation('@ht┆'), '@http'),
          /\* @http \$\{1\|GET,POST,PUT,DELETE,HEAD\|\} \/\$\{2:path\}\n/,
        );
        assert.match(await take(inOperation('@┆'), '@signCheck'), /\* @signCheck \$\{1\|no,yes\|\}\n/);
        assert.match(await take(inOperation('@┆'), '@retryable'), /\* @retryable\n/);
      }, SNIPPETS);
      await run(async ({ take }) => {
        assert.match(await take(inOperation('@ht┆'), '@http'), /\* @http GET \/path\n/);
        assert.match(await take(inOperation('@┆'), '@timeout'), /\* @timeout 5000\n/);
        assert.match(await take(inProperty('@┆'), '@pattern'), /\/\*\* @pattern \^\[a-z\]\+\$ \*\//);
      });
    });

    it('leaves the value of a tag alone whose name is typed again', () =>
      run(async ({ take }) => {
        assert.match(await take(inOperation('@timeo┆ut 70'), '@timeout'), /\* @timeout 70\n/);
      }));

    it('suggests operation types by prefix, those of the service first', () =>
      run(async ({ labels, take }) => {
        const marked = inOperation('@operationType ┆');
        assert.deepEqual(await labels(marked), ['com.example.shop.cart.remove', 'com.example.shop.order.remove']);
        assert.match(
          await take(inOperation('@operationType com.exa┆mple.wrong'), 'com.example.shop.cart.remove'),
          /@operationType com\.example\.shop\.cart\.remove\n/,
        );
      }));

    it('suggests prefixes for an interface', () =>
      run(async ({ labels }) => {
        assert.deepEqual(await labels('/** @operationPrefix c┆ */\nexport interface B {\n  c(): Promise<void>;\n}\n'), [
          'com.example.shop.order',
        ]);
      }));

    it('suggests verbs, segments that other paths have, and fields that can be part of a path', () =>
      run(async ({ labels, take }) => {
        const operation = (http: string) =>
          inOperation(`@operationType com.example.shop.cart.remove\n   * @http ${http}`);
        assert.deepEqual(await labels(operation('┆')), ['GET', 'POST', 'PUT', 'DELETE', 'HEAD']);
        assert.match(await take(operation('P┆OST /carts'), 'DELETE'), /@http DELETE \/carts\n/);
        assert.deepEqual(await labels(operation('DELETE /┆')), ['orders', '{cartId}', '{line}']);
        assert.deepEqual(await labels(operation('DELETE /carts/{┆')), ['cartId', 'line']);
        assert.deepEqual(await labels(operation('DELETE /carts/{cartId}/{┆')), ['line']);
        assert.match(await take(operation('DELETE /carts/{┆}'), 'cartId'), /@http DELETE \/carts\/\{cartId\}\n/);
        assert.match(await take(operation('DELETE /carts/{cartId}/┆'), '{line}'), /\/carts\/\{cartId\}\/\{line\}\n/);
      }));

    it('suggests the values of the other tags', () =>
      run(async ({ labels }) => {
        assert.deepEqual(await labels(inOperation('@signCheck ┆')), ['no', 'yes']);
        assert.deepEqual(await labels(inProperty('@asType ┆')), ['integer']);
        assert.ok((await labels(inProperty('@format e┆'))).includes('email'));
        const paths = await labels(inProperty('@faker person.┆'));
        assert.ok(paths.includes('person.fullName') && paths.length > 200);
        assert.deepEqual(await labels(inOperation('@timeout ┆')), []);
        assert.deepEqual(await labels(inOperation('@param ┆')), []);
      }));
  });
}

interface Suggest {
  labels(marked: string): Promise<string[]>;
  take(marked: string, label: string): Promise<string>;
  elsewhere(marked: string): Promise<number>;
}
