import assert from 'node:assert/strict';
import { createPublicKey } from 'node:crypto';
import { chmodSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, stat, symlink } from 'node:fs/promises';
import { CancelledError } from '../../../../server/src/cancellation.ts';
import { generateKeyPair, type KeyPair } from '../../../../server/src/offline/keys/keygen.ts';
import { readPrivateKey } from '../../../../server/src/offline/keys/private-key.ts';
import { keyPairFiles, refuseExisting, writeKeyPair } from '../../../../server/src/offline/keys/write-key-pair.ts';
import { asNobody } from '../../../support/as-nobody.ts';
import { TestWorkspace } from '../../../support/workspace.ts';

describe('a new key pair', () => {
  let pair: KeyPair;

  before(async () => {
    pair = await generateKeyPair(2048);
  });

  it('has the length that was asked for, and the usual exponent', async () => {
    for (const bits of [2048, 3072] as const) {
      const { privatePem, publicPem } = await generateKeyPair(bits);
      const key = await readPrivateKey(Buffer.from(privatePem));
      assert.deepEqual(key.asymmetricKeyDetails, { modulusLength: bits, publicExponent: 65537n });
      assert.ok(createPublicKey(key).equals(createPublicKey(publicPem)));
    }
  });

  it('is encrypted with AES-256 when there is a passphrase', async () => {
    const { privatePem } = await generateKeyPair(2048, 'secret');
    const bytes = Buffer.from(privatePem);
    assert.match(privatePem, /^-----BEGIN ENCRYPTED PRIVATE KEY-----/);
    const der = Buffer.from(privatePem.replace(/-----.*-----|\n/g, ''), 'base64').toString('hex');
    assert.ok(der.includes('60864801650304012a'), 'the identifier of aes-256-cbc');
    await readPrivateKey(bytes, 'secret');
    await assert.rejects(readPrivateKey(bytes, 'other'), { code: 'key/wrong-passphrase' });
  });

  it('is written whole, the private key for its owner only', async () => {
    await using workspace = await TestWorkspace.create();
    const files = keyPairFiles(workspace.path('a/b'));
    await writeKeyPair(files, pair);
    assert.equal(await readFile(files.privateKey, 'utf8'), pair.privatePem);
    assert.equal(await readFile(files.publicKey, 'utf8'), pair.publicPem);
    assert.deepEqual((await readdir(workspace.path('a/b'))).sort(), ['private.pem', 'public.pem']);
    // Windows has no such modes.
    if (process.platform !== 'win32') assert.equal((await stat(files.privateKey)).mode & 0o777, 0o600);
  });

  for (const name of ['private.pem', 'public.pem']) {
    it(`takes nobody's place: ${name} is there`, async () => {
      await using workspace = await TestWorkspace.create({ [name]: 'mine' });
      const files = keyPairFiles(workspace.folder);
      const refusal = { code: 'key/exists', message: new RegExp(name.replace('.', '\\.')) };
      await assert.rejects(refuseExisting(files), refusal);
      await assert.rejects(writeKeyPair(files, pair), refusal);
      assert.deepEqual(await readdir(workspace.folder), [name]);
      assert.equal(await workspace.read(name), 'mine');
    });
  }

  it('does not go through a link to nowhere', async function () {
    // Windows lets administrators make links only.
    if (process.platform === 'win32') this.skip();
    await using workspace = await TestWorkspace.create();
    await symlink(workspace.path('elsewhere'), workspace.path('private.pem'));
    const files = keyPairFiles(workspace.folder);
    await assert.rejects(refuseExisting(files), { code: 'key/exists' });
    await assert.rejects(writeKeyPair(files, pair), { code: 'key/exists' });
    assert.deepEqual(await readdir(workspace.folder), ['private.pem']);
  });

  it('says what the system says of a folder that is none, or that nobody may write into', async function () {
    // Windows has other rights.
    if (process.platform === 'win32') this.skip();
    await asNobody(async () => {
      await using workspace = await TestWorkspace.create({ file: '' });
      await assert.rejects(refuseExisting(keyPairFiles(workspace.path('file/keys'))), { code: 'ENOTDIR' });
      const files = keyPairFiles(workspace.path('keys'));
      await mkdir(workspace.path('keys'), { mode: 0o500 });
      await assert.rejects(writeKeyPair(files, pair), { code: 'EACCES' });
      await chmod(workspace.path('keys'), 0o700);
      const token = {
        get isCancellationRequested() {
          // The last moment before the files are put into their places.
          chmodSync(workspace.path('keys'), 0o500);
          return false;
        },
      };
      await assert.rejects(writeKeyPair(files, pair, token), { code: 'EACCES' });
      await chmod(workspace.path('keys'), 0o700);
    });
  });

  it('is not written when cancelled', async () => {
    await using workspace = await TestWorkspace.create();
    const files = keyPairFiles(workspace.folder);
    await assert.rejects(writeKeyPair(files, pair, { isCancellationRequested: true }), CancelledError);
    assert.deepEqual(await readdir(workspace.folder), []);
  });
});
