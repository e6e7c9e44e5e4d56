import { randomBytes } from 'node:crypto';
import { ecPrivateKey, SECP256K1 } from '../../ec-private-key.ts';
import { isScalar, multiply, publicPoint } from '../secp256k1.ts';
import type { Agreement, MakeAgreement } from './agreement.ts';

/**
 * ECDH on secp256k1 with a key of the client's that is new for each request: the frame has its public point, and the secret
 * is the shared point, both compressed. That the points have 33 bytes and lie on this curve was seen in re-implementations of an
 * Android client, and checked with their figures; that the second is the product of the keys is inferred.
 */
export const makeEccAgreement: MakeAgreement = async text => {
  const own = ecPrivateKey(text, SECP256K1);
  return own && isScalar(own) ? eccAgreement(own) : undefined;
};

function eccAgreement(own: Buffer): Agreement {
  const ownPoint = publicPoint(own);
  return {
    accept: point => multiply(own, point),
    offer() {
      const scalar = newScalar();
      return { secret: multiply(scalar, ownPoint) as Buffer, key: publicPoint(scalar) };
    },
  };
}

function newScalar(): Buffer {
  for (;;) {
    const scalar = randomBytes(32);
    if (isScalar(scalar)) return scalar;
  }
}
