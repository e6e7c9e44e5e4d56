import assert from 'node:assert/strict';
import {
  type CodeAction,
  CodeActionRequest,
  DiagnosticSeverity,
  SignatureHelpRequest,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { TestWorkspace } from '../support/workspace.ts';
import { connect, MODES } from './connect.ts';
import { completionsAt, hoverAt, openMarked } from './marked.ts';
import type { TestClient } from './test-client.ts';

const FILES = {
  'mpaas.config.json': JSON.stringify({
    contracts: ['contracts/**/*.rpc.ts'],
    generate: [{ target: 'h5-client', out: 'web/rpc' }],
  }),
  'contracts/a.rpc.ts': `export interface AccountService {
  /** Signs in.
   *  @operationType com.example.account.login */
  login(request: LoginRequest): Promise<void>;
  /** @operationType com.example.account.logout
   *  @deprecated use leave */
  logout(): Promise<void>;
}
export interface LoginRequest {
  /** @example "alice" */ name: string;
  kind: Kind;
}
export type Kind = 'a' | 'b';
`,
};

/** The same call in every language, around the string that names the operation. */
const LANGUAGES: Record<string, [file: string, around: (name: string) => string]> = {
  javascript: ['web/a.js', name => `AlipayJSBridge.call('rpc', { operationType: '${name}' });`],
  typescriptreact: [
    'web/a.tsx',
    name => `const a = <b onClick={() => my.call('rpc', { operationType: "${name}" })} />;`,
  ],
  html: ['web/a.html', name => `<p>it's</p><script>AlipayJSBridge.call('rpc', { operationType: '${name}' })</script>`],
  vue: [
    'web/a.vue',
    name => `<template><p/></template>\n<script>\nmy.call('rpc', { operationType: '${name}' })\n</script>`,
  ],
  java: ['app/A.java', name => `interface A {\n  @OperationType("${name}")\n  void login();\n}`],
  kotlin: ['app/A.kt', name => `interface A {\n  @OperationType("${name}")\n  fun login()\n}`],
  swift: ['app/A.swift', name => `let method = DTRpcMethod()\nmethod.operationType = "${name}"`],
  'objective-c': ['app/A.m', name => `method.operationType = @"${name}";`],
};

for (const mode of MODES) {
  describe(`call sites (${mode})`, () => {
    const run = async (task: (client: TestClient, workspace: TestWorkspace) => Promise<void>) => {
      await using workspace = await TestWorkspace.create(FILES);
      await using client = await connect({ mode, folders: [workspace.folder] });
      await task(client, workspace);
    };

    it('are completed and explained in every language', () =>
      run(async (client, workspace) => {
        for (const [language, [name, around]] of Object.entries(LANGUAGES)) {
          const file = workspace.path(name);
          const labels = (await completionsAt(client, file, around('acc┆'), language)).map(({ label }) => label);
          assert.deepEqual(labels, ['com.example.account.login', 'com.example.account.logout'], language);
          const hover = await hoverAt(client, file, around('com.example.┆account.login'), language);
          assert.equal(hover?.about, 'com.example.account.login', language);
          assert.match(
            hover?.says ?? '',
            /^\*\*com\.example\.account\.login\*\* · `AccountService\.login`\n\nSigns in\./,
          );
          assert.match(hover?.says ?? '', /"name": "alice"/);
        }
      }));

    it('are nothing in other strings', () =>
      run(async (client, workspace) => {
        const file = workspace.path('web/a.js');
        assert.deepEqual(
          await completionsAt(client, file, "const a = 'acc┆'; const b = { operationType: c };", 'javascript'),
          [],
        );
        assert.equal(await hoverAt(client, file, "const a = 'com.exam┆ple.other';", 'javascript'), undefined);
        assert.equal(
          (await hoverAt(client, file, "f('com.exam┆ple.account.login');", 'javascript'))?.about,
          'com.example.account.login',
        );
      }));

    it('mark what is not to be used any more', () =>
      run(async (client, workspace) => {
        const items = await completionsAt(
          client,
          workspace.path('web/a.js'),
          "a = { operationType: '┆' }",
          'javascript',
        );
        assert.deepEqual(
          items.map(({ tags }) => tags),
          [undefined, [1]],
        );
      }));

    it('show what a request is made of while it is written', () =>
      run(async (client, workspace) => {
        const help = async (data: string) => {
          const marked = `AlipayJSBridge.call('rpc', { operationType: 'com.example.account.login', requestData: ${data} });`;
          const { textDocument, position } = await openMarked(client, workspace.path('web/a.js'), marked, 'javascript');
          return client.connection.sendRequest(SignatureHelpRequest.type, { textDocument, position });
        };
        const [signature] = (await help('[{ ┆ }]'))?.signatures ?? [];
        assert.equal(signature?.label, 'login(request: LoginRequest): void');
        assert.deepEqual(signature?.parameters, [{ label: [6, 27] }]);
        assert.deepEqual(signature?.documentation, {
          kind: 'markdown',
          value: `Signs in.

\`\`\`ts
interface LoginRequest {
  /** @example "alice" */
  name: string;
  kind: Kind;
}

type Kind = 'a' | 'b';
\`\`\``,
        });
        assert.equal(await help('[{}], x: [┆]'), null);
      }));

    it('are problems where no contract has the operation, as long as they are open', () =>
      run(async (client, workspace) => {
        const file = workspace.path('web/a.js');
        const call = (name: string) =>
          `AlipayJSBridge.call('rpc', { operationType: '${name}' });\nlog('some.other.text');\n`;
        await client.open(file, call('com.example.account.logn'), 'javascript');
        const [misspelled] = await client.codes(file, 'rpc/unknown-operation');
        assert.equal(misspelled?.severity, DiagnosticSeverity.Warning);
        assert.match(String(misspelled?.message), /Did you mean "com\.example\.account\.login"\?/);
        await client.change(file, call('com.example.account.login'));
        await client.codes(file);
        await client.change(file, call('org.elsewhere.thing'));
        const [foreign] = await client.codes(file, 'rpc/unknown-operation');
        assert.equal(foreign?.severity, DiagnosticSeverity.Information);
        await client.close(file);
        await client.codes(file);
      }));

    it('become problems when their contract goes, and none when it comes', () =>
      run(async (client, workspace) => {
        const [page, contract] = [workspace.path('web/a.js'), workspace.path('contracts/a.rpc.ts')];
        await client.open(page, "my.call('rpc', { operationType: 'com.example.account.logout' });", 'javascript');
        const text = FILES['contracts/a.rpc.ts'];
        await client.open(contract, text.replace('account.logout', 'account.leave'));
        await client.codes(page, 'rpc/unknown-operation');
        await client.change(contract, text);
        await client.codes(page);
      }));

    const SITE = "AlipayJSBridge.call('rp┆c', { operationType: 'com.example.account.logout' }, done)";
    const CLIENT = "import { createRpc } from './rpc';\n\nconst rpc = createRpc();\n";
    const CONVERTED = 'rpc.accountService.logout().then(done)';
    for (const [file, before, after] of [
      ['a.js', `${SITE};\n`, `${CLIENT}\n${CONVERTED};\n`],
      [
        'a.vue',
        `<template><a @click="rpc"/></template>\n<script>\nexport default {};\n</script>\n<script setup>\n${SITE};\n</script>\n`,
        `<template><a @click="rpc"/></template>\n<script>\nexport default {};\n</script>\n<script setup>\n${CLIENT}\n${CONVERTED};\n</script>\n`,
      ],
    ] as const) {
      it(`are converted into calls of the generated client in ${file}`, () =>
        run(async (client, workspace) => {
          const language = file === 'a.js' ? 'javascript' : 'vue';
          const opened = await openMarked(client, workspace.path(`web/${file}`), before, language);
          const { textDocument, text } = opened;
          const [action] = await actionsAt(client, opened);
          assert.equal(action?.title, 'Call accountService.logout of the generated client');
          const document = TextDocument.create('', '', 1, text);
          assert.equal(TextDocument.applyEdits(document, action?.edit?.changes?.[textDocument.uri] ?? []), after);
        }));
    }

    for (const [file, text] of [
      ['a.html', `<script>\n${SITE};\n</script>\n`],
      ['a.vue', `<template><a @click="${SITE}"/></template>\n<script setup>\n</script>\n`],
    ] as const) {
      it(`are not converted where nothing can be imported, in ${file}`, () =>
        run(async (client, workspace) => {
          const opened = await openMarked(client, workspace.path(`web/${file}`), text, 'html');
          assert.deepEqual(await actionsAt(client, opened), []);
        }));
    }
  });
}

async function actionsAt(
  client: TestClient,
  { textDocument, position }: Awaited<ReturnType<typeof openMarked>>,
): Promise<CodeAction[]> {
  const found = await client.connection.sendRequest(CodeActionRequest.type, {
    textDocument,
    range: { start: position, end: position },
    context: { diagnostics: [] },
  });
  return (found ?? []) as CodeAction[];
}
