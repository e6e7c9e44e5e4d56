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
- Source: https://help.aliyun.com/en/document_detail/85001.html (documented)`,
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

    for (const name of ['a/b/70000000_1.0.0.6.amr', 'app/src/main/assets/h5_json.json', 'custom_config.json']) {
      it(`are completed, explained and checked without config where there is ${name}`, async () => {
        await using workspace = await TestWorkspace.create({ [name]: '[]' });
        await using client = await connect({ mode, folders: [workspace.folder] });
        const file = workspace.path('page.html');
        const page = (script: string) => `<script>${script}</script>`;
        const items = await complete(client, file, page("my.call('startApp', { param: { ┆ } })"), 'html');
        assert.ok(items && items.length > 0);
        assert.ok(await hover(client, file, page("my.call('startApp', { param: { b┆b: 'pop' } })"), 'html'));
        await client.change(file, page(BAD));
        await client.codes(file, 'startup/transparent-title');
      });
    }

    it('are checked from when a package comes until the last one is gone', async () => {
      await using workspace = await TestWorkspace.create();
      await using client = await connect({ mode, folders: [workspace.folder] });
      const [file, amr] = [workspace.path('page.js'), workspace.path('out/70000000_1.0.0.6.amr')];
      assert.equal(await complete(client, file, BAD.replace("'AUTO'", "'AUTO┆'"), 'javascript'), null);
      await client.changedOnDisk(amr, FileChangeType.Created);
      await client.codes(file, 'startup/transparent-title');
      await client.changedOnDisk(amr, FileChangeType.Deleted);
      await client.codes(file);
    });

    it('are nothing to us where packages are installed ones, or hidden ones', async () => {
      await using workspace = await TestWorkspace.create({
        'node_modules/a/b.amr': '',
        'hidden/b.amr': '',
        'assets/h5_json.json': '[]',
      });
      const capabilities = { workspace: { configuration: true } };
      const settings = {
        'files.exclude': { '**/hidden': true, '**/*_json.json': true, '**/*.js': { when: '$(b).ts' } },
      };
      await using client = await connect({ mode, folders: [workspace.folder], capabilities, settings });
      const marked = BAD.replace("'AUTO'", "'AUTO┆'");
      assert.equal(await complete(client, workspace.path('page.js'), marked, 'javascript'), null);
    });

    it('are not checked in files that are installed or hidden', async () => {
      await using workspace = await TestWorkspace.create({ 'mpaas.config.json': CONFIG });
      const capabilities = { workspace: { configuration: true } };
      const settings = { 'files.exclude': { '**/gen': true, '**/page.js': { when: '$(basename).ts' }, page: false } };
      await using client = await connect({ mode, folders: [workspace.folder], capabilities, settings });
      const others = ['node_modules/a/b.js', 'web/gen/c.js'].map(file => workspace.path(file));
      for (const file of others) await client.open(file, BAD, 'javascript');
      const file = workspace.path('web/page.js');
      await client.open(file, BAD, 'javascript');
      await client.codes(file, 'startup/transparent-title');
      assert.deepEqual(
        client.filesWithDiagnostics().filter(each => others.includes(each)),
        [],
      );
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
