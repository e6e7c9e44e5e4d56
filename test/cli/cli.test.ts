import assert from 'node:assert/strict';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import path from 'node:path';
import type { Log } from 'sarif';
import { type CliOptions, runCli, startGatewayCli } from '../support/cli.ts';
import { copyExamples } from '../support/examples.ts';
import { OpensslFolder } from '../support/openssl.ts';
import { TestWorkspace } from '../support/workspace.ts';

const CONFIG = '{ "contracts": ["*.rpc.ts"], "generate": [{ "target": "http-client", "out": "client" }] }';
const GOOD = '/** @operationPrefix a */ export interface A { m(): string }';
const GONE = '/** @operationPrefix gone */ export interface Gone { m(): Promise<string> }';
const BAD = 'export interface B {\n  m(): Map<string, string>;\n}\n';

/** Runs the command line in a folder of these files. */
async function run(files: Record<string, string | Uint8Array>, args: string[], options: Partial<CliOptions> = {}) {
  await using workspace = await TestWorkspace.create(files);
  return await runCli(args, { cwd: workspace.folder, ...options });
}

describe('mpaas', () => {
  it('says which version it is and what it can do', async () => {
    assert.match((await run({}, ['--version'])).stdout, /^\d+\.\d+\.\d+\n$/);
    const help = await run({}, ['--help']);
    assert.equal(help.exitCode, 0);
    for (const command of ['generate', 'check', 'gateway', 'call']) assert.match(help.stdout, new RegExp(command));
  });

  it('speaks Chinese in a Chinese environment', async () => {
    const { stderr } = await run({}, ['generate'], { env: { LANG: 'zh_CN.UTF-8' } });
    assert.match(stderr, /没有 mpaas\.config\.json/);
  });

  describe('calls that cannot be used', () => {
    const cases: [name: string, args: string[], files: Record<string, string>, message: RegExp][] = [
      ['no config', ['generate'], {}, /no mpaas\.config\.json/],
      ['a config that is not there', ['generate', '--config', 'gone.json'], {}, /gone\.json/],
      [
        'a malformed config',
        ['generate'],
        { 'mpaas.config.json': '{ "contracts": [' },
        /mpaas\.config\.json:1:\d+ error .*config\/syntax/,
      ],
      [
        'an unknown target in the config',
        ['generate'],
        { 'mpaas.config.json': CONFIG.replace('http-client', 'h6') },
        /config\/unknown-target/,
      ],
      ['an unknown target', ['generate', '--target', 'h6'], { 'mpaas.config.json': CONFIG }, /h6.*h5-client/s],
      [
        'a target that the config does not list',
        ['generate', '--target', 'h5-client'],
        { 'mpaas.config.json': CONFIG },
        /no entry for h5-client/,
      ],
      [
        'nothing to generate',
        ['generate'],
        { 'mpaas.config.json': '{ "contracts": ["*.rpc.ts"] }' },
        /nothing to generate/,
      ],
      ['a file that is not there', ['check', 'gone.rpc.ts'], {}, /gone\.rpc\.ts/],
      ['an unknown command', ['fly'], {}, /unknown command/],
      ['an unknown option', ['check', '--fast'], {}, /unknown option/],
      ['a port that is none', ['gateway', '--port', '99999'], { 'mpaas.config.json': CONFIG }, /65535/],
      ['a request that is no JSON', ['call', 'a.m', '{'], {}, /no JSON/],
      ['a secret that is not set', ['call', 'a.m', '--secret-env', 'GONE'], {}, /GONE is not set/],
      ['no gateway', ['call', 'a.m', '--url', 'http://127.0.0.1:9/mgw.htm'], {}, /127\.0\.0\.1:9/],
      ['an address that is none', ['call', 'a.m', '--url', 'localhost'], {}, /localhost/],
    ];
    for (const [name, args, files, message] of cases) {
      it(name, async () => {
        const { exitCode, stdout, stderr } = await run(files, args);
        assert.equal(exitCode, 2);
        assert.match(stderr, message);
        assert.equal(stdout, '');
        assert.doesNotMatch(stderr, /\n\s+at /, 'a stack trace');
      });
    }
  });

  describe('check', () => {
    const files = { 'mpaas.config.json': CONFIG, 'good.rpc.ts': GOOD, 'bad.rpc.ts': BAD };

    it('prints findings as text', async () => {
      const { exitCode, stdout } = await run(files, ['check']);
      assert.equal(exitCode, 1);
      assert.match(stdout, /^bad\.rpc\.ts:2:3 error .* rpc\/missing-operation-type$/m);
      assert.match(stdout, /^bad\.rpc\.ts:2:8 error .* rpc\/unsupported-type$/m);
    });

    it('prints findings as JSON, alone', async () => {
      const { stdout } = await run(files, ['check', '--format', 'json']);
      const { findings } = JSON.parse(stdout);
      assert.deepEqual(
        findings.map(({ line, column, code, severity }: Record<string, unknown>) => [line, column, code, severity]),
        [
          [2, 3, 'rpc/missing-operation-type', 'error'],
          [2, 8, 'rpc/unsupported-type', 'error'],
        ],
      );
    });

    it('prints findings as SARIF', async () => {
      const { stdout } = await run(files, ['check', '--format', 'sarif']);
      const log: Log = JSON.parse(stdout);
      const [sarif] = log.runs;
      assert.equal(log.version, '2.1.0');
      assert.deepEqual(
        sarif?.tool.driver.rules?.map(rule => rule.id),
        ['rpc/missing-operation-type', 'rpc/unsupported-type'],
      );
      const [rule] = sarif?.tool.driver.rules ?? [];
      assert.deepEqual(rule?.shortDescription, { text: 'Operation without operation type' });
      assert.deepEqual(rule?.defaultConfiguration, { level: 'error' });
      assert.match(rule?.helpUri ?? '', /^file:.*\/docs\/contracts\.md#L\d+$/);
      const place = sarif?.results?.[1]?.locations?.[0]?.physicalLocation;
      assert.deepEqual(place?.artifactLocation, { uri: 'bad.rpc.ts', uriBaseId: 'ROOT' });
      assert.deepEqual(place?.region, { startLine: 2, startColumn: 8, endLine: 2, endColumn: 27 });
    });

    it('checks the files it is given, with or without a config', async () => {
      assert.equal((await run(files, ['check', 'good.rpc.ts'])).exitCode, 0);
      assert.equal((await run(files, ['check', 'bad.rpc.ts'])).exitCode, 1);
      assert.equal((await run({ 'a/bad.rpc.ts': BAD }, ['check', 'a/bad.rpc.ts'])).exitCode, 1);
      assert.equal((await run({ '[x] (y)/good.rpc.ts': GOOD }, ['check', '[x] (y)/good.rpc.ts'])).exitCode, 0);
    });

    it('finds broken TypeScript, a circular alias and a file that is no UTF-8, and still reads the others', async () => {
      const { stdout, exitCode } = await run(
        {
          'mpaas.config.json': CONFIG,
          'broken.rpc.ts': 'export interface {',
          'loop.rpc.ts': '/** @operationPrefix l */ export interface L { m(): T }\ntype T = U;\ntype U = T;',
          'latin.rpc.ts': Buffer.from('// \xe9', 'latin1'),
          'bad.rpc.ts': BAD,
        },
        ['check'],
      );
      assert.equal(exitCode, 1);
      for (const code of ['syntax-error', 'circular-type', 'not-utf8', 'unsupported-type'])
        assert.match(stdout, new RegExp(`rpc/${code}`));
    });
  });

  describe('check, where a glob of the config matches no contract', () => {
    const none = { 'mpaas.config.json': CONFIG, 'contracts/good.rpc.ts': GOOD };
    const some = { ...none, 'mpaas.config.json': CONFIG.replace('["', '["contracts/*.rpc.ts", "') };

    it('is an error when none matches, at the glob', async () => {
      const { exitCode, stdout } = await run(none, ['check']);
      assert.equal(exitCode, 1);
      assert.match(stdout, /^mpaas\.config\.json:1:17 error "\*\.rpc\.ts" matches no file.* config\/no-contracts$/m);
    });

    it('is a warning when another one matches', async () => {
      const { exitCode, stdout } = await run(some, ['check', '--format', 'json']);
      assert.equal(exitCode, 1);
      const [{ message: _, ...finding }, ...others] = JSON.parse(stdout).findings;
      assert.deepEqual(others, []);
      assert.deepEqual(
        { ...finding, file: path.basename(finding.file) },
        {
          file: 'mpaas.config.json',
          line: 1,
          column: 39,
          endLine: 1,
          endColumn: 49,
          code: 'config/no-contracts',
          severity: 'warning',
        },
      );
    });

    it('is in SARIF', async () => {
      const { stdout } = await run(none, ['check', '--format', 'sarif']);
      const log: Log = JSON.parse(stdout);
      const [result] = log.runs[0]?.results ?? [];
      assert.deepEqual([result?.ruleId, result?.level], ['config/no-contracts', 'error']);
      assert.equal(result?.locations?.[0]?.physicalLocation?.artifactLocation?.uri, 'mpaas.config.json');
    });

    it('is nothing to a file that is checked by its name', async () => {
      assert.equal((await run(none, ['check', 'contracts/good.rpc.ts'])).exitCode, 0);
    });
  });

  describe('generate', () => {
    const files = { 'mpaas.config.json': CONFIG, 'good.rpc.ts': GOOD };

    it('says that no contract matches, and leaves alone what was generated before', async () => {
      await using workspace = await TestWorkspace.create(files);
      const cli = (...args: string[]) => runCli(['generate', ...args], { cwd: workspace.folder });
      await cli();
      const before = await workspace.read('client/services/a.ts');
      await workspace.write('mpaas.config.json', CONFIG.replace('*.rpc', 'x/*.rpc'));
      const { exitCode, stdout, stderr } = await cli();
      assert.equal(exitCode, 0);
      assert.match(stdout, / 0 deleted/);
      assert.match(stderr, /config\/no-contracts/);
      assert.equal(await workspace.read('client/services/a.ts'), before);
    });

    it('prints its plan as JSON, alone', async () => {
      const { stdout, exitCode } = await run(files, ['generate', '--json']);
      const { plan, operations, ms } = JSON.parse(stdout);
      assert.equal(exitCode, 0);
      assert.equal(operations, 1);
      assert.ok(ms > 0);
      const stub = plan.find((change: { path: string }) => change.path === 'client/services/a.ts');
      assert.deepEqual(stub, {
        path: 'client/services/a.ts',
        target: 'http-client',
        kind: 'generated',
        action: 'create',
      });
    });

    it('checks without writing, writes, and then finds nothing stale', async () => {
      await using workspace = await TestWorkspace.create(files);
      const cli = (...args: string[]) => runCli(['generate', ...args], { cwd: workspace.folder });
      assert.equal((await cli('--check')).exitCode, 1);
      assert.equal((await cli('--dry-run')).exitCode, 0);
      await assert.rejects(workspace.read('client/index.ts'));
      assert.equal((await cli()).exitCode, 0);
      assert.equal((await cli('--check')).exitCode, 0);
      await workspace.write('client/index.ts', `${await workspace.read('client/index.ts')}// mine\n`);
      const refused = await cli();
      assert.equal(refused.exitCode, 1);
      assert.match(refused.stdout, /conflict +client\/index\.ts/);
      assert.match(await workspace.read('client/index.ts'), /mine/);
      assert.equal((await cli('--force')).exitCode, 0);
      assert.doesNotMatch(await workspace.read('client/index.ts'), /mine/);
    });

    it('says what it did by force, not what was in the way', async () => {
      await using workspace = await TestWorkspace.create({ ...files, 'gone.rpc.ts': GONE });
      const cli = (...args: string[]) => runCli(['generate', ...args], { cwd: workspace.folder });
      await cli();
      const [updated, deleted] = ['client/index.ts', 'client/services/gone.ts'];
      const edit = async () => {
        await workspace.write(updated, `${await workspace.read(updated)}// mine\n`);
        await workspace.write(deleted, (await workspace.read(deleted)).replace('Promise', 'PromiseLike'));
      };
      await edit();
      await rm(workspace.path('gone.rpc.ts'));
      const planned = await cli('--force', '--dry-run', '--json');
      const forced = (action: string, file: string, reason: string) => ({
        path: file,
        target: 'http-client',
        kind: 'generated',
        action,
        reason,
      });
      const expected = [
        forced('update', updated, 'This generated file was edited. It is overwritten.'),
        forced('delete', deleted, 'Its contract is gone, and it was edited.'),
      ];
      const changed = ({ stdout }: { stdout: string }) =>
        JSON.parse(stdout).plan.filter((change: { reason?: string }) => change.reason !== undefined);
      assert.deepEqual(changed(planned), expected);
      const done = await cli('--force');
      assert.equal(done.exitCode, 0, done.stderr);
      assert.match(
        done.stdout,
        /^update +client\/index\.ts {2}\(This generated file was edited\. It is overwritten\.\)$/m,
      );
      assert.match(done.stdout, /^delete +client\/services\/gone\.ts /m);
      assert.match(done.stdout, /: 0 files created, \d+ updated, 1 deleted, \d+ unchanged, 0 in conflict /);
    });

    it('generates what can be read and says what cannot', async () => {
      await using workspace = await TestWorkspace.create({ ...files, 'bad.rpc.ts': BAD });
      const { exitCode, stderr } = await runCli(['generate'], { cwd: workspace.folder });
      assert.equal(exitCode, 1);
      assert.match(stderr, /rpc\/unsupported-type/);
      assert.match(await workspace.read('client/services/a.ts'), /a\.m/);
    });
  });

  describe('gateway', () => {
    const login = ['call', 'com.example.account.login', '{"userName":"alice","password":"correct horse"}', '--json'];
    const env = { MPAAS_APP_SECRET: 'cli-test-secret' };

    it('answers signed calls, refuses others, and ends when it is told to', async () => {
      await using workspace = await copyExamples();
      const cwd = workspace.folder;
      const gateway = await startGatewayCli([], { cwd, env });
      const call = (args: string[], environment: Record<string, string>) =>
        runCli([...args, '--url', gateway.url], { cwd, env: environment });
      try {
        const signed = await call(login, env);
        assert.equal(signed.exitCode, 0, signed.stderr);
        const { resultStatus, body, traceId } = JSON.parse(signed.stdout);
        assert.equal(resultStatus, 1000);
        assert.equal(body.profile.userName, 'alice');
        assert.match(traceId, /^7f000001\d{13}/);
        const wrong = await call(login, { MPAAS_APP_SECRET: 'another secret' });
        assert.equal(wrong.exitCode, 1);
        assert.equal(JSON.parse(wrong.stdout).resultStatus, 7002);
        const unsigned = await call(login, {});
        assert.equal(JSON.parse(unsigned.stdout).resultStatus, 7014);
        for (const { stdout, stderr } of [signed, wrong, unsigned])
          assert.doesNotMatch(stdout + stderr, /cli-test-secret/);
        const piped = await runCli(['call', 'com.example.catalog.search', '-', '--json', '--url', gateway.url], {
          cwd,
          env,
          input: '{"keyword":"tea"}',
        });
        assert.equal(JSON.parse(piped.stdout).resultStatus, 1000, piped.stderr);
      } finally {
        assert.equal(await gateway.stop(), 0);
      }
      await assert.rejects(fetch(gateway.url));
    });

    it('is called encrypted where its config says so', async () => {
      await using workspace = await copyExamples();
      await using openssl = await OpensslFolder.create();
      const cwd = workspace.folder;
      const config = JSON.parse(await workspace.read('mpaas.config.json'));
      await workspace.write('sm2.pem', String(await openssl.run('ecparam -name SM2 -genkey -noout')));
      const encryption = { algorithm: 'sm2', cipher: 'sm4-cbc', privateKey: { file: 'sm2.pem' } };
      const own = { ...config, gateway: { ...config.gateway, encryption } };
      await workspace.write('mpaas.config.json', JSON.stringify(own));
      const gateway = await startGatewayCli([], { cwd, env });
      const call = async () => JSON.parse((await runCli([...login, '--url', gateway.url], { cwd, env })).stdout);
      try {
        const { resultStatus, body } = await call();
        assert.equal(resultStatus, 1000);
        assert.equal(body.profile.userName, 'alice');
      } finally {
        await gateway.stop();
      }
      assert.equal(gateway.said().includes('PRIVATE'), false);
    });

    it('says that its secret is not set, and why it cannot sign for the backend', async () => {
      await using workspace = await copyExamples();
      const cwd = workspace.folder;
      const config = JSON.parse(await workspace.read('mpaas.config.json'));
      const backend = { url: 'http://127.0.0.1:1', signature: { algorithm: 'md5', key: 'k1' } };
      await workspace.write('mpaas.config.json', JSON.stringify({ ...config, gateway: { backend } }));
      const gateway = await startGatewayCli([], { cwd });
      const { stdout } = await runCli([...login, '--url', gateway.url], { cwd, env });
      assert.equal(JSON.parse(stdout).resultStatus, 7000);
      await gateway.stop();
      assert.match(gateway.said(), /^\$MPAAS_APP_SECRET is not set: signed calls get 7000\./m);
      assert.match(
        gateway.said(),
        /^Requests to the backend cannot be signed: they get 4002\. gateway\.backend\.signature\.salt is missing/m,
      );
    });

    it('gives the same answers after a restart', async () => {
      await using workspace = await copyExamples();
      const cwd = workspace.folder;
      const answers: string[] = [];
      for (let run = 0; run < 2; run++) {
        const gateway = await startGatewayCli(['--seed', '42'], { cwd, env });
        const { stdout } = await runCli([...login, '--url', gateway.url], { cwd, env });
        answers.push(JSON.stringify(JSON.parse(stdout).body));
        await gateway.stop();
      }
      assert.equal(answers[0], answers[1]);
    });

    it('says that its port is in use', async () => {
      await using workspace = await copyExamples();
      const other = createServer().listen(0, '127.0.0.1');
      await once(other, 'listening');
      const { port } = other.address() as AddressInfo;
      const { exitCode, stderr } = await runCli(['gateway', '--port', String(port)], { cwd: workspace.folder, env });
      other.close();
      assert.equal(exitCode, 2);
      assert.match(stderr, new RegExp(`Port ${port} is in use`));
    });
  });
});
