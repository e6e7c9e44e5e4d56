import assert from 'node:assert/strict';
import { createECDH } from 'node:crypto';
import fc from 'fast-check';
import { ecPrivateKey, SECP256K1, SM2_CURVE } from '../../../../server/src/gateway/ec-private-key.ts';
import { isScalar, multiply, publicPoint } from '../../../../server/src/gateway/encryption/secp256k1.ts';
import { symmetricKey } from '../../../../server/src/gateway/encryption/symmetric-key.ts';
import { KeyError } from '../../../../server/src/offline/keys/key-error.ts';
import { OpensslFolder } from '../../../support/openssl.ts';

const bytes = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex');

describe('the symmetric key', () => {
  it('is the one that re-implementations of a client have for their shared point', () => {
    const secret = bytes('038f5533b9bd56ea649b8f52931027ed 7e8f76260eec07a7bbd041902e05c9a8 46');
    assert.deepEqual(symmetricKey(secret), {
      key: bytes('7d002315b751514ddf4bcec2bd15ee45'),
      iv: bytes('460f0f0f0f0f0f0f0f0f0f0f0f0f0f0f'),
    });
  });

  it('is a secret of its own length as it is', () => {
    assert.deepEqual(symmetricKey(Buffer.from('1234567890abcdef')), {
      key: Buffer.from('1234567890abcdef'),
      iv: Buffer.alloc(16, 16),
    });
  });

  it('is none for a shorter secret', () => assert.equal(symmetricKey(Buffer.alloc(15)), undefined));
});

describe('secp256k1', () => {
  it('has the generator and its double', () => {
    const scalar = (number: number) => Buffer.concat([Buffer.alloc(31), Buffer.of(number)]);
    assert.equal(
      publicPoint(scalar(1)).toString('hex'),
      '0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798',
    );
    assert.equal(
      publicPoint(scalar(2)).toString('hex'),
      '02c6047f9441ed7d6d3045406e95c07cd85c778e4b8cef3ca7abac09b95c709ee5',
    );
  });

  it('has the public keys and shared secrets that OpenSSL has', () => {
    for (let round = 0; round < 20; round++) {
      const [own, other] = [createECDH('secp256k1'), createECDH('secp256k1')];
      own.generateKeys();
      other.generateKeys();
      const scalar = Buffer.from(own.getPrivateKey('hex').padStart(64, '0'), 'hex');
      assert.equal(publicPoint(scalar).toString('hex'), own.getPublicKey('hex', 'compressed'));
      const shared = multiply(scalar, Buffer.from(other.getPublicKey('hex', 'compressed'), 'hex'));
      assert.deepEqual(shared?.subarray(1), own.computeSecret(other.getPublicKey()));
    }
  });

  it('has the point of the product of two keys, sign and all', () => {
    const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
    const scalars = fc.bigInt({ min: 1n, max: order - 1n });
    const buffer = (number: bigint) => Buffer.from(number.toString(16).padStart(64, '0'), 'hex');
    fc.assert(
      fc.property(scalars, scalars, (one, other) => {
        const product = createECDH('secp256k1');
        product.setPrivateKey(buffer((one * other) % order));
        const shared = multiply(buffer(one), publicPoint(buffer(other)));
        assert.equal(shared?.toString('hex'), product.getPublicKey('hex', 'compressed'));
      }),
      { numRuns: 20 },
    );
  });

  for (const [what, point] of [
    ['nothing', ''],
    ['a point that is not compressed', `04${'11'.repeat(64)}`],
    ['an x that has no y', `02${'00'.repeat(31)}05`],
    ['an x beyond the field', `02${'ff'.repeat(32)}`],
    ['32 bytes', `02${'11'.repeat(31)}`],
  ] as const) {
    it(`has no ${what}`, () => assert.equal(multiply(Buffer.alloc(32, 1), bytes(point)), undefined));
  }

  it('has keys from 1 to one less than its order', () => {
    assert.equal(isScalar(Buffer.alloc(32)), false);
    assert.equal(isScalar(Buffer.alloc(32, 255)), false);
    assert.equal(isScalar(Buffer.alloc(31, 1)), false);
    assert.equal(isScalar(Buffer.alloc(32, 1)), true);
  });
});

describe('a private key of a curve', () => {
  let openssl: OpensslFolder;
  before(async () => {
    openssl = await OpensslFolder.create();
  });
  after(() => openssl[Symbol.asyncDispose]());

  const curves = [
    ['secp256k1', SECP256K1],
    ['SM2', SM2_CURVE],
  ] as const;
  for (const [name, curve] of curves) {
    it(`of ${name} is read as openssl writes it, in both of its forms`, async () => {
      const sec1 = String(await openssl.run(`ecparam -name ${name} -genkey`));
      await openssl.write('key.pem', sec1);
      const pkcs8 = String(await openssl.run('pkcs8 -topk8 -nocrypt -in key.pem'));
      const [one, other] = [ecPrivateKey(sec1, curve), ecPrivateKey(pkcs8, curve)];
      assert.equal(one?.length, 32);
      assert.deepEqual(one, other);
      const [, wrong] = curves.find(([each]) => each !== name) ?? ['', ''];
      assert.equal(ecPrivateKey(sec1, wrong), undefined);
    });
  }

  it('is none in what is no key, and a damaged one is told of', () => {
    assert.equal(ecPrivateKey('hello', SECP256K1), undefined);
    assert.equal(ecPrivateKey('-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----', SECP256K1), undefined);
    assert.throws(() => ecPrivateKey('-----BEGIN PRIVATE KEY-----\nAAAA', SECP256K1), KeyError);
  });
});
