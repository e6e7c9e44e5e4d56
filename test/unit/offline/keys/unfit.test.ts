import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { readPrivateKey } from '../../../../server/src/offline/keys/private-key.ts';
import { readPublicKey } from '../../../../server/src/offline/keys/public-key.ts';
import { answerOf } from './answer-of.ts';
import { bits, context0, DATA, EC, int, nothing, octets, PBES2, RSA, SIGNED_DATA, seq } from './ders.ts';

const ints = (count: number) => Array.from({ length: count }, () => int('01'));
const SIGNED = [seq(RSA), bits('01')];
const CERTIFICATE = seq(seq(context0()), ...SIGNED);
const REQUEST = seq(seq(int('00'), seq(), seq()), ...SIGNED);

/** What readers of private and of public keys answer, without any program that makes such files. */
const TABLE: [what: string, bytes: Buffer, signing: string, verifying: string][] = [
  ['a certificate', CERTIFICATE, 'key/certificate', 'key/certificate'],
  ['PKCS#7', seq(SIGNED_DATA, context0()), 'key/certificate', 'key/certificate'],
  ['a request', REQUEST, 'key/csr', 'key/csr'],
  ['SSH', Buffer.from('ssh-rsa AAAA'), 'key/ssh-key', 'key/ssh-key'],
  ['a keystore', Buffer.from('feedfeed', 'hex'), 'key/keystore', 'key/keystore'],
  ['PKCS#12 of nothing', seq(int('03'), seq(DATA)), 'key/wrong-passphrase', 'key/private-instead-of-public'],
  ['an RSA public key of nothing', seq(seq(RSA, nothing()), bits()), 'key/public-instead-of-private', 'key/damaged'],
  ['a PKCS#1 public key of ones', seq(...ints(2)), 'key/public-instead-of-private', 'key/damaged'],
  ['an EC public key', seq(seq(EC), bits()), 'key/public-instead-of-private', 'key/not-rsa:EC'],
  ['a PKCS#1 key of ones', seq(...ints(9)), 'key/damaged', 'key/private-instead-of-public'],
  ['PKCS#8 of nothing', seq(int('00'), seq(RSA), octets()), 'key/damaged', 'key/private-instead-of-public'],
  ['PKCS#8 for EC', seq(int('00'), seq(EC), octets()), 'key/not-rsa:EC', 'key/not-rsa:EC'],
  ['an old DSA key', seq(...ints(6)), 'key/not-rsa:DSA', 'key/not-rsa:DSA'],
  ['an encrypted key of nothing', seq(seq(PBES2), octets()), 'key/damaged', 'key/private-instead-of-public'],
];

function pem(der: Buffer): string {
  return `-----BEGIN ANY-----\n${der.toString('base64')}\n-----END ANY-----\n`;
}

describe('what is no key for packages', () => {
  for (const [what, bytes, signing, verifying] of TABLE) {
    it(`${what}: ${signing} for signing, ${verifying} for verifying`, async () => {
      assert.equal(await answerOf(() => readPrivateKey(bytes, 'secret')), signing);
      assert.equal(await answerOf(() => readPublicKey(bytes)), verifying);
    });
  }

  it('says what to do with a certificate or a request, which differs', async () => {
    await assert.rejects(readPrivateKey(CERTIFICATE), /holds no private key/);
    assert.throws(() => readPublicKey(CERTIFICATE), /openssl x509 -pubkey/);
    await assert.rejects(readPrivateKey(REQUEST), /key file that it was made with/);
    assert.throws(() => readPublicKey(REQUEST), /openssl req -pubkey/);
    assert.throws(() => readPublicKey(seq(int('03'), seq(DATA))), /openssl pkcs12 /);
    await assert.rejects(readPrivateKey(Buffer.from('ssh-rsa A')), /ssh-keygen -p/);
    assert.throws(() => readPublicKey(Buffer.from('ssh-rsa A')), /ssh-keygen -e/);
  });

  it('is told of the first thing that is none, whatever stands beside', async () => {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const spki = publicKey.export({ type: 'spki', format: 'der' });
    const file = (...ders: Buffer[]) => Buffer.from(ders.map(pem).join(''));
    assert.equal(await answerOf(() => readPublicKey(file(spki, CERTIFICATE))), 'key/certificate');
    assert.equal(await answerOf(() => readPublicKey(file(REQUEST, CERTIFICATE))), 'key/csr');
    assert.equal(await answerOf(() => readPrivateKey(file(spki, CERTIFICATE))), 'key/public-instead-of-private');
  });

  it('is several keys, which are counted, with their lines', async () => {
    const message = /^There are 3 keys in it \(lines 1, 4, 7\), /;
    const publicKeys = Buffer.from(pem(seq(...ints(2))).repeat(3));
    assert.throws(() => readPublicKey(publicKeys), { code: 'key/several-keys', message });
    const privateKeys = Buffer.from(pem(seq(...ints(9))).repeat(3));
    await assert.rejects(readPrivateKey(privateKeys), { code: 'key/several-keys', message });
  });
});
