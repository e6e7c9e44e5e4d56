import assert from 'node:assert/strict';
import { type CodeAction, CodeActionRequest } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { TestWorkspace } from '../support/workspace.ts';
import { connect, MODES } from './connect.ts';
import { openMarked } from './marked.ts';

const MARKED = `export interface A {
  /** @operationType com.example.a.b */
  b(request: { n┆ame: string }): Promise<void>;
}
`;

for (const mode of MODES) {
  describe(`refactorings (${mode})`, () => {
    const actions = async (file: string, only?: string[]) => {
      await using workspace = await TestWorkspace.create({ 'mpaas.config.json': '{ "contracts": ["*.rpc.ts"] }' });
      await using client = await connect({ mode, folders: [workspace.folder] });
      const { textDocument, position, text } = await openMarked(client, workspace.path(file), MARKED);
      const range = { start: position, end: position };
      const context = { diagnostics: [], ...(only && { only }) };
      const found = await client.connection.sendRequest(CodeActionRequest.type, { textDocument, range, context });
      return ((found ?? []) as CodeAction[]).map(({ title, kind, edit }) => {
        const edits = edit?.changes?.[textDocument.uri] ?? [];
        return { title, kind, after: TextDocument.applyEdits(TextDocument.create('', '', 1, text), edits) };
      });
    };

    it('are offered where the cursor is, with their edits', async () => {
      const [extract, add, ...others] = await actions('a.rpc.ts');
      assert.deepEqual([extract?.title, extract?.kind], ['Extract request type BRequest', 'refactor.extract']);
      assert.match(
        extract?.after ?? '',
        /b\(request: BRequest\)[\s\S]*\n\nexport interface BRequest \{\n {2}name: string;\n\}\n/,
      );
      assert.deepEqual([add?.title, add?.kind], ['Add operation to A', 'refactor.rewrite']);
      assert.deepEqual(others, []);
    });

    it('are those kinds only that are asked for', async () => {
      assert.deepEqual(
        (await actions('a.rpc.ts', ['refactor.extract'])).map(({ kind }) => kind),
        ['refactor.extract'],
      );
      assert.equal((await actions('a.rpc.ts', ['refactor'])).length, 2);
      assert.deepEqual(await actions('a.rpc.ts', ['quickfix']), []);
    });

    it('are not offered in other files', async () => {
      assert.deepEqual(await actions('a.ts'), []);
    });
  });
}
