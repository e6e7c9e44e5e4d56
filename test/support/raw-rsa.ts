import { constants, createPublicKey, type KeyObject, privateEncrypt, publicEncrypt } from 'node:crypto';

/** RSA without any padding, with which tests make signatures that no library would. */
export class RawRsa {
  readonly publicKey: KeyObject;
  readonly modulus: bigint;
  /** In bytes. */
  readonly length: number;

  constructor(private readonly privateKey: KeyObject) {
    this.publicKey = createPublicKey(privateKey);
    const modulus = Buffer.from(this.publicKey.export({ format: 'jwk' }).n ?? '', 'base64url');
    this.modulus = numberOf(modulus);
    this.length = modulus.length;
  }

  /** The signature under which there is this encoded message, as long as the key. */
  sign(encoded: Buffer): Buffer {
    return privateEncrypt({ key: this.privateKey, padding: constants.RSA_NO_PADDING }, encoded);
  }

  /** The encoded message that is under a signature. */
  open(signature: Buffer): Buffer {
    return publicEncrypt({ key: this.publicKey, padding: constants.RSA_NO_PADDING }, signature);
  }

  /** `00 01 ff … ff 00` and the content, as long as the key. */
  pad(content: Buffer, type = 1, filler = 0xff): Buffer {
    const start = Buffer.from([0, type]);
    return Buffer.concat([start, Buffer.alloc(this.length - 3 - content.length, filler), Buffer.from([0]), content]);
  }

  bytesOf(number: bigint, length = this.length): Buffer {
    return Buffer.from(number.toString(16).padStart(2 * length, '0'), 'hex');
  }
}

export function numberOf(bytes: Buffer): bigint {
  return BigInt(`0x${bytes.toString('hex')}`);
}

/** The smallest number whose cube is not below the given one. */
export function cubeRoot(number: bigint): bigint {
  let [low, high] = [0n, 1n << BigInt(Math.ceil(number.toString(2).length / 3) + 1)];
  while (low < high) {
    const middle = (low + high) / 2n;
    if (middle ** 3n < number) low = middle + 1n;
    else high = middle;
  }
  return low;
}
