import { createHash, createPublicKey, createVerify, type KeyObject } from 'node:crypto';
import { sm2Point, sm2Spki } from './sm2-key.ts';

/** SM3 and SM2 as the packages `sm-crypto-v2` and `sm-crypto` have them. */
export interface SmCrypto {
  /** @returns hexadecimal, of the text in UTF-8 */
  sm3(text: string): string;
  readonly sm2: {
    /** @param signature DER in hexadecimal; with `hash`, SM3 and the usual user id are used */
    doVerifySignature(
      text: string,
      signature: string,
      publicKey: string,
      options: { der: boolean; hash: boolean },
    ): boolean;
  };
}

/** Whether a signature, as it stands in the header, is that of a text. */
export type Verify = (text: string, signature: string) => boolean;

/**
 * What SM2 puts before a text, the point of the key apart: the length in bits and the bytes of the usual user id, and the
 * numbers a, b, and x and y of the base point of the curve (GB/T 32918.2, GB/T 32918.5).
 */
const IDENTITY = Buffer.from(
  `0080${Buffer.from('1234567812345678').toString('hex')}` +
    'fffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffc' +
    '28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93' +
    '32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7' +
    'bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0',
  'hex',
);

/**
 * @returns what gives the SM3 of a text in hexadecimal
 * @throws Error where nothing has SM3
 */
export function sm3DigestOf(smCrypto: SmCrypto | undefined): (text: string) => string {
  if (smCrypto !== undefined) {
    return text => smCrypto.sm3(text);
  }
  requireSm3();
  return text => createHash('sm3').update(text).digest('hex');
}

/**
 * @param publicKey as `sm2Point` takes it
 * @returns what verifies SM2 with SM3: a text and a signature in base64 of DER
 * @throws Error for what is no key of SM2, and where nothing has SM2
 */
export function sm2Verifier(publicKey: string, smCrypto: SmCrypto | undefined): Verify {
  const point = sm2Point(publicKey);
  if (point === undefined) {
    throw new Error('it has no public key of SM2.');
  }
  return smCrypto === undefined ? builtInVerifier(point) : verifierBy(smCrypto, point);
}

/** Node.js's OpenSSL has SM2 and SM3 unless it was built or is run without them. */
function builtInVerifier(point: string): Verify {
  requireSm3();
  const key = keyOf(point);
  const identity = createHash('sm3').update(IDENTITY).update(point.slice(2), 'hex').digest();
  // Node.js cannot tell OpenSSL the user id, and need not: it makes the digest and has OpenSSL verify that.
  return (text, signature) => createVerify('sm3').update(identity).update(text).verify(key, signature, 'base64');
}

function keyOf(point: string): KeyObject {
  try {
    return createPublicKey({ key: sm2Spki(point), format: 'der', type: 'spki' });
  } catch (cause) {
    const message = 'its public key is not on the curve, or this Node.js has no SM2: then give `smCrypto`.';
    throw new Error(message, { cause });
  }
}

function requireSm3(): void {
  try {
    createHash('sm3');
  } catch (cause) {
    throw new Error('this Node.js has neither SM2 nor SM3: give `smCrypto`.', { cause });
  }
}

function verifierBy({ sm2 }: SmCrypto, point: string): Verify {
  return (text, signature) => {
    const hexadecimal = Buffer.from(signature, 'base64').toString('hex');
    try {
      return sm2.doVerifySignature(text, hexadecimal, point, { der: true, hash: true });
    } catch {
      // Some of these packages throw at what is no signature at all.
      return false;
    }
  };
}
