import assert from 'node:assert/strict';
import { readFile, unlink } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Diagnostic, DiagnosticSeverity, FileChangeType } from 'vscode-languageserver-protocol';
import type { Finding } from '../../server/src/findings.ts';
import { withoutSquiggles, withSquiggles } from '../support/squiggles.ts';
import { TestWorkspace } from '../support/workspace.ts';
import { connect, MODES } from './connect.ts';

const CONFIG = JSON.stringify({ contracts: ['contracts/**/*.rpc.ts'] });

const GOOD = `
export interface AccountService {
  /** @operationType shop.account.login */
  login(): Promise<void>;
}
`;

const MARKED = `
export interface AccountService {
  login(): Promise<void>;
  ~~~~~ rpc/missing-operation-type
}
`;
const BAD = withoutSquiggles(MARKED);

const DUPLICATE = `
export interface OtherService {
  /** @operationType shop.account.login */
  login(): Promise<void>;
}
`;

for (const mode of MODES) {
  describe(`diagnostics (${mode})`, () => {
    it('underline the name of an operation without operation type', async () => {
      await using workspace = await TestWorkspace.create({
        'mpaas.config.json': CONFIG,
        'contracts/account.rpc.ts': BAD,
      });
      await using client = await connect({ mode, folders: [workspace.folder] });
      const file = workspace.path('contracts/account.rpc.ts');
      const diagnostics = await client.codes(file, 'rpc/missing-operation-type');
      assert.equal(withSquiggles(BAD, diagnostics.map(asFinding)), MARKED);
      assert.equal(diagnostics[0]?.source, 'mPaaS');
    });

    it('come and go as one types', async () => {
      await using workspace = await TestWorkspace.create({
        'mpaas.config.json': CONFIG,
        'contracts/account.rpc.ts': GOOD,
      });
      const file = workspace.path('contracts/account.rpc.ts');
      await using client = await connect({ mode, folders: [workspace.folder] });
      await client.open(file, GOOD);
      await client.change(file, BAD);
      await client.codes(file, 'rpc/missing-operation-type');
      await client.change(file, GOOD);
      await client.codes(file);
    });

    it('return to what is on disk when the file is closed unsaved', async () => {
      await using workspace = await TestWorkspace.create({
        'mpaas.config.json': CONFIG,
        'contracts/account.rpc.ts': GOOD,
      });
      const file = workspace.path('contracts/account.rpc.ts');
      await using client = await connect({ mode, folders: [workspace.folder] });
      await client.open(file, BAD);
      await client.codes(file, 'rpc/missing-operation-type');
      await client.close(file);
      await client.codes(file);
    });

    it('go when the file is deleted on disk', async () => {
      await using workspace = await TestWorkspace.create({
        'mpaas.config.json': CONFIG,
        'contracts/account.rpc.ts': BAD,
      });
      const file = workspace.path('contracts/account.rpc.ts');
      await using client = await connect({ mode, folders: [workspace.folder] });
      await client.codes(file, 'rpc/missing-operation-type');
      await unlink(file);
      await client.changedOnDisk(file, FileChangeType.Deleted);
      await client.codes(file);
    });

    it('go when the folder of the contracts is deleted, which comes as one event', async () => {
      await using workspace = await TestWorkspace.create({
        'mpaas.config.json': CONFIG,
        'contracts/account.rpc.ts': BAD,
      });
      const file = workspace.path('contracts/account.rpc.ts');
      await using client = await connect({ mode, folders: [workspace.folder] });
      await client.codes(file, 'rpc/missing-operation-type');
      await unlink(file);
      await client.changedOnDisk(workspace.path('contracts'), FileChangeType.Deleted);
      await client.codes(file);
    });

    it('of one file follow from an edit of another', async () => {
      await using workspace = await TestWorkspace.create({
        'mpaas.config.json': CONFIG,
        'contracts/account.rpc.ts': GOOD,
        'contracts/other.rpc.ts': DUPLICATE,
      });
      const other = workspace.path('contracts/other.rpc.ts');
      await using client = await connect({ mode, folders: [workspace.folder] });
      await client.codes(other, 'rpc/duplicate-operation-type');
      const file = workspace.path('contracts/account.rpc.ts');
      await client.open(file, GOOD.replace('shop.account.login', 'shop.account.signIn'));
      await client.codes(other);
    });

    it('tell of one operation type in two configs for the same app, at both places, until one changes', async () => {
      await using workspace = await TestWorkspace.create({
        'web/mpaas.config.json': CONFIG,
        'web/contracts/account.rpc.ts': GOOD,
        'server/mpaas.config.json': CONFIG,
        'server/contracts/other.rpc.ts': DUPLICATE,
      });
      await using client = await connect({ mode, folders: [workspace.folder] });
      const first = workspace.path('web/contracts/account.rpc.ts');
      const second = workspace.path('server/contracts/other.rpc.ts');
      const [atFirst] = await client.codes(first, 'rpc/duplicate-operation-type');
      await client.codes(second, 'rpc/duplicate-operation-type');
      assert.equal(atFirst?.severity, DiagnosticSeverity.Warning);
      assert.deepEqual(
        atFirst?.relatedInformation?.map(({ location }) => fileURLToPath(location.uri)),
        [second],
      );
      await client.open(second, DUPLICATE.replace('shop.account.login', 'shop.account.signIn'));
      await client.codes(first);
      await client.codes(second);
    });

    it('link to the line of the documentation that explains their code, and carry what quick fixes need', async () => {
      await using workspace = await TestWorkspace.create({
        'mpaas.config.json': CONFIG,
        'contracts/account.rpc.ts': BAD,
      });
      await using client = await connect({ mode, folders: [workspace.folder] });
      const file = workspace.path('contracts/account.rpc.ts');
      const [diagnostic] = await client.codes(file, 'rpc/missing-operation-type');
      const { pathname, hash, href } = new URL(diagnostic?.codeDescription?.href ?? '');
      assert.match(pathname, /\/docs\/contracts\.md$/);
      const page = await readFile(fileURLToPath(href), 'utf8');
      assert.match(page.split('\n')[Number(hash.slice(2)) - 1] ?? '', /^\| `rpc\/missing-operation-type` \|/);
      assert.deepEqual(diagnostic?.data, { operationType: 'com.example.account.login' });
    });

    it('leave the compiler’s own errors of open files to the editor', async () => {
      await using workspace = await TestWorkspace.create({
        'mpaas.config.json': CONFIG,
        'contracts/account.rpc.ts': 'export interface {',
      });
      const file = workspace.path('contracts/account.rpc.ts');
      await using client = await connect({ mode, folders: [workspace.folder] });
      await client.until(() => client.diagnostics(file).length > 0);
      assert.ok(client.diagnostics(file).every(diagnostic => diagnostic.code === 'rpc/syntax-error'));
      await client.open(file, 'export interface {');
      await client.codes(file);
      await client.close(file);
      await client.until(() => client.diagnostics(file).length > 0);
    });

    it('are written in the editor’s language', async () => {
      await using workspace = await TestWorkspace.create({
        'mpaas.config.json': '{ "contracts": 1 }',
        'contracts/account.rpc.ts': BAD,
      });
      await using client = await connect({ mode, folders: [workspace.folder], locale: 'zh-cn' });
      const config = workspace.path('mpaas.config.json');
      const [atConfig] = await client.codes(config, 'config/invalid-value');
      assert.match(String(atConfig?.message), /\p{Script=Han}/u);
      await client.open(config, CONFIG);
      const [atContract] = await client.codes(workspace.path('contracts/account.rpc.ts'), 'rpc/missing-operation-type');
      assert.match(String(atContract?.message), /\p{Script=Han}/u);
    });

    it('point at a glob of the config that matches no contract, until one is there', async () => {
      const marked = `{ "contracts": ["*.rpc.ts"] }
                ~~~~~~~~~~ config/no-contracts`;
      const text = withoutSquiggles(marked);
      await using workspace = await TestWorkspace.create({ 'mpaas.config.json': text });
      const [config, contract] = [workspace.path('mpaas.config.json'), workspace.path('a.rpc.ts')];
      const options = { isTrusted: true, validatesConfig: true };
      await using client = await connect({ mode, folders: [workspace.folder], options });
      const diagnostics = await client.codes(config, 'config/no-contracts');
      assert.equal(withSquiggles(text, diagnostics.map(asFinding)), marked);
      await client.open(config, `\n${text}`);
      await client.until(() => client.diagnostics(config)[0]?.range.start.line === 1);
      await workspace.write('a.rpc.ts', GOOD);
      await client.changedOnDisk(contract, FileChangeType.Created);
      await client.codes(config);
      await unlink(contract);
      await client.changedOnDisk(contract, FileChangeType.Deleted);
      await client.codes(config, 'config/no-contracts');
      await client.open(contract, GOOD);
      await client.codes(config);
    });
  });
}

function asFinding({ range, code, message }: Diagnostic): Finding {
  return { range, code: String(code), message: String(message), severity: 'error', file: '' };
}
