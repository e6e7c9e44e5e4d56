import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { runCli } from '../support/cli.ts';
import { OpensslFolder } from '../support/openssl.ts';
import { TestWorkspace } from '../support/workspace.ts';

const PACK = ['pack', 'app', '--app-id', '70000000', '--version', '1.0.0.1'];
const FILES = { 'app/www/index.html': '<p>Hello' };

async function entry(file: string, name: string): Promise<Buffer> {
  return (await promisify(execFile)('unzip', ['-p', file, name], { encoding: 'buffer' })).stdout;
}

describe('mpaas pack and mpaas sign', () => {
  it('make a package in the current folder, and say that it is not signed', async () => {
    await using workspace = await TestWorkspace.create(FILES);
    const { exitCode, stdout, stderr } = await runCli(PACK, { cwd: workspace.folder });
    const file = workspace.path('70000000_1.0.0.1.amr');
    assert.deepEqual([exitCode, await readdir(workspace.folder)], [0, ['70000000_1.0.0.1.amr', 'app']], stderr);
    assert.match(
      stdout,
      /70000000_1\.0\.0\.1\.amr: 70000000 1\.0\.0\.1, not signed, 1 file, \d+ bytes\n {2}html: 1 file, 8 bytes\n$/,
    );
    assert.match(stderr, /^The package is not signed: clients that verify packages refuse it\./);
    assert.match((await entry(file, 'Manifest.xml')).toString(), /<version>1\.0\.0\.1<\/version>/);
  });

  it('keep --version of the program and of the package apart', async () => {
    await using workspace = await TestWorkspace.create(FILES);
    const version = await runCli(['--version'], { cwd: workspace.folder });
    assert.match(version.stdout, /^\d+\.\d+\.\d+\n$/);
    const { stdout } = await runCli([...PACK, '--json'], { cwd: workspace.folder });
    assert.equal(JSON.parse(stdout).version, '1.0.0.1');
  });

  it('sign with a key and its passphrase, as openssl approves', async () => {
    await using openssl = await OpensslFolder.create();
    await openssl.write('app/www/index.html', '<p>Hello');
    await openssl.run('genpkey -algorithm RSA -aes256 -pass pass:correct-horse -out private.pem');
    await openssl.run('pkey -in private.pem -passin pass:correct-horse -pubout -out public.pem');
    const cwd = openssl.path('.');
    const env = { PASSPHRASE: 'correct-horse' };
    const key = ['--key', 'private.pem', '--passphrase-env', 'PASSPHRASE'];
    const packed = await runCli([...PACK, ...key, '-o', 'packed.amr', '--json'], { cwd, env });
    assert.equal(packed.exitCode, 0, packed.stderr);
    const { file, signed, files, report, findings } = JSON.parse(packed.stdout);
    assert.deepEqual([file, signed, files, report.total, findings], [openssl.path('packed.amr'), true, 1, 8, []]);
    await runCli([...PACK, '-o', 'later.amr'], { cwd });
    const signing = await runCli(['sign', 'later.amr', ...key, '--json'], { cwd, env });
    assert.equal(signing.exitCode, 0, signing.stderr);
    const later = openssl.path('later.amr');
    assert.deepEqual(JSON.parse(signing.stdout), { file: later, appId: '70000000', version: '1.0.0.1', findings: [] });
    for (const place of [file, later]) {
      const signatures: Record<string, string> = JSON.parse((await entry(place, 'CERT.json')).toString());
      for (const name of ['70000000.tar', 'Manifest.xml']) {
        await openssl.write('entry', await entry(place, name));
        await openssl.write('signature', Buffer.from(signatures[name] ?? '', 'base64'));
        await openssl.run('dgst -sha1 -verify public.pem -signature signature entry');
      }
    }
    for (const wrong of [{}, { PASSPHRASE: 'wrong-horse' }]) {
      const { exitCode, stdout, stderr } = await runCli([...PACK, ...key], { cwd, env: wrong });
      assert.deepEqual([exitCode, stdout], [2, '']);
      assert.doesNotMatch(stderr, /horse|unexpected/);
    }
    assert.ok(!(await readdir(cwd)).includes('70000000_1.0.0.1.amr'));
  });

  it('write a signed copy beside a package', async () => {
    await using openssl = await OpensslFolder.create();
    const cwd = openssl.path('.');
    await openssl.write('app/www/index.html', '<p>Hello');
    await openssl.run('genrsa -out private.pem 2048');
    await runCli([...PACK, '-o', 'a.amr'], { cwd });
    const { stdout } = await runCli(['sign', 'a.amr', '--key', 'private.pem', '-o', 'b.amr'], { cwd });
    assert.equal(stdout, `${openssl.path('b.amr')}: 70000000 1.0.0.1, signed\n`);
    assert.equal(
      (await entry(openssl.path('a.amr'), 'CERT.json')).toString(),
      '{"70000000.tar":"","Manifest.xml":""} \n',
    );
  });

  it('take from the config what the arguments do not say', async () => {
    const shop = { appId: '70000000', version: '1.0.0.1', root: 'web/app', mainUrl: '/start.html' };
    const shared = { appId: '77777777', version: '2.0.0.0', root: 'shared', global: true };
    const config = (...packages: object[]) => JSON.stringify({ contracts: ['none'], packages });
    await using workspace = await TestWorkspace.create({
      'mpaas.config.json': config(shop),
      'web/app/start.html': '',
      'shared/mcube-prod.mpaascloud.com/53E5279071442_test/a.js': '',
    });
    const cwd = workspace.path('web');
    const run = async (...args: string[]) => {
      const { exitCode, stdout, stderr } = await runCli(['pack', '--json', ...args], { cwd });
      if (exitCode !== 0) return [exitCode, stderr];
      const { file, appId, version, findings } = JSON.parse(stdout);
      return [path.basename(file), appId, version, findings.length];
    };
    assert.deepEqual(await run(), ['70000000_1.0.0.1.amr', '70000000', '1.0.0.1', 0]);
    assert.deepEqual(await run('--version', '1.0.0.2'), ['70000000_1.0.0.2.amr', '70000000', '1.0.0.2', 0]);
    await workspace.write('mpaas.config.json', config(shop, shared));
    assert.deepEqual(await run('--app-id', '77777777'), ['77777777_2.0.0.0.amr', '77777777', '2.0.0.0', 0]);
    const [several, message] = await run();
    assert.equal(several, 2);
    assert.match(String(message), /several packages in .*: 70000000, 77777777\. Name one with --app-id/);
    assert.match(String((await run('--app-id', '70000001'))[1]), /no package, or several, with the app id 70000001/);
    await workspace.write('mpaas.config.json', config());
    assert.match(String((await run())[1]), /^mpaas: Say what to pack/);
  });

  it('pack nothing that is wrong, and say what and why', async () => {
    await using workspace = await TestWorkspace.create({
      'app/index.html': '',
      'app/.env': 'A=1',
      'app/.DS_Store': '',
      'app/key.txt': `-----BEGIN RSA PRIVATE KEY-----\n${'A'.repeat(64)}\n`,
    });
    const cwd = workspace.folder;
    const { exitCode, stdout, stderr } = await runCli(PACK, { cwd });
    assert.deepEqual([exitCode, stdout], [1, '']);
    assert.match(
      stderr,
      /^error \.env .* package\/secret-file\nwarning \.DS_Store .* package\/litter\nerror key\.txt .* package\/private-key\nNothing was packed\./,
    );
    const json = await runCli([...PACK, '--json'], { cwd });
    const codes = JSON.parse(json.stdout).findings.map(({ code }: { code: string }) => code);
    assert.deepEqual([json.exitCode, codes], [1, ['package/secret-file', 'package/litter', 'package/private-key']]);
    const dry = await runCli([...PACK, '--dry-run'], { cwd });
    assert.deepEqual([dry.exitCode, dry.stderr], [1, stderr.replace(/Nothing.*\n/, '')]);
    assert.deepEqual(await readdir(cwd), ['app']);
    const allowed = await runCli([...PACK, '--allow', 'package/secret-file', 'package/private-key'], { cwd });
    assert.equal(allowed.exitCode, 0, allowed.stderr);
    assert.match(allowed.stderr, /^warning \.env /);
  });

  it('say what cannot be used', async () => {
    await using workspace = await TestWorkspace.create({ ...FILES, 'text.amr': 'no package' });
    await using openssl = await OpensslFolder.create();
    await openssl.run('genrsa -out private.pem 2048');
    const key = ['--key', openssl.path('private.pem')];
    const cwd = workspace.folder;
    const calls: [args: string[], expected: RegExp, env?: Record<string, string>][] = [
      [['pack'], /^mpaas: Say what to pack/],
      [['pack', 'gone', ...PACK.slice(2)], /gone cannot be used \(ENOENT\)/],
      [['pack', 'text.amr', ...PACK.slice(2)], /text\.amr is no zip that can be read/],
      [[...PACK, '-o', 'none/x.amr'], /There is no folder .*none to write the package into/],
      [[...PACK, '-o', 'app'], /app is no file/],
      [[...PACK, '--key', 'app/www/index.html'], /index\.html/],
      [[...PACK, '--allow', 'package/empty'], /Allowed choices are package\/secret-file/],
      [PACK, /SOURCE_DATE_EPOCH is "yesterday"/, { SOURCE_DATE_EPOCH: 'yesterday' }],
      [['sign', 'text.amr', ...key], /text\.amr is not signed: .* package\/zip-not-a-zip/],
      [['sign', 'gone.amr', ...key], /gone\.amr cannot be used \(ENOENT\)/],
      [['sign', 'text.amr'], /required option '--key <file>'/],
    ];
    for (const [args, expected, env = {}] of calls) {
      const { exitCode, stdout, stderr } = await runCli(args, { cwd, env });
      assert.deepEqual([exitCode, stdout], [2, ''], args.join(' '));
      assert.match(stderr, expected);
      assert.doesNotMatch(stderr, /unexpected failure|\n {4}at /);
    }
    assert.deepEqual(await readdir(cwd), ['app', 'text.amr']);
  });

  it('leave nothing when there is no room for the package', async function () {
    // Only here a shell can limit how large files get.
    if (process.platform === 'win32') this.skip();
    const noise = Array.from({ length: 40_000 }, (_, index) => ((index * 2654435761) >>> 7).toString(36)).join('');
    await using workspace = await TestWorkspace.create({ 'app/index.html': noise });
    const command = [process.execPath, path.resolve(__dirname, '../../dist/cli.js'), ...PACK].join(' ');
    const script = `trap '' XFSZ; ulimit -f 16; exec ${command}`;
    await assert.rejects(promisify(execFile)('bash', ['-c', script], { cwd: workspace.folder }), (error: object) => {
      const { code, stderr } = error as { code: number; stderr: string };
      assert.equal(code, 2);
      assert.match(
        stderr,
        /70000000_1\.0\.0\.1\.amr is larger than files may be there \(EFBIG\)\. Nothing was written\./,
      );
      return true;
    });
    assert.deepEqual(await readdir(workspace.folder), ['app']);
  });

  it('give the time that SOURCE_DATE_EPOCH says', async () => {
    await using workspace = await TestWorkspace.create(FILES);
    const env = { SOURCE_DATE_EPOCH: '1709210096' };
    await runCli(PACK, { cwd: workspace.folder, env });
    const { stdout } = await promisify(execFile)('unzip', ['-l', workspace.path('70000000_1.0.0.1.amr')], {
      env: { ...process.env, TZ: 'UTC' },
    });
    assert.match(stdout, /2024-02-29 12:34 +70000000\.tar/);
  });
});
