import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import * as smCrypto from 'sm-crypto-v2';
import { type SignatureKey, verifierOf } from '../../../../server/src/generate/runtime/signature-keys.ts';

const { publicKey, privateKey } = smCrypto.sm2.generateKeyPairHex();
const SM2: SignatureKey = { algorithm: 'sm2', publicKey };
const SM3: SignatureKey = { algorithm: 'sm3', salt: 'salt' };

/** No Node.js without SM2 and SM3 can be had here, so this one does as if. */
describe('signature keys where Node.js has neither SM2 nor SM3', () => {
  const { createHash } = crypto;

  before(() => {
    crypto.createHash = algorithm => {
      if (algorithm === 'sm3') throw new Error('Digest method not supported');
      return createHash(algorithm);
    };
  });
  after(() => {
    crypto.createHash = createHash;
  });

  for (const key of [SM2, SM3]) {
    it(`say so at the start: ${key.algorithm}`, () => {
      assert.throws(() => verifierOf('k1', key, undefined), {
        message: 'The signature key "k1" cannot verify: this Node.js has neither SM2 nor SM3: give `smCrypto`.',
      });
    });
  }

  it('verify by what they are given', () => {
    const sm2 = verifierOf('k1', SM2, smCrypto);
    const hexadecimal = smCrypto.sm2.doSignature('text', privateKey, { der: true, hash: true });
    const signature = Buffer.from(hexadecimal, 'hex').toString('base64');
    assert.deepEqual([sm2('text', signature), sm2('test', signature), sm2('text', '')], [true, false, false]);
    const sm3 = verifierOf('k1', SM3, smCrypto);
    assert.deepEqual([sm3('text', smCrypto.sm3('textsalt')), sm3('test', smCrypto.sm3('textsalt'))], [true, false]);
  });

  it('refuse a signature at which a package throws', () => {
    const sm2 = {
      doVerifySignature() {
        throw new Error('no DER');
      },
    };
    assert.equal(verifierOf('k1', SM2, { sm3: smCrypto.sm3, sm2 })('text', 'AAAA'), false);
  });
});
