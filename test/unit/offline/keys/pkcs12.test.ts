import assert from 'node:assert/strict';
import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { readPrivateKey } from '../../../../server/src/offline/keys/private-key.ts';
import { answerOf } from './answer-of.ts';
import { context0, DATA, int, octets, oid, RSA, SIGNED_DATA, seq } from './ders.ts';

const KEY_BAG = oid('2a864886f70d010c0a0101');
const SHROUDED_KEY_BAG = oid('2a864886f70d010c0a0102');

const keyBag = (key: Buffer) => seq(KEY_BAG, context0(key));
const content = (...bags: Buffer[]) => seq(DATA, context0(octets(seq(...bags))));
/** PKCS#12 that encrypts nothing and has no integrity. */
const pfx = (...contents: Buffer[]) => seq(int('03'), seq(DATA, context0(octets(seq(...contents)))));

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const RSA_KEY = privateKey.export({ type: 'pkcs8', format: 'der' });
const EC_KEY = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'der' });

const answer = (bytes: Buffer, passphrase?: string) => answerOf(() => readPrivateKey(bytes, passphrase));

describe('PKCS#12', () => {
  it('gives its key, wherever it is', async () => {
    const files = [pfx(content(keyBag(RSA_KEY))), pfx(content(), content(keyBag(RSA_KEY)))];
    for (const file of files) {
      assert.ok(createPublicKey(await readPrivateKey(file)).equals(publicKey));
      assert.ok(createPublicKey(await readPrivateKey(file, 'for nothing')).equals(publicKey));
    }
  });

  it('has one key', async () => {
    const message = /^This PKCS#12 file holds 2 private keys/;
    for (const two of [
      pfx(content(keyBag(RSA_KEY), keyBag(EC_KEY))),
      pfx(content(keyBag(RSA_KEY)), content(keyBag(RSA_KEY))),
    ]) {
      await assert.rejects(readPrivateKey(two), { code: 'key/several-keys', message });
    }
    for (const none of [pfx(), pfx(content())]) {
      assert.equal(await answer(none), 'key/certificate');
    }
  });

  it('has an RSA key', async () => {
    assert.equal(await answer(pfx(content(keyBag(EC_KEY)))), 'key/not-rsa:EC');
  });

  it('is damaged where nobody needs a passphrase to see it', async () => {
    const signed = seq(int('03'), seq(SIGNED_DATA, context0(octets(seq()))));
    const unknown = seq(seq(oid('2a864886f70d010c0101'), seq(octets('01'), int('01'))), octets('02'));
    const rc4 = pfx(content(seq(SHROUDED_KEY_BAG, context0(unknown))));
    const open = Buffer.from('3080020103', 'hex');
    for (const damaged of [signed, rc4, open]) {
      assert.equal(await answer(damaged), 'key/damaged');
      assert.equal(await answer(damaged, 'secret'), 'key/damaged');
    }
  });

  it('that cannot be read may need a passphrase, or another one', async () => {
    const broken = pfx(seq(RSA));
    assert.equal(await answer(broken), 'key/passphrase-needed');
    assert.equal(await answer(broken, 'secret'), 'key/wrong-passphrase');
  });
});
