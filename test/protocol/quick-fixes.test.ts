import assert from 'node:assert/strict';
import { type CodeAction, CodeActionRequest, type Diagnostic } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { uriOfFile } from '../../server/src/workspace/files.ts';
import { TestWorkspace } from '../support/workspace.ts';
import { connect } from './connect.ts';

const CONFIG = '{ "contracts": ["*.rpc.ts"] }';

interface Fixed {
  title: string;
  isPreferred: boolean;
  after: string;
}

/** Opens a text, waits for a finding, and asks for what mends it. */
async function fixes(text: string, code: string, options: { name?: string; only?: string[] } = {}): Promise<Fixed[]> {
  const { name = 'a.rpc.ts', only } = options;
  await using workspace = await TestWorkspace.create(
    name === 'mpaas.config.json' ? { [name]: text } : { 'mpaas.config.json': CONFIG },
  );
  await using client = await connect({ mode: 'in-band', folders: [workspace.folder] });
  const file = workspace.path(name);
  await client.open(file, text, name.endsWith('.js') ? 'javascript' : undefined);
  const ofCode = ({ code: found }: Diagnostic) => found === code;
  await client.until(() => client.diagnostics(file).some(ofCode));
  const [diagnostic] = client.diagnostics(file).filter(ofCode);
  assert.ok(diagnostic);
  const answer = await client.connection.sendRequest(CodeActionRequest.type, {
    textDocument: { uri: uriOfFile(file) },
    range: diagnostic.range,
    context: { diagnostics: [diagnostic], only: only ?? ['quickfix'] },
  });
  const document = TextDocument.create('', '', 1, text);
  return ((answer ?? []) as CodeAction[]).map(({ title, isPreferred = false, edit }) => ({
    title,
    isPreferred,
    after: TextDocument.applyEdits(document, edit?.changes?.[uriOfFile(file)] ?? []),
  }));
}

/** A contract of one operation, around what changes. */
function operation(tags: string, method = 'b(request: { id: string }): Promise<void>;'): string {
  return `export interface A {
  /**
   * Does b.
   * @operationType com.example.a.b
   * ${tags}
   */
  ${method}
}
`;
}

async function onlyFix(text: string, code: string): Promise<Fixed> {
  const [fix] = await fixes(text, code);
  assert.ok(fix, `no fix for ${code}`);
  return fix;
}

describe('quick fixes', () => {
  it('give operations an operation type, or their service a prefix', async () => {
    const text = 'export interface AccountService {\n  login(): Promise<void>;\n}\n';
    assert.deepEqual(await fixes(text, 'rpc/missing-operation-type'), [
      {
        title: 'Add @operationType com.example.account.login',
        isPreferred: true,
        after:
          'export interface AccountService {\n  /** @operationType com.example.account.login */\n  login(): Promise<void>;\n}\n',
      },
      {
        title: 'Add @operationPrefix com.example.account to AccountService',
        isPreferred: false,
        after:
          '/** @operationPrefix com.example.account */\nexport interface AccountService {\n  login(): Promise<void>;\n}\n',
      },
    ]);
  });

  it('give the second of two the same an operation type of its own', async () => {
    const text = `export interface A {
  /** @operationType com.example.a */
  a(): Promise<void>;
  /** @operationType com.example.a */
  b(): Promise<void>;
}
`;
    const fix = await onlyFix(text, 'rpc/duplicate-operation-type');
    assert.equal(fix.after, text.replace('com.example.a */\n  b', 'com.example.b */\n  b'));
  });

  for (const [written, meant] of [
    ['@signCheck false', '@signCheck no'],
    ['@timeout 5s', '@timeout 5000'],
    ['@timeout 1.5 seconds', '@timeout 1500'],
    ['@http get orders/:id', '@http GET /orders/{id}'],
  ] as const) {
    it(`write ${written} as it was meant`, async () => {
      const [mended, removed, ...others] = await fixes(operation(written), 'rpc/malformed-tag');
      assert.deepEqual([mended?.after, mended?.isPreferred], [operation(meant), true]);
      assert.equal(removed?.after, operation(written).replace(`   * ${written}\n`, ''));
      assert.deepEqual(others, []);
    });
  }

  it('write values of fields as they were meant', async () => {
    const field = (tag: string) => operation('@checkLogin', `b(request: { /** ${tag} */ id: string }): Promise<void>;`);
    assert.equal((await onlyFix(field('@maxLength "5"'), 'rpc/malformed-tag')).after, field('@maxLength 5'));
    assert.equal((await onlyFix(field('@uniqueItems yes'), 'rpc/malformed-tag')).after, field('@uniqueItems'));
  });

  it('correct the spelling of tags', async () => {
    const fix = await onlyFix(operation('@chekLogin'), 'rpc/unknown-tag');
    assert.deepEqual([fix.title, fix.after], ['Replace with @checkLogin', operation('@checkLogin')]);
  });

  it('take tags away that say nothing where they stand', async () => {
    const text = operation('@minLength 5');
    assert.equal((await onlyFix(text, 'rpc/misplaced-tag')).after, text.replace('   * @minLength 5\n', ''));
    const twice = operation('@checkLogin\n   * @checkLogin');
    assert.equal((await onlyFix(twice, 'rpc/repeated-tag')).after, operation('@checkLogin'));
  });

  it('take the comment away with its only tag', async () => {
    const text = operation('@checkLogin', 'b(request: { /** @retryable */ id: string }): Promise<void>;');
    assert.equal((await onlyFix(text, 'rpc/misplaced-tag')).after, text.replace('/** @retryable */ ', ''));
  });

  it('give requests the fields that paths name', async () => {
    const text = (request: string) => operation('@http GET /orders/{id}', `b(request: ${request}): Promise<void>;`);
    assert.equal(
      (await onlyFix(text('{ page: number }'), 'rpc/http-path')).after,
      text('{ id: string; page: number }'),
    );
    assert.equal((await onlyFix(text('{ id?: string }'), 'rpc/http-path')).after, text('{ id: string }'));
    const named = `${text('Query')}interface Query {\n  page: number;\n}\n`;
    assert.equal((await onlyFix(named, 'rpc/http-path')).after, named.replace('Query {\n', 'Query {\n  id: string;\n'));
  });

  it('send as body what does not fit into a query', async () => {
    const text = operation('@http GET /orders', 'b(request: { ids: string[] }): Promise<void>;');
    assert.equal((await onlyFix(text, 'rpc/http-query')).after, text.replace('GET', 'POST'));
  });

  it('ask by GET for what has a result', async () => {
    const text = operation('@http HEAD /orders', 'b(): Promise<string>;');
    assert.equal((await onlyFix(text, 'rpc/http-head')).after, text.replace('HEAD', 'GET'));
  });

  it('make one request of several parameters', async () => {
    const text = operation('@checkLogin', "b(name: string, at: { x: 1, y: 2 }, note?: 'a,b'): Promise<void>;");
    assert.equal(
      (await onlyFix(text, 'rpc/too-many-parameters')).after,
      operation('@checkLogin', "b(request: { name: string; at: { x: 1, y: 2 }; note?: 'a,b' }): Promise<void>;"),
    );
  });

  it('write types that travel in the place of those that do not', async () => {
    const text = (type: string) => operation('@checkLogin', `b(request: { id: ${type} }): Promise<void>;`);
    for (const [written, meant] of [
      ['Map<string, number>', 'Record<string, number>'],
      ['Set<string>', 'string[]'],
      ['bigint', 'string'],
    ] as const) {
      assert.equal((await onlyFix(text(written), 'rpc/unsupported-type')).after, text(meant));
    }
  });

  it('name an environment variable in the place of a secret', async () => {
    const text = '{ "contracts": [], "app": { "appId": "A", "workspaceId": "W", "secret": "s3cret" } }';
    const [fix] = await fixes(text, 'config/secret-in-config', { name: 'mpaas.config.json' });
    assert.equal(fix?.after, text.replace('"s3cret"', '{ "env": "MPAAS_APP_SECRET" }'));
  });

  it('write the operation that was probably meant, and the value that works', async () => {
    const page = "my.call('startApp', { param: { transparentTitle: 'AUTO' } });\n";
    const [fix] = await fixes(page, 'startup/transparent-title', { name: 'page.js' });
    assert.equal(fix?.after, page.replace('AUTO', 'auto'));
  });

  it('mend all of a kind, and all that is certain', async () => {
    const text = `export interface A {
  /** @operationtype com.example.a.a @chekLogin */
  a(): Promise<void>;
  /** @operationtype com.example.a.b */
  b(): Promise<void>;
  /** @operationType com.example.a.c @timeout 5s */
  c(): Promise<void>;
}
`;
    const alike = (await fixes(text, 'rpc/unknown-tag')).find(({ title }) => title.startsWith('Fix all in this file'));
    assert.equal(
      alike?.after,
      text.replaceAll('@operationtype', '@operationType').replace('@chekLogin', '@checkLogin'),
    );
    const [all] = await fixes(text, 'rpc/unknown-tag', { only: ['source.fixAll'] });
    assert.match(all?.after ?? '', /@checkLogin[\s\S]*@operationType com\.example\.a\.b \*\/[\s\S]*@timeout 5000/);
  });

  it('are none where nothing is certain enough', async () => {
    assert.deepEqual(
      await fixes(operation('@checkLogin', 'b(request: { id: () => void }): Promise<void>;'), 'rpc/unsupported-type'),
      [],
    );
  });
});
