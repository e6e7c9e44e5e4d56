import assert from 'node:assert/strict';
import { TextDocumentSyncKind } from 'vscode-languageserver-protocol';
import { CheckRequest } from '../../server/src/protocol.ts';
import { TestWorkspace } from '../support/workspace.ts';
import { connect, MODES } from './connect.ts';

for (const mode of MODES) {
  describe(`the server (${mode})`, () => {
    it('tells what it can', async () => {
      await using workspace = await TestWorkspace.create();
      await using client = await connect({ mode, folders: [workspace.folder] });
      const { capabilities, serverInfo } = client.initializeResult;
      assert.equal(serverInfo?.name, 'mPaaS Gateway Tools');
      assert.deepEqual(capabilities.textDocumentSync, { openClose: true, change: TextDocumentSyncKind.Incremental });
      for (const ability of [
        'hoverProvider',
        'completionProvider',
        'signatureHelpProvider',
        'codeActionProvider',
        'definitionProvider',
        'declarationProvider',
        'implementationProvider',
        'referencesProvider',
        'documentHighlightProvider',
        'documentLinkProvider',
        'documentSymbolProvider',
        'workspaceSymbolProvider',
      ] as const) {
        assert.ok(capabilities[ability], ability);
      }
      const characters = capabilities.completionProvider?.triggerCharacters ?? [];
      assert.equal(new Set(characters).size, characters.length);
    });

    it('checks all contracts of a config', async () => {
      await using workspace = await TestWorkspace.create({
        'mpaas.config.json': '{ "contracts": ["*.rpc.ts"] }',
        'a.rpc.ts': 'export interface A {\n  /** @operationType a.b */\n  b(): Promise<void>;\n}\n',
        'b.rpc.ts': 'export interface {',
      });
      await using client = await connect({ mode, folders: [workspace.folder] });
      const result = await client.request(CheckRequest, { config: workspace.path('mpaas.config.json') });
      assert.deepEqual([result.contracts, result.operations], [2, 1]);
      assert.ok(result.findings.some(finding => finding.code === 'rpc/syntax-error'));
    });
  });
}
