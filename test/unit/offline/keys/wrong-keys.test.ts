import assert from 'node:assert/strict';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { readPrivateKey } from '../../../../server/src/offline/keys/private-key.ts';
import { readPublicKey } from '../../../../server/src/offline/keys/public-key.ts';
import { answerOf } from './answer-of.ts';
import { rsaFolder } from './rsa-folder.ts';

/** What openssl makes, and the codes that signing and verifying answer with; `-` where it can be used. */
const TABLE: [name: string, commands: string[], signing: string, verifying: string][] = [
  ['an RSA private key', ['genrsa -out it 2048'], '-', 'key/private-instead-of-public'],
  [
    'an encrypted private key',
    ['genrsa -aes256 -passout pass:x -out it 2048'],
    'key/passphrase-needed',
    'key/private-instead-of-public',
  ],
  ['a public key', ['rsa -in rsa.pem -pubout -out it'], 'key/public-instead-of-private', '-'],
  ['a public key in DER', ['rsa -in rsa.pem -pubout -outform DER -out it'], 'key/public-instead-of-private', '-'],
  ['a PKCS#1 public key', ['rsa -in rsa.pem -RSAPublicKey_out -out it'], 'key/public-instead-of-private', '-'],
  [
    'a PKCS#1 public key in DER',
    ['rsa -in rsa.pem -RSAPublicKey_out -outform DER -out it'],
    'key/public-instead-of-private',
    '-',
  ],
  ['a certificate', ['req -x509 -new -key rsa.pem -subj /CN=x -out it'], 'key/certificate', 'key/certificate'],
  [
    'a certificate in DER',
    ['req -x509 -new -key rsa.pem -subj /CN=x -outform DER -out it'],
    'key/certificate',
    'key/certificate',
  ],
  [
    'certificates in PKCS#7',
    ['req -x509 -new -key rsa.pem -subj /CN=x -out c.pem', 'crl2pkcs7 -nocrl -certfile c.pem -out it'],
    'key/certificate',
    'key/certificate',
  ],
  [
    'PKCS#12 without a key',
    ['req -x509 -new -key rsa.pem -subj /CN=x -out c.pem', 'pkcs12 -export -nokeys -in c.pem -passout pass: -out it'],
    'key/certificate',
    'key/private-instead-of-public',
  ],
  ['a certificate request', ['req -new -key rsa.pem -subj /CN=x -out it'], 'key/csr', 'key/csr'],
  ['a small key', ['genrsa -out it 1024'], 'key/too-small', 'key/private-instead-of-public'],
  ['an EC key', ['ecparam -genkey -name prime256v1 -out it'], 'key/not-rsa:EC', 'key/not-rsa:EC'],
  [
    'an EC key in PKCS#8',
    ['genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out it'],
    'key/not-rsa:EC',
    'key/not-rsa:EC',
  ],
  [
    'an encrypted EC key',
    ['ecparam -genkey -noout -name prime256v1 -out ec.pem', 'pkcs8 -topk8 -in ec.pem -passout pass:secret -out it'],
    'key/not-rsa:EC',
    'key/private-instead-of-public',
  ],
  [
    'an EC public key',
    ['ecparam -genkey -name prime256v1 -out ec.pem', 'ec -in ec.pem -pubout -out it'],
    'key/public-instead-of-private',
    'key/not-rsa:EC',
  ],
  [
    'an SM2 key',
    ['genpkey -algorithm EC -pkeyopt ec_paramgen_curve:SM2 -out it'],
    'key/not-rsa:SM2',
    'key/not-rsa:SM2',
  ],
  ['an Ed25519 key', ['genpkey -algorithm ed25519 -out it'], 'key/not-rsa:Ed25519', 'key/not-rsa:Ed25519'],
  [
    'an Ed25519 public key',
    ['genpkey -algorithm ed25519 -out ed.pem', 'pkey -in ed.pem -pubout -out it'],
    'key/public-instead-of-private',
    'key/not-rsa:Ed25519',
  ],
  ['an RSA-PSS key', ['genpkey -algorithm RSA-PSS -out it'], 'key/not-rsa:RSA-PSS', 'key/not-rsa:RSA-PSS'],
  [
    'an EC key in PKCS#12',
    [
      'ecparam -genkey -noout -name prime256v1 -out ec.pem',
      'req -x509 -new -key ec.pem -subj /CN=x -out c.pem',
      'pkcs12 -export -inkey ec.pem -in c.pem -passout pass: -out it',
    ],
    'key/not-rsa:EC',
    'key/private-instead-of-public',
  ],
];

const BODY = 'c3VwZXJzZWNyZXQ=';

/** The same for what is written by hand. */
const TEXTS: [name: string, content: string | Buffer, code: string][] = [
  ['nothing', '', 'key/empty'],
  ['white space', ' \r\n\t', 'key/empty'],
  ['prose', 'The key is under the mat.', 'key/not-a-key'],
  ['bytes', Buffer.from([0, 1, 2, 0xff, 0xfe]), 'key/not-a-key'],
  ['base64 of something else', BODY, 'key/not-a-key'],
  ['an image', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'key/not-a-key'],
  ['an SSH public key', `ssh-rsa ${BODY} me@home`, 'key/ssh-key'],
  [
    'an SSH private key',
    `-----BEGIN OPENSSH PRIVATE KEY-----\n${BODY}\n-----END OPENSSH PRIVATE KEY-----\n`,
    'key/ssh-key',
  ],
  ['a key of PuTTY', 'PuTTY-User-Key-File-3: ssh-rsa\n', 'key/ssh-key'],
  ['a Java keystore', Buffer.from('feedfeed00000002', 'hex'), 'key/keystore'],
  ['UTF-16', Buffer.from('\uFEFF-----BEGIN PUBLIC KEY-----', 'utf16le'), 'key/utf16'],
  ['a block that is cut off', `-----BEGIN PRIVATE KEY-----\n${BODY}\n`, 'key/damaged'],
  [
    'a block inside a block',
    `-----BEGIN PRIVATE KEY-----\n${BODY}\n-----BEGIN PRIVATE KEY-----\n${BODY}\n-----END PRIVATE KEY-----`,
    'key/damaged',
  ],
  ['a block that is no base64', '-----BEGIN PRIVATE KEY-----\n???\n-----END PRIVATE KEY-----\n', 'key/damaged'],
  ['a block of something else', `-----BEGIN PRIVATE KEY-----\n${BODY}\n-----END PRIVATE KEY-----\n`, 'key/damaged'],
];

describe('wrong keys', () => {
  const folder = rsaFolder();

  for (const [name, commands, signing, verifying] of TABLE) {
    it(`${name}: ${signing} for signing, ${verifying} for verifying`, async () => {
      for (const command of commands) await folder().run(command);
      const bytes = await readFile(folder().path('it'));
      const passphrase = name.startsWith('an encrypted EC') ? 'secret' : undefined;
      assert.equal(await answerOf(() => readPrivateKey(bytes, passphrase)), signing);
      assert.equal(await answerOf(() => readPublicKey(bytes)), verifying);
    });
  }

  for (const [name, content, code] of TEXTS) {
    it(`${name}: ${code}`, async () => {
      assert.equal(await answerOf(() => readPrivateKey(Buffer.from(content))), code);
      assert.equal(await answerOf(() => readPublicKey(Buffer.from(content))), code);
    });
  }

  it('several keys of the same kind: which lines they are in', async () => {
    const [one, other] = [pemOf(rsa().privateKey), pemOf(rsa().privateKey)];
    const line = one.split('\n').length;
    const both = Buffer.from(one + other);
    await assert.rejects(readPrivateKey(both), { code: 'key/several-keys', message: new RegExp(`1, ${line}\\)`) });
    const publicKeys = Buffer.from(spkiOf(rsa().publicKey) + spkiOf(rsa().publicKey));
    assert.throws(() => readPublicKey(publicKeys), { code: 'key/several-keys' });
  });

  it('a modulus that the other numbers do not belong to', async () => {
    const pkcs1 = await folder().run('rsa -in rsa.pem -traditional -outform DER');
    pkcs1.fill(0x55, 40, 60);
    await assert.rejects(readPrivateKey(pkcs1), { code: 'key/damaged' });
  });
});

function rsa() {
  return generateKeyPairSync('rsa', { modulusLength: 2048 });
}

function pemOf(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function spkiOf(key: KeyObject): string {
  return key.export({ type: 'spki', format: 'pem' }).toString();
}
