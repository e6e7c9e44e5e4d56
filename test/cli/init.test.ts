import assert from 'node:assert/strict';
import { readdir, readFile, stat } from 'node:fs/promises';
import { runCli, startGatewayCli } from '../support/cli.ts';
import { TestWorkspace } from '../support/workspace.ts';

const INIT = ['init', 'shop', '--service', 'OrderService', '--prefix', 'com.example.order'];

describe('mpaas init', () => {
  it('makes a project that is generated from, served, called and packed at once', async () => {
    await using workspace = await TestWorkspace.create();
    const made = await runCli([...INIT, '--json'], { cwd: workspace.folder });
    assert.equal(made.exitCode, 0, made.stderr);
    const { folder, operationType } = JSON.parse(made.stdout);
    assert.equal(folder, workspace.path('shop'));
    const cwd = workspace.path('shop');
    const run = async (...args: string[]) => {
      const { exitCode, stdout, stderr } = await runCli(args, { cwd });
      assert.equal(exitCode, 0, stderr);
      return stdout;
    };
    await run('check');
    await run('generate');
    await run('pack', 'h5', '--app-id', '70000000', '--version', '1.0.0.0', '--key', 'keys/private.pem');
    await run('verify', '70000000_1.0.0.0.amr', '--key', 'keys/public.pem');
    const gateway = await startGatewayCli([], { cwd });
    try {
      const answer = JSON.parse(await run('call', operationType, '{"id":"1"}', '--url', gateway.url, '--json'));
      assert.equal(answer.resultStatus, 1000);
      assert.deepEqual(answer.body, { id: '1' });
    } finally {
      await gateway.stop();
    }
  });

  it('keeps what signs out of git, and from others on this machine', async () => {
    await using workspace = await TestWorkspace.create();
    await runCli(INIT, { cwd: workspace.folder });
    const ignored = await readFile(workspace.path('shop/keys/.gitignore'), 'utf8');
    assert.match(ignored, /^\*$/m);
    assert.doesNotMatch(ignored, /^!(private\.pem|app-secret)$/m);
    if (process.platform === 'win32') return;
    for (const name of ['private.pem', 'app-secret']) {
      assert.equal((await stat(workspace.path(`shop/keys/${name}`))).mode & 0o077, 0, name);
    }
  });

  it('overwrites nothing, and then writes nothing', async () => {
    await using workspace = await TestWorkspace.create({ 'shop/mpaas.config.json': 'mine' });
    const { exitCode, stderr } = await runCli(INIT, { cwd: workspace.folder });
    assert.equal(exitCode, 2);
    assert.match(stderr, /mpaas\.config\.json is there already/);
    assert.deepEqual(await readdir(workspace.path('shop')), ['mpaas.config.json']);
    assert.equal(await readFile(workspace.path('shop/mpaas.config.json'), 'utf8'), 'mine');
  });

  for (const [option, value] of [
    ['--service', 'orders'],
    ['--prefix', 'com example'],
  ] as const) {
    it(`refuses ${option} ${value}`, async () => {
      await using workspace = await TestWorkspace.create();
      const { exitCode, stderr } = await runCli(['init', option, value], { cwd: workspace.folder });
      assert.equal(exitCode, 2);
      assert.ok(stderr.includes(option), stderr);
      assert.deepEqual(await readdir(workspace.folder), []);
    });
  }
});
