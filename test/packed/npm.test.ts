import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bin, name, version } from '../../package.json';
import { npm } from '../../scripts/npm.ts';
import { TARBALL } from '../../scripts/package/packed-files.ts';
import { runCli, startGatewayCli } from '../support/cli.ts';
import { copyExamples } from '../support/examples.ts';
import { TestWorkspace } from '../support/workspace.ts';

const LOG = path.resolve(__dirname, '../fixtures/logs/gateway-digest.log');
const SECRET = { MPAAS_APP_SECRET: 'packed secret' };

describe('the command line as npm installs it', function () {
  this.timeout(120_000);
  let home: TestWorkspace;
  let script: string;

  before(async () => {
    home = await TestWorkspace.create({ 'package.json': '{ "private": true }' });
    await npm(['install', '--offline', '--ignore-scripts', TARBALL], home.folder);
    script = home.path(path.posix.join('node_modules', name, bin.mpaas));
  });

  after(() => home[Symbol.asyncDispose]());

  it('brings nothing else and is there as a command', async () => {
    const installed = await readdir(home.path('node_modules'));
    assert.deepEqual(
      installed.filter(entry => !entry.startsWith('.')),
      [name],
    );
    assert.deepEqual(
      (await readdir(home.path('node_modules/.bin'))).filter(entry => !entry.includes('.')),
      ['mpaas'],
    );
    assert.equal((await runCli(['--version'], { cwd: home.folder, script })).stdout, `${version}\n`);
  });

  it('generates, checks, and serves what it generated for', async () => {
    await using workspace = await copyExamples();
    const options = { cwd: workspace.folder, script, env: SECRET };
    const generated = await runCli(['generate'], options);
    assert.equal(generated.exitCode, 0, generated.stderr);
    assert.equal((await runCli(['generate', '--check'], options)).exitCode, 0);
    const gateway = await startGatewayCli([], options);
    try {
      const request = '{"userName":"alice","password":"correct horse"}';
      const call = await runCli(['call', 'com.example.account.login', request, '--url', gateway.url], options);
      assert.equal(call.exitCode, 0, call.stderr);
    } finally {
      assert.equal(await gateway.stop(), 0);
    }
  });

  it('packs, signs and verifies', async () => {
    await using workspace = await TestWorkspace.create({ 'site/www/index.html': '<!doctype html>' });
    const run = async (...args: string[]) => {
      const { exitCode, stderr, stdout } = await runCli(args, { cwd: workspace.folder, script });
      assert.equal(exitCode, 0, stderr);
      return stdout;
    };
    await run('keygen', '--out', 'keys');
    await run('pack', 'site', '--app-id', '70000000', '--version', '1.0.0.1', '--key', 'keys/private.pem');
    await run('verify', '70000000_1.0.0.1.amr', '--key', 'keys/public.pem');
  });

  it('leads to the pages that explain codes', async () => {
    await using workspace = await TestWorkspace.create({
      'mpaas.config.json': '{ "contracts": ["*.rpc.ts"] }',
      'a.rpc.ts': 'export interface AService { /** @operationType a.b */ get(id: any): Promise<void> }\n',
    });
    const options = { cwd: workspace.folder, script, env: { XDG_CACHE_HOME: home.path('cache') } };
    const { stdout } = await runCli(['check', '--format', 'sarif'], options);
    const [rule] = JSON.parse(stdout).runs[0].tool.driver.rules;
    const [, file = '', line] = /^(.*)#L(\d+)$/.exec(rule.helpUri) ?? [];
    const lines = (await readFile(fileURLToPath(file), 'utf8')).split('\n');
    assert.match(lines[Number(line) - 1] ?? '', new RegExp(`^\\| \`${rule.id}\``));
  });

  it('explains codes and logs', async () => {
    const options = { cwd: home.folder, script };
    assert.match((await runCli(['explain', '7002'], options)).stdout, /7002/);
    assert.match((await runCli(['explain', LOG], options)).stdout, /7003/);
  });
});
