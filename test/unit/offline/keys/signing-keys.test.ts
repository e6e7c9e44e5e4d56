import assert from 'node:assert/strict';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readPrivateKey } from '../../../../server/src/offline/keys/private-key.ts';
import { answerOf } from './answer-of.ts';
import { int, seq } from './ders.ts';

const SECRET = { cipher: 'aes-128-cbc', passphrase: 'secret' };

const rsa = (modulusLength: number) => generateKeyPairSync('rsa', { modulusLength }).privateKey;
const pkcs8 = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'der' });
const encrypted = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'der', ...SECRET });
/** A key of so many bytes whose other numbers do not belong to it. */
const madeUp = (bytes: number) =>
  seq(
    int('00'),
    int(`00${'ff'.repeat(bytes)}`),
    ...['010001', '03', '05', '07', '03', '03', '03'].map(each => int(each)),
  );

const answer = (bytes: Buffer | string, passphrase?: string) =>
  answerOf(() => readPrivateKey(Buffer.from(bytes), passphrase));

describe('keys that sign', () => {
  const { privateKey: ec } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

  it('have 2048 bits or more', async () => {
    const message = /^This RSA key has 1024 bits\. Packages are signed with 2048 to 16384:/;
    for (const key of [pkcs8(rsa(1024)), rsa(1024).export({ type: 'pkcs1', format: 'der' })]) {
      await assert.rejects(readPrivateKey(key), { code: 'key/too-small', message });
    }
    assert.equal(await answer(encrypted(rsa(1024)), 'secret'), 'key/too-small');
    assert.equal(await answer(pkcs8(rsa(2040))), 'key/too-small');
    assert.equal(await answer(pkcs8(rsa(2048))), '-');
  });

  it('have no more bits than can be verified', async () => {
    await assert.rejects(readPrivateKey(madeUp(2049)), { code: 'key/too-many-bits', message: /has 16392 bits/ });
    assert.equal(await answer(madeUp(2048)), 'key/damaged', 'so many are right');
  });

  it('have numbers that belong together', async () => {
    assert.equal(await answer(madeUp(256)), 'key/damaged');
    const bytes = rsa(2048).export({ type: 'pkcs1', format: 'der' });
    bytes.writeUInt8(bytes.readUInt8(100) ^ 1, 100);
    assert.equal(await answer(bytes), 'key/damaged');
  });

  it('are for RSA, which shows of encrypted ones when they are open', async () => {
    const { privateKey: pss } = generateKeyPairSync('rsa-pss', { modulusLength: 2048 });
    const { privateKey: edwards } = generateKeyPairSync('ed25519');
    for (const [key, algorithm] of [
      [ec, 'EC'],
      [pss, 'RSA-PSS'],
      [edwards, 'Ed25519'],
    ] as const) {
      assert.equal(await answer(pkcs8(key)), `key/not-rsa:${algorithm}`);
      assert.equal(await answer(encrypted(key)), 'key/passphrase-needed');
      assert.equal(await answer(encrypted(key), 'secret'), `key/not-rsa:${algorithm}`);
    }
  });

  it('may be in old encrypted PEM, whatever they are for', async () => {
    const oldPem = ec.export({ type: 'sec1', format: 'pem', ...SECRET });
    assert.match(oldPem.toString(), /^-----BEGIN EC PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED/);
    assert.equal(await answer(oldPem), 'key/passphrase-needed');
    assert.equal(await answer(oldPem, 'secret'), 'key/not-rsa:EC');
    assert.equal(await answer(oldPem, 'other'), 'key/wrong-passphrase');
    const des = oldPem.toString().replace(/DEK-Info: .*/, 'DEK-Info: DES-CBC,0011223344556677');
    assert.equal(await answer(des, 'secret'), 'key/unknown-encryption');
    const unknown = des.replaceAll('EC PRIVATE', 'RSA PRIVATE').replace('DES-CBC', 'IDEA-CBC');
    assert.equal(await answer(unknown, 'secret'), 'key/unknown-encryption');
  });
});
