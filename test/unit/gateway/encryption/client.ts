import { createCipheriv, createDecipheriv, createECDH, randomBytes } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sm2 } from 'sm-crypto-v2';
import { ecPrivateKey, SECP256K1, SM2_CURVE } from '../../../../server/src/gateway/ec-private-key.ts';
import type { OpensslFolder } from '../../../support/openssl.ts';

/** A client as the facts have it, written without the gateway's own encoder: what it sends, and how it reads the answer. */
export interface EncryptedCall {
  body: Buffer;
  open(answer: Buffer): Promise<string>;
}

type Pack = (plain: Buffer) => Buffer;
type Encrypt = (plain: string | Buffer) => Promise<EncryptedCall>;

const ORDER = {
  secp256k1: 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n,
  sm2: 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n,
};

/** ECC: the tests have both private keys, so the shared point is the public key of their product. */
export function eccClient(privateKey: string, pack: Pack = gzipSync): Encrypt {
  const gateway = numberOf(ecPrivateKey(privateKey, SECP256K1));
  const point = (number: bigint) => {
    const ecdh = createECDH('secp256k1');
    ecdh.setPrivateKey(hex(number), 'hex');
    return Buffer.from(ecdh.getPublicKey('hex', 'compressed'), 'hex');
  };
  return async plain => {
    const own = BigInt(`0x${randomBytes(32).toString('hex')}`) % ORDER.secp256k1;
    return aesCall(2, point(own), point((own * gateway) % ORDER.secp256k1), pack(Buffer.from(plain)));
  };
}

/** SM2, with SM4 of `openssl`. */
export function sm2Client(privateKey: string, openssl: OpensslFolder, mode: 'cbc' | 'ecb' = 'cbc'): Encrypt {
  const gateway = numberOf(ecPrivateKey(privateKey, SM2_CURVE));
  const point = (number: bigint) =>
    Buffer.from(sm2.compressPublicKeyHex(sm2.getPublicKeyFromPrivateKey(hex(number))), 'hex');
  return async plain => {
    const own = BigInt(`0x${randomBytes(32).toString('hex')}`) % ORDER.sm2;
    const { key, iv } = fold(point((own * gateway) % ORDER.sm2));
    const initial = mode === 'cbc' ? ` -iv ${iv.toString('hex')}` : '';
    const run = async (data: Buffer, direction: '-e' | '-d') => {
      await openssl.write('sm4.in', data);
      return openssl.run(`enc ${direction} -sm4-${mode} -K ${key.toString('hex')}${initial} -in sm4.in`);
    };
    const data = await run(gzipSync(plain), '-e');
    return { body: frame(3, point(own), 2, data), open: async answer => String(gunzipSync(await run(answer, '-d'))) };
  };
}

/** RSA, with the padding of `openssl`. */
export function rsaClient(publicKey: string, openssl: OpensslFolder, padding: 'pkcs1' | 'oaep'): Encrypt {
  return async plain => {
    const secret = randomBytes(8).toString('hex');
    await openssl.write('rsa.pub', publicKey);
    await openssl.write('secret', secret);
    const key = await openssl.run(
      `pkeyutl -encrypt -pubin -inkey rsa.pub -in secret -pkeyopt rsa_padding_mode:${padding}`,
    );
    return aesCall(1, key, Buffer.from(secret), gzipSync(plain));
  };
}

function aesCall(algorithm: number, wrapped: Buffer, secret: Buffer, packed: Buffer): EncryptedCall {
  const { key, iv } = fold(secret);
  const cipher = createCipheriv('aes-128-cbc', key, iv);
  const data = Buffer.concat([cipher.update(packed), cipher.final()]);
  return {
    body: frame(algorithm, wrapped, 1, data),
    async open(answer) {
      const decipher = createDecipheriv('aes-128-cbc', key, iv);
      return String(gunzipSync(Buffer.concat([decipher.update(answer), decipher.final()])));
    },
  };
}

/** Key and IV of a secret: 33 bytes or 16. */
function fold(secret: Buffer): { key: Buffer; iv: Buffer } {
  const rest = secret.subarray(secret.length - (secret.length % 16));
  const iv = Buffer.concat([rest, Buffer.alloc(16 - rest.length, 16 - rest.length)]);
  const [one, other] = [secret.subarray(0, 16), secret.subarray(16, 32)];
  return { key: Buffer.from(one.map((byte, index) => byte ^ (other[index] ?? 0))), iv };
}

export function frame(algorithm: number, key: Buffer, cipher: number, data: Buffer): Buffer {
  const length = ({ length }: Buffer) => Buffer.from(length.toString(16).padStart(6, '0'), 'hex');
  return Buffer.concat([Buffer.of(algorithm), length(key), key, Buffer.of(cipher), length(data), data]);
}

function numberOf(key: Buffer | undefined): bigint {
  return BigInt(`0x${key?.toString('hex')}`);
}

function hex(number: bigint): string {
  return number.toString(16).padStart(64, '0');
}
