import assert from 'node:assert/strict';
import {
  type CompletionItem,
  CompletionRequest,
  FileChangeType,
  type Hover,
  HoverRequest,
  MarkupContent,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { uriOfFile } from '../../server/src/workspace/files.ts';
import { TestWorkspace } from '../support/workspace.ts';
import { connect, MODES } from './connect.ts';
import type { TestClient } from './test-client.ts';

const CONFIG = '{ "contracts": ["contracts/**/*.rpc.ts"] }';
const BAD = "AlipayJSBridge.call('startApp', { param: { transparentTitle: 'AUTO' } });\n";

/** Opens a text with its cursor and tells where that is. */
async function openMarked(client: TestClient, file: string, marked: string, languageId: string) {
  const offset = marked.indexOf('┆');
  const text = marked.replace('┆', '');
  await client.open(file, text, languageId);
  const position = TextDocument.create('', languageId, 1, text).positionAt(offset);
  return { textDocument: { uri: uriOfFile(file) }, position };
}

async function complete(client: TestClient, file: string, marked: string, languageId: string) {
  const params = await openMarked(client, file, marked, languageId);
  return (await client.connection.sendRequest(CompletionRequest.type, params)) as CompletionItem[] | null;
}

async function hover(client: TestClient, file: string, marked: string, languageId: string): Promise<Hover | null> {
  return client.connection.sendRequest(HoverRequest.type, await openMarked(client, file, marked, languageId));
}

function textOf(hover: Hover | null): string {
  assert.ok(hover && MarkupContent.is(hover.contents));
  return hover.contents.value;
}

for (const mode of MODES) {
  describe(`startup parameters (${mode})`, () => {
    const LANGUAGES: Record<string, [file: string, around: (script: string) => string]> = {
      javascript: ['page.js', script => script],
      javascriptreact: ['page.jsx', script => `const view = <p>don't {${script}}</p>`],
      typescript: ['page.ts', script => script],
      typescriptreact: ['page.tsx', script => `const view = <a href="/b" onClick={() => ${script}}>it's</a>`],
      html: ['page.html', script => `<p>don't</p><script>${script}</script>`],
      vue: ['page.vue', script => `<template><a @click='${script}'/></template>`],
    };
    for (const [language, [name, around]] of Object.entries(LANGUAGES)) {
      it(`are completed and explained in ${language}`, async () => {
        await using workspace = await TestWorkspace.create({ 'mpaas.config.json': CONFIG });
        await using client = await connect({ mode, folders: [workspace.folder] });
        const file = workspace.path(name);
        const script = around('my.call("startApp", { param: { backBehavior: "┆" } })');
        const items = await complete(client, file, script, language);
        assert.deepEqual(
          items?.map(({ label }) => label),
          ['back', 'pop', 'auto'],
        );
        const explained = await hover(
          client,
          file,
          around('my.call("startApp", { param: { backB┆ehavior: "pop" } })'),
          language,
        );
        assert.match(textOf(explained), /^\*\*backBehavior\*\* · `bb`\n/);
        assert.equal(
          await hover(client, file, around('my.call("s┆tartApp", { param: { bb: "pop" } })'), language),
          null,
        );
      });
    }

    it('are completed in h5_json.json, and in no other JSON', async () => {
      await using workspace = await TestWorkspace.create({ 'mpaas.config.json': CONFIG });
      await using client = await connect({ mode, folders: [workspace.folder] });
      const text = '{ "data": [{ "extend_info": { "launchParams": { ┆ } } }] }';
      const [first] = (await complete(client, workspace.path('h5_json.json'), text, 'json')) ?? [];
      assert.deepEqual([first?.label, first?.textEdit?.newText], ['url', '"url"']);
      assert.equal(await complete(client, workspace.path('other.json'), text, 'json'), null);
    });

    it('are explained with type, default, source and how sure that is', async () => {
      await using workspace = await TestWorkspace.create({ 'mpaas.config.json': CONFIG });
      await using client = await connect({ mode, folders: [workspace.folder] });
      const inCall = (inner: string) => `my.call('startApp', { param: { ${inner} } })`;
      const documented = await hover(client, workspace.path('a.js'), inCall("pullRefresh: 'N┆O'"), 'javascript');
      assert.equal(
        textOf(documented),
        `**pullRefresh** · \`pr\`

Whether the page can be pulled down to refresh. Only local files may set YES.

- Type: String YES/NO
- Default: "NO"
- pushWindow takes it.
- In the client's own table: BOOL, default false (seen in code)
- Source: https://help.aliyun.com/document_detail/85001.html (documented)`,
      );
      assert.deepEqual(documented?.range, { start: { line: 0, character: 45 }, end: { line: 0, character: 47 } });
      const seen = await hover(client, workspace.path('b.js'), inCall('nbupd┆ate: 1'), 'javascript');
      assert.equal(
        textOf(seen),
        `**nbupdate** · \`nup\`

Seen in code of an Alipay-family app; the meaning is not in the documents of mPaaS, and its build may differ.

- Type: STRING
- Default: "async"
- Source: \`com.alipay.mobile.nebula.util.H5ParamParser$1\` (seen in code)`,
      );
    });

    it('are checked as one types, with what would work', async () => {
      await using workspace = await TestWorkspace.create({ 'mpaas.config.json': CONFIG });
      await using client = await connect({ mode, folders: [workspace.folder] });
      const file = workspace.path('page.js');
      await client.open(file, BAD, 'javascript');
      const [diagnostic] = await client.codes(file, 'startup/transparent-title');
      assert.deepEqual(diagnostic?.data, { replacements: ['auto'] });
      assert.equal(diagnostic?.source, 'mPaaS');
      await client.change(file, BAD.replace('AUTO', 'auto'));
      await client.codes(file);
      await client.change(file, BAD);
      await client.codes(file, 'startup/transparent-title');
      await client.close(file);
      await client.codes(file);
    });

    it('are nothing to us in a workspace without config, until there is one', async () => {
      await using workspace = await TestWorkspace.create();
      await using client = await connect({ mode, folders: [workspace.folder] });
      const file = workspace.path('page.html');
      const marked = `<script>${BAD.replace("'AUTO'", "'AUTO┆'")}</script>`;
      assert.equal(await complete(client, file, marked, 'html'), null);
      assert.equal(await hover(client, file, marked, 'html'), null);
      assert.deepEqual(client.filesWithDiagnostics(), []);
      await workspace.write('mpaas.config.json', CONFIG);
      await client.changedOnDisk(workspace.path('mpaas.config.json'), FileChangeType.Created);
      await client.codes(file, 'startup/transparent-title');
    });

    it('leave contracts to the checks of contracts', async () => {
      const contract = `export interface A {\n  b(): Promise<void>;\n}\n${BAD}`;
      await using workspace = await TestWorkspace.create({
        'mpaas.config.json': CONFIG,
        'contracts/a.rpc.ts': contract,
      });
      await using client = await connect({ mode, folders: [workspace.folder] });
      const [file, page] = [workspace.path('contracts/a.rpc.ts'), workspace.path('page.ts')];
      await client.open(file, contract);
      await client.open(page, BAD);
      await client.codes(page, 'startup/transparent-title');
      await client.codes(file, 'rpc/missing-operation-type');
    });

    it('stand beside what contracts find in a file that they import', async () => {
      const types = `export interface T {\n  a: () => void;\n}\n${BAD}`;
      await using workspace = await TestWorkspace.create({
        'mpaas.config.json': CONFIG,
        'types.ts': types,
        'contracts/a.rpc.ts':
          "import type { T } from '../types.ts';\nexport interface A {\n  /** @operationType a.b */\n  b(): Promise<T>;\n}\n",
      });
      await using client = await connect({ mode, folders: [workspace.folder] });
      const file = workspace.path('types.ts');
      await client.codes(file, 'rpc/unsupported-type');
      await client.open(file, types);
      await client.codes(file, 'rpc/unsupported-type', 'startup/transparent-title');
      await client.change(file, types.replace('() => void', 'string'));
      await client.codes(file, 'startup/transparent-title');
      await client.close(file);
      await client.codes(file, 'rpc/unsupported-type');
    });

    it('are explained in the editor’s language', async () => {
      await using workspace = await TestWorkspace.create({ 'mpaas.config.json': CONFIG });
      await using client = await connect({ mode, folders: [workspace.folder], locale: 'zh-cn' });
      const explained = await hover(client, workspace.path('a.js'), BAD.replace("'AUTO'", "'AU┆TO'"), 'javascript');
      assert.match(textOf(explained), /使标题栏透明/);
    });
  });
}
