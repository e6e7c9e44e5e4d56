import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { cp, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { runCli } from '../support/cli.ts';
import { TestWorkspace } from '../support/workspace.ts';

const FIXTURES = path.resolve(__dirname, '../fixtures/import');
const DOCUMENT = `openapi: 3.1.0
paths:
  /a: { get: { tags: [one], operationId: a } }
  /b: { get: { tags: [two], operationId: b } }
`;

describe('mpaas import', () => {
  it('makes contracts of an OpenAPI document that the other commands take', async () => {
    await using workspace = await TestWorkspace.create({
      'mpaas.config.json':
        '{ "contracts": ["contracts/**/*.rpc.ts"], "generate": [{ "target": "http-client", "out": "client" }] }',
    });
    const shop = path.join(FIXTURES, 'shop');
    await cp(path.join(shop, 'shop.yaml'), workspace.path('api/shop.yaml'));
    const cwd = workspace.folder;
    const { exitCode, stdout, stderr } = await runCli(
      ['import', 'api/shop.yaml', '--out', 'contracts/shop', '--prefix', 'com.example.shop'],
      { cwd },
    );
    assert.equal(exitCode, 0, stderr);
    assert.match(stdout, /^create {4}contracts\/shop\/account\.rpc\.ts$/m);
    assert.match(stdout, /30 operations of 3 services, in 4 contracts/);
    assert.match(stderr, /^api\/shop\.yaml:53:5 warning .*PATCH.* import\/http$/m);
    for (const file of await readdir(workspace.path('contracts/shop'))) {
      const expected = await readFile(path.join(shop, 'expected', file), 'utf8');
      assert.equal(await workspace.read(`contracts/shop/${file}`), expected.replaceAll('\r\n', '\n'));
    }
    assert.equal((await runCli(['generate'], { cwd })).exitCode, 0);
    const checked = JSON.parse((await runCli(['check', '--format', 'json'], { cwd })).stdout);
    assert.ok(!checked.findings.some(({ severity }: { severity: string }) => severity === 'error'));
  });

  it('makes contracts of a folder of Java', async () => {
    await using workspace = await TestWorkspace.create();
    await cp(path.join(FIXTURES, 'facade/src'), workspace.path('src'), { recursive: true });
    const { exitCode, stdout } = await runCli(['import', 'src', '--out', 'contracts', '--json'], {
      cwd: workspace.folder,
    });
    assert.equal(exitCode, 1, 'classes are missing');
    const { files, services, operations, findings } = JSON.parse(stdout);
    assert.deepEqual(
      files.map((file: { path: string; action: string }) => `${file.action} ${file.path}`),
      ['create contracts/order-facade.rpc.ts', 'create contracts/user-client.rpc.ts', 'create contracts/types.rpc.ts'],
    );
    assert.deepEqual([services, operations], [2, 6]);
    assert.ok(
      findings.some(
        (finding: { code: string; line: number }) => finding.code === 'import/unknown-class' && finding.line > 1,
      ),
    );
    assert.match(await workspace.read('contracts/user-client.rpc.ts'), /@operationType com\.antcloud\.user\.post/);
  });

  it('writes nothing over a contract that is there, until it is told to', async () => {
    await using workspace = await TestWorkspace.create({ 'api.yaml': DOCUMENT, 'contracts/one.rpc.ts': '// mine\n' });
    const run = (...args: string[]) =>
      runCli(['import', 'api.yaml', '--out', 'contracts', ...args], { cwd: workspace.folder });
    const refused = await run();
    assert.equal(refused.exitCode, 1);
    assert.match(refused.stdout, /^conflict {2}contracts\/one\.rpc\.ts {2}\(Another contract is in the way\.\)$/m);
    assert.match(refused.stderr, /Nothing was written\..*--force/s);
    assert.equal(await workspace.read('contracts/one.rpc.ts'), '// mine\n');
    assert.ok(!existsSync(workspace.path('contracts/two.rpc.ts')));

    assert.equal((await run('--force')).exitCode, 0);
    assert.match(await workspace.read('contracts/one.rpc.ts'), /OneService/);
    const again = await run();
    assert.equal(again.exitCode, 0);
    assert.match(again.stdout, /^unchanged contracts\/two\.rpc\.ts$/m);
  });

  it('shows what it would write', async () => {
    await using workspace = await TestWorkspace.create({ 'api.yaml': DOCUMENT });
    const { exitCode, stdout, stderr } = await runCli(['import', 'api.yaml', '--out', 'contracts', '--dry-run'], {
      cwd: workspace.folder,
    });
    assert.equal(exitCode, 0);
    assert.match(stdout, /^create {4}contracts\/two\.rpc\.ts$/m);
    assert.match(stderr, /Nothing was written/);
    assert.ok(!existsSync(workspace.path('contracts')));
  });

  it('says when the config does not know of the contracts', async () => {
    await using workspace = await TestWorkspace.create({
      'api.yaml': DOCUMENT,
      'mpaas.config.json': '{ "contracts": ["contracts/one.rpc.ts"] }',
    });
    const { stderr } = await runCli(['import', 'api.yaml', '--out', 'contracts'], { cwd: workspace.folder });
    assert.match(stderr, /names none of these: contracts\/two\.rpc\.ts\. Add a glob/);
  });

  it('speaks Chinese in a Chinese environment', async () => {
    await using workspace = await TestWorkspace.create({ 'api.yaml': DOCUMENT });
    const { stdout } = await runCli(['import', 'api.yaml', '--out', 'out'], {
      cwd: workspace.folder,
      env: { LANG: 'zh_CN.UTF-8' },
    });
    assert.match(stdout, /2 个服务的 2 个操作/);
  });

  describe('calls that cannot be used', () => {
    const cases: [name: string, args: string[], files: Record<string, string | Uint8Array>, message: RegExp][] = [
      ['no folder to write to', ['api.yaml'], { 'api.yaml': DOCUMENT }, /--out/],
      ['a file that is not there', ['gone.yaml', '--out', 'out'], {}, /gone\.yaml cannot be read \(missing\)/],
      ['a file that is no text', ['api.yaml', '--out', 'out'], { 'api.yaml': Uint8Array.of(0xff) }, /not-utf8/],
      [
        'a file that is too large',
        ['api.yaml', '--out', 'out'],
        { 'api.yaml': new Uint8Array(10 * 1024 * 1024 + 1).fill(32) },
        /too large: 10 MB/,
      ],
      ['a folder without Java', ['src', '--out', 'out'], { 'src/a.txt': '' }, /no Java file/],
      [
        'a document that is none',
        ['api.yaml', '--out', 'out'],
        { 'api.yaml': 'a: [' },
        /api\.yaml:1:5 error .*import\/syntax.*Nothing can be imported/s,
      ],
      ['a kind that is none', ['api.yaml', '--out', 'out', '--from', 'wsdl'], { 'api.yaml': DOCUMENT }, /wsdl/],
      [
        'a prefix that is none',
        ['api.yaml', '--out', 'out', '--prefix', 'a b'],
        { 'api.yaml': DOCUMENT },
        /--prefix takes/,
      ],
    ];
    for (const [name, args, files, message] of cases) {
      it(name, async () => {
        await using workspace = await TestWorkspace.create(files);
        const { exitCode, stdout, stderr } = await runCli(['import', ...args], { cwd: workspace.folder });
        assert.equal(exitCode, 2);
        assert.match(stderr, message);
        assert.equal(stdout, '');
        assert.doesNotMatch(stderr, /\n\s+at /, 'a stack trace');
        assert.ok(!existsSync(workspace.path('out')));
      });
    }
  });
});
