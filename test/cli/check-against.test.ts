import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import type { Log } from 'sarif';
import { runCli } from '../support/cli.ts';
import { commitAll, git } from '../support/git-repository.ts';
import { TestWorkspace } from '../support/workspace.ts';

const CONFIG = '{ "contracts": ["contracts/*.rpc.ts"] }';

const BEFORE = `/** @operationPrefix com.example.account */
export interface AccountService {
  login(request: { userName: string; code?: string }): Promise<{ token: string }>;
  logout(): Promise<void>;
}
`;

const AFTER = `/** @operationPrefix com.example.account */
export interface AccountService {
  login(request: { userName: string; code: string }): Promise<{ token: string }>;
}
`;

/** A workspace in a folder of a repository whose contracts changed since the only commit. */
async function changedWorkspace(): Promise<TestWorkspace> {
  const workspace = await TestWorkspace.create({
    'app/mpaas.config.json': CONFIG,
    'app/contracts/account.rpc.ts': BEFORE,
    'app/contracts/other.rpc.ts': BEFORE.replaceAll('ccount', 'ther'),
    '.gitignore': '*cache*',
  });
  await commitAll(workspace.folder);
  await workspace.write('app/contracts/account.rpc.ts', AFTER);
  return workspace;
}

describe('mpaas check --against', () => {
  it('names what breaks released apps, and exits with 1', async () => {
    await using workspace = await changedWorkspace();
    const { exitCode, stdout } = await runCli(['check', '--against', 'HEAD'], { cwd: workspace.path('app') });
    assert.equal(exitCode, 1);
    assert.match(
      stdout,
      /^contracts.account\.rpc\.ts:2:18 error The operation com\.example\.account\.logout is gone.* rpc\/removed-operation$/m,
    );
    assert.match(
      stdout,
      /^contracts.account\.rpc\.ts:3:38 error "login\(request\)\.code" was optional.* rpc\/required-field$/m,
    );
    assert.equal(stdout.trim().split('\n').length, 2);
  });

  it('speaks Chinese, JSON and SARIF', async () => {
    await using workspace = await changedWorkspace();
    const cwd = workspace.path('app');
    const env = { LANG: 'zh_CN.UTF-8' };
    const json = await runCli(['check', '--against', 'HEAD', '--format', 'json'], { cwd, env });
    const { findings } = JSON.parse(json.stdout);
    assert.deepEqual(
      findings.map(({ line, code }: { line: number; code: string }) => `${line} ${code}`),
      ['2 rpc/removed-operation', '3 rpc/required-field'],
    );
    assert.match(findings[0].message, /\p{Script=Han}/u);
    const sarif = await runCli(['check', '--against', 'HEAD', '--format', 'sarif'], { cwd });
    const log: Log = JSON.parse(sarif.stdout);
    assert.deepEqual(
      log.runs[0]?.tool.driver.rules?.map(rule => rule.shortDescription?.text),
      ['Removed operation', 'Request field that is required now'],
    );
  });

  it('exits with 0 where nothing breaks, and looks at the files that are named only', async () => {
    await using workspace = await changedWorkspace();
    const cwd = workspace.path('app');
    assert.equal((await runCli(['check', '--against', 'HEAD', 'contracts/other.rpc.ts'], { cwd })).exitCode, 0);
    assert.equal((await runCli(['check', '--against', 'HEAD', 'contracts/account.rpc.ts'], { cwd })).exitCode, 1);
    await git(workspace.folder, 'commit', '--quiet', '--all', '--message', 'Change');
    const { exitCode, stdout } = await runCli(['check', '--against', 'HEAD'], { cwd });
    assert.deepEqual([exitCode, stdout], [0, '']);
  });

  it('exits with 2 where there is nothing to compare with, and says why', async () => {
    await using workspace = await changedWorkspace();
    const cwd = workspace.path('app');
    const unknown = await runCli(['check', '--against', 'v9'], { cwd });
    assert.equal(unknown.exitCode, 2);
    assert.match(unknown.stderr, /^mpaas: git knows no "v9"\./m);
    await workspace.write('lonely/a.rpc.ts', BEFORE);
    const lonely = await runCli(['check', '--against', 'HEAD', 'a.rpc.ts'], { cwd: workspace.path('lonely') });
    assert.equal(lonely.exitCode, 2);
    assert.match(lonely.stderr, /There is no mpaas\.config\.json/);
  });

  it('leaves no temporary folder', async () => {
    await using workspace = await changedWorkspace();
    await workspace.write('temporary/.keep', '');
    const temporary = workspace.path('temporary');
    const env = { TMPDIR: temporary, TMP: temporary, TEMP: temporary };
    await runCli(['check', '--against', 'HEAD'], { cwd: workspace.path('app'), env });
    assert.deepEqual(await readdir(temporary), ['.keep']);
  });
});
