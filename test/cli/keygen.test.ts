import assert from 'node:assert/strict';
import { createPublicKey } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { runCli } from '../support/cli.ts';
import { OpensslFolder } from '../support/openssl.ts';
import { TestWorkspace } from '../support/workspace.ts';

describe('mpaas keygen', () => {
  it('makes a key pair, and says how each platform takes the public key', async () => {
    await using workspace = await TestWorkspace.create();
    const { exitCode, stdout, stderr } = await runCli(['keygen', '--out', 'keys'], { cwd: workspace.folder });
    assert.equal(exitCode, 0, stderr);
    const publicPem = await workspace.read('keys/public.pem');
    const base64 = publicPem.replace(/-----.*-----|\n/g, '');
    assert.ok(stdout.includes(`MPNebula.enableAppVerification("${base64}")`));
    for (const text of ['nebulaPublicKeyPath', `return '${base64}'`, 'openssl rsa -traditional', 'not documented']) {
      assert.ok(stdout.includes(text), text);
    }
    assert.match(await workspace.read('keys/private.pem'), /^-----BEGIN PRIVATE KEY-----\n/);
    const secret = (await workspace.read('keys/private.pem')).split('\n')[1] ?? '';
    assert.ok(!stdout.includes(secret) && !stderr.includes(secret));
    // Windows has no such modes.
    if (process.platform === 'win32') return;
    assert.equal((await stat(workspace.path('keys/private.pem'))).mode & 0o777, 0o600);
  });

  it('prints JSON, alone', async () => {
    await using workspace = await TestWorkspace.create();
    const args = ['keygen', '--out', '.', '--bits', '3072', '--json'];
    const { exitCode, stdout } = await runCli(args, { cwd: workspace.folder });
    assert.equal(exitCode, 0);
    const { privateKey, publicKey, bits, forms } = JSON.parse(stdout);
    assert.equal(privateKey, workspace.path('private.pem'));
    assert.equal(publicKey, workspace.path('public.pem'));
    assert.equal(bits, 3072);
    assert.equal(createPublicKey(await workspace.read('public.pem')).asymmetricKeyDetails?.modulusLength, 3072);
    assert.deepEqual(
      forms.map((form: object) => Object.keys(form)),
      Array(3).fill(['platform', 'title', 'code', 'note']),
    );
  });

  it('encrypts the private key so that openssl reads it', async () => {
    await using folder = await OpensslFolder.create();
    const options = { cwd: folder.path('.'), env: { PASS: 'correct horse' } };
    const { exitCode, stdout, stderr } = await runCli(['keygen', '--out', '.', '--passphrase-env', 'PASS'], options);
    assert.equal(exitCode, 0, stderr);
    assert.ok(!stdout.includes('correct horse'));
    await folder.write('pass.txt', 'correct horse');
    await folder.run('pkey -in private.pem -passin file:pass.txt -pubout -out same.pem');
    await folder.run('rsa -traditional -in private.pem -passin file:pass.txt -out private-pkcs1.pem');
    await folder.write('pass.txt', 'wrong');
    await assert.rejects(folder.run('pkey -in private.pem -passin file:pass.txt'));
  });

  describe('calls that cannot be used', () => {
    const cases: [name: string, args: string[], files: Record<string, string>, message: RegExp][] = [
      ['a private key that is there', ['--out', '.'], { 'private.pem': 'mine' }, /private\.pem is there already/],
      ['a public key that is there', ['--out', '.'], { 'public.pem': 'mine' }, /public\.pem is there already/],
      ['no folder', [], {}, /--out/],
      ['a file for a folder', ['--out', 'file'], { file: '' }, /file/],
      ['a length that is none', ['--out', '.', '--bits', '1024'], {}, /1024.*2048/s],
      ['a passphrase that is not set', ['--out', '.', '--passphrase-env', 'GONE'], {}, /GONE is not set/],
    ];
    for (const [name, args, files, message] of cases) {
      it(name, async () => {
        await using workspace = await TestWorkspace.create(files);
        const { exitCode, stdout, stderr } = await runCli(['keygen', ...args], { cwd: workspace.folder });
        assert.equal(exitCode, 2);
        assert.match(stderr, message);
        assert.equal(stdout, '');
        assert.doesNotMatch(stderr, /\n\s+at |unexpected/);
        assert.deepEqual(await readdir(workspace.folder), Object.keys(files));
        for (const [file, text] of Object.entries(files)) assert.equal(await workspace.read(file), text);
      });
    }
  });
});
