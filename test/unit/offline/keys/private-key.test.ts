import assert from 'node:assert/strict';
import { createPublicKey, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { readPrivateKey, readPrivateKeyFile } from '../../../../server/src/offline/keys/private-key.ts';
import { OpensslFolder } from '../../../support/openssl.ts';

/** Spaces would be taken for separators of arguments; characters beyond ASCII are encoded in two ways by PKCS#12. */
const PASSPHRASE = 'käse密码😀';

const PLAIN: [name: string, command: string][] = [
  ['PKCS#1 PEM', 'rsa -traditional -in key.pem -out it'],
  ['PKCS#1 DER', 'rsa -traditional -in key.pem -outform DER -out it'],
  ['PKCS#8 PEM', 'pkcs8 -topk8 -nocrypt -in key.pem -out it'],
  ['PKCS#8 DER', 'pkcs8 -topk8 -nocrypt -in key.pem -outform DER -out it'],
  ['PKCS#12 without a passphrase', 'pkcs12 -export -inkey key.pem -in cert.pem -out it -passout pass:'],
  [
    'PKCS#12 that encrypts nothing',
    'pkcs12 -export -inkey key.pem -in cert.pem -out it -passout pass: -keypbe NONE -certpbe NONE',
  ],
];

const pkcs8 = (options: string) => `pkcs8 -topk8 -in key.pem -out it -passout pass:${PASSPHRASE} ${options}`;
const pkcs12 = (options: string) =>
  `pkcs12 -export -inkey key.pem -in cert.pem -out it -passout pass:${PASSPHRASE} ${options}`;
const oldPem = (cipher: string) => `rsa -traditional -in key.pem -out it -passout pass:${PASSPHRASE} ${cipher}`;

const ENCRYPTED: [name: string, command: string][] = [
  ['PKCS#8, AES-256 and SHA-256', pkcs8('-v2 aes-256-cbc')],
  ['PKCS#8, AES-128 and SHA-1', pkcs8('-v2 aes-128-cbc -v2prf hmacWithSHA1')],
  ['PKCS#8, 3DES', pkcs8('-v2 des3')],
  ['PKCS#8, scrypt', pkcs8('-scrypt')],
  ['PKCS#8, PKCS#12 scheme with 3DES', pkcs8('-v1 PBE-SHA1-3DES')],
  ['PKCS#8 DER', pkcs8('-v2 aes-256-cbc -outform DER')],
  ['old PEM, AES-128', oldPem('-aes128')],
  ['old PEM, 3DES', oldPem('-des3')],
  ['PKCS#12, AES and SHA-256', pkcs12('')],
  ['PKCS#12, SHA-512', pkcs12('-macalg sha512')],
  ['PKCS#12, 3DES and SHA-1', pkcs12('-keypbe PBE-SHA1-3DES -certpbe PBE-SHA1-3DES -macalg sha1')],
  ['PKCS#12 without integrity', pkcs12('-nomac')],
];

const LEGACY: [name: string, command: string][] = [
  ['PKCS#12 with -legacy', pkcs12('-legacy')],
  ['PKCS#8, MD5 and DES', pkcs8('-v1 PBE-MD5-DES -provider legacy -provider default')],
  ['PKCS#8, SHA-1 and DES', pkcs8('-v1 PBE-SHA1-DES -provider legacy -provider default')],
  ['PKCS#8, RC2-40', pkcs8('-v1 PBE-SHA1-RC2-40 -provider legacy -provider default')],
  ['PKCS#8, PBES2 with DES', pkcs8('-v2 des -provider legacy -provider default')],
  ['old PEM, DES', oldPem('-des -provider legacy -provider default')],
];

describe('private keys', () => {
  let folder: OpensslFolder;
  let expected: KeyObject;
  let hasLegacy: boolean;

  before(async () => {
    folder = await OpensslFolder.create();
    hasLegacy = await folder.hasLegacy();
    await folder.run('genrsa -out key.pem 2048');
    await folder.run('req -x509 -new -key key.pem -subj /CN=test -out cert.pem');
    expected = createPublicKey(await readFile(folder.path('key.pem')));
  });

  after(() => folder[Symbol.asyncDispose]());

  async function make(command: string): Promise<Buffer> {
    await folder.run(command);
    return readFile(folder.path('it'));
  }

  async function assertReads(bytes: Buffer, passphrase?: string) {
    assert.ok(createPublicKey(await readPrivateKey(bytes, passphrase)).equals(expected));
  }

  async function assertRefuses(bytes: Buffer, code: string, passphrase?: string) {
    await assert.rejects(readPrivateKey(bytes, passphrase), { name: 'KeyError', code });
  }

  for (const [name, command] of PLAIN) {
    it(`reads ${name}, and does not mind a passphrase that is not needed`, async () => {
      const bytes = await make(command);
      await assertReads(bytes);
      if (!name.includes('PKCS#12')) await assertReads(bytes, 'for nothing');
    });
  }

  for (const [name, command] of [...ENCRYPTED, ...LEGACY]) {
    it(`reads ${name}, and says when the passphrase is missing or wrong`, async function () {
      // Whether openssl can make the old encryptions depends on the installation.
      if (!hasLegacy && LEGACY.some(([other]) => other === name)) this.skip();
      const bytes = await make(command);
      await assertReads(bytes, PASSPHRASE);
      await assertRefuses(bytes, 'key/passphrase-needed');
      await assertRefuses(bytes, 'key/wrong-passphrase', 'wrong');
      await assertRefuses(bytes, 'key/wrong-passphrase', '');
    });
  }

  it('says which encryption is not read at all', async function () {
    // Whether openssl can make the old encryptions depends on the installation.
    if (!hasLegacy) this.skip();
    const rc4 = await make(pkcs8('-v1 PBE-SHA1-RC4-128 -provider legacy -provider default'));
    await assertRefuses(rc4, 'key/unknown-encryption', PASSPHRASE);
  });

  it('reads base64 alone, line ends of Windows, a byte order mark, and what stands around a block', async () => {
    const pem = await readFile(folder.path('key.pem'), 'utf8');
    const base64 = pem.replace(/-----.*-----|\n/g, '');
    for (const text of [base64, pem.replaceAll('\n', '\r\n'), `\uFEFF${pem}`, `Bag Attributes\n  a: b\n${pem}\nmore`]) {
      await assertReads(Buffer.from(text));
    }
    await assertReads(Buffer.concat([await readFile(folder.path('cert.pem')), Buffer.from(pem)]));
  });

  it('reads files, and names them in what it says', async () => {
    const key = await readPrivateKeyFile(folder.path('key.pem'));
    assert.ok(createPublicKey(key).equals(expected));
    const file = folder.path('cert.pem');
    await assert.rejects(readPrivateKeyFile(file), ({ message }: Error) => message.startsWith(`${file}: `));
  });

  it('says what files it cannot read', async () => {
    await folder.write('large.pem', `${await readFile(folder.path('key.pem'), 'utf8')}${' '.repeat(64 * 1024)}`);
    await assert.rejects(readPrivateKeyFile(folder.path('large.pem')), { code: 'key/too-large' });
    await assert.rejects(readPrivateKeyFile(folder.path('gone.pem')), { code: 'key/unreadable', message: /ENOENT/ });
    await assert.rejects(readPrivateKeyFile(folder.path('.')), { code: 'key/unreadable', message: /folder/ });
  });
});
