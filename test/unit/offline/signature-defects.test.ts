import assert from 'node:assert/strict';
import { constants, createHash, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import fc from 'fast-check';
import { createSigner, createVerifier } from '../../../server/src/offline/signature/cert-signature.ts';
import { cubeRoot, numberOf, RawRsa } from '../../support/raw-rsa.ts';

const MESSAGE = Buffer.from('{"appid":"70000000","version":"1.0.0.6"}');
const HASH = createHash('sha1').update(MESSAGE).digest();
const hash = HASH.toString('hex');

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');

/** The one content of a signature that is right. */
const RIGHT = `30 21 30 09 06 05 2b0e03021a 05 00 04 14 ${hash}`;

/** The classes of Wycheproof's vectors for SHA-256, made anew for SHA-1: what is under a right padding. */
const CONTENTS: Record<string, string[]> = {
  'BER instead of DER': [
    `30 81 21 30 09 06 05 2b0e03021a 05 00 04 14 ${hash}`,
    `30 82 00 21 30 09 06 05 2b0e03021a 05 00 04 14 ${hash}`,
    `30 80 30 09 06 05 2b0e03021a 05 00 04 14 ${hash} 00 00`,
    `30 22 30 81 09 06 05 2b0e03021a 05 00 04 14 ${hash}`,
    `30 23 30 82 00 09 06 05 2b0e03021a 05 00 04 14 ${hash}`,
    `30 23 30 80 06 05 2b0e03021a 05 00 00 00 04 14 ${hash}`,
    `30 22 30 0a 06 81 05 2b0e03021a 05 00 04 14 ${hash}`,
    `30 22 30 0a 06 05 2b0e03021a 05 81 00 04 14 ${hash}`,
    `30 22 30 09 06 05 2b0e03021a 05 00 04 81 14 ${hash}`,
    `30 23 30 09 06 05 2b0e03021a 05 00 24 16 04 14 ${hash}`,
    `30 25 30 09 06 05 2b0e03021a 05 00 24 80 04 14 ${hash} 00 00`,
  ],
  'invalid ASN.1': [
    `30 20 30 09 06 05 2b0e03021a 05 00 04 14 ${hash}`,
    `30 22 30 09 06 05 2b0e03021a 05 00 04 14 ${hash}`,
    `30 00 30 09 06 05 2b0e03021a 05 00 04 14 ${hash}`,
    `30 7f 30 09 06 05 2b0e03021a 05 00 04 14 ${hash}`,
    `30 85 01 00 00 00 21 30 09 06 05 2b0e03021a 05 00 04 14 ${hash}`,
    `30 89 01 00 00 00 00 00 00 00 21 30 09 06 05 2b0e03021a 05 00 04 14 ${hash}`,
    `30 84 7f ff ff ff 30 09 06 05 2b0e03021a 05 00 04 14 ${hash}`,
    `30 84 ff ff ff ff 30 09 06 05 2b0e03021a 05 00 04 14 ${hash}`,
    `30 88 ff ff ff ff ff ff ff ff 30 09 06 05 2b0e03021a 05 00 04 14 ${hash}`,
    `30 21 30 08 06 05 2b0e03021a 05 00 04 14 ${hash}`,
    `30 21 30 0a 06 05 2b0e03021a 05 00 04 14 ${hash}`,
    `30 21 30 09 06 04 2b0e03021a 05 00 04 14 ${hash}`,
    `30 21 30 09 06 06 2b0e03021a 05 00 04 14 ${hash}`,
    `30 21 30 09 06 05 2b0e03021a 05 00 04 13 ${hash}`,
    `30 21 30 09 06 05 2b0e03021a 05 00 04 15 ${hash}`,
    `30 20 30 09 06 05 2b0e03021a 05 00 04 13 ${hash.slice(2)}`,
    `30 22 30 09 06 05 2b0e03021a 05 00 04 15 ${hash} 00`,
    `30 0d 30 09 06 05 2b0e03021a 05 00 04 00`,
    `30 0b 30 09 06 05 2b0e03021a 05 00`,
    `30 16 04 14 ${hash}`,
    `30 18 30 00 04 14 ${hash}`,
    '30 00',
    '30',
    '',
  ],
  'modified content': [
    `${RIGHT} 00 00`,
    `00 00 ${RIGHT}`,
    `${RIGHT} 05 00`,
    `${RIGHT} 04 14 ${hash}`,
    `${RIGHT} ${'de'.repeat(60)}`,
    `30 23 30 09 06 05 2b0e03021a 05 00 04 14 ${hash} 05 00`,
    `30 25 aa 02 bb 00 30 09 06 05 2b0e03021a 05 00 04 14 ${hash}`,
    `30 23 30 0b 06 05 2b0e03021a 05 00 05 00 04 14 ${hash}`,
    `30 23 30 0b 06 05 2b0e03021a 05 02 de ad 04 14 ${hash}`,
    `30 21 30 09 06 05 2b0e03021a 04 00 04 14 ${hash}`,
    `30 21 30 09 06 05 2b0e03021a 30 00 04 14 ${hash}`,
    `31 21 30 09 06 05 2b0e03021a 05 00 04 14 ${hash}`,
    `30 21 31 09 06 05 2b0e03021a 05 00 04 14 ${hash}`,
    `30 21 30 09 06 05 2b0e03021a 05 00 03 14 ${hash}`,
    `30 22 30 09 06 05 2b0e03021a 05 00 03 15 00 ${hash}`,
    `30 22 30 0a 06 06 2b0e0302801a 05 00 04 14 ${hash}`,
    `30 28 30 09 06 05 2b0e03021a 05 00 04 1b ${hash} 00000000000000`,
  ],
  'missing NULL': [`30 1f 30 07 06 05 2b0e03021a 04 14 ${hash}`],
  'wrong digest': [
    `30 20 30 0c 06 08 2a864886f70d0205 05 00 04 10 ${digest('md5')}`,
    `30 24 30 0c 06 08 2a864886f70d0205 05 00 04 14 ${hash}`,
    `30 31 30 0d 06 09 608648016503040201 05 00 04 20 ${digest('sha256')}`,
    `30 25 30 0d 06 09 608648016503040201 05 00 04 14 ${hash}`,
    `30 51 30 0d 06 09 608648016503040203 05 00 04 40 ${digest('sha512')}`,
    `30 21 30 09 06 05 2b0e03021b 05 00 04 14 ${hash}`,
    `30 21 30 09 06 05 2b24030201 05 00 04 14 ${hash}`,
    `30 2d 30 09 06 05 2b0e03021a 05 00 04 20 ${digest('sha256')}`,
  ],
  'no digest': [hash, MESSAGE.toString('hex'), `04 14 ${hash}`, Buffer.from(hash).toString('hex')],
};

function digest(algorithm: string): string {
  return createHash(algorithm).update(MESSAGE).digest('hex');
}

describe('signatures that must not verify', () => {
  let rsa: RawRsa;
  let privateKey: KeyObject;
  let right: Buffer;

  before(() => {
    privateKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    rsa = new RawRsa(privateKey);
    const signer = createSigner(privateKey);
    signer.update(MESSAGE);
    right = Buffer.from(signer.sign(), 'base64');
  });

  function verifies(signature: Buffer, key = rsa.publicKey, message = MESSAGE): boolean {
    const verifier = createVerifier(key, signature);
    verifier.update(message);
    return verifier.verify();
  }

  it('are told from the right one, made by hand', () => {
    assert.deepEqual(rsa.sign(rsa.pad(hex(RIGHT))), right);
    assert.ok(verifies(right));
  });

  for (const [name, contents] of Object.entries(CONTENTS)) {
    it(`${name}: none of ${contents.length}`, () => {
      const accepted = contents.filter(content => verifies(rsa.sign(rsa.pad(hex(content)))));
      assert.deepEqual(accepted, []);
    });
  }

  it('every other byte in the frame of the digest', () => {
    const content = hex(RIGHT);
    for (let at = 0; at < content.length - HASH.length; at++) {
      for (const change of [0x01, 0x20, 0x80, 0xff]) {
        const changed = Buffer.from(content);
        changed.writeUInt8(changed.readUInt8(at) ^ change, at);
        assert.ok(!verifies(rsa.sign(rsa.pad(changed))), `byte ${at} ^ ${change}`);
      }
    }
  });

  it('wrong paddings', () => {
    const content = hex(RIGHT);
    const fill = (length: number, ...parts: (string | Buffer)[]) => {
      const bytes = Buffer.concat(parts.map(part => (typeof part === 'string' ? hex(part) : part)));
      return Buffer.concat([bytes.subarray(0, length), Buffer.alloc(Math.max(0, length - bytes.length))]);
    };
    const ones = (length: number) => Buffer.alloc(length, 0xff);
    const fullLength = rsa.length - 3 - content.length;
    const paddings: Record<string, Buffer> = {
      'type 0': rsa.pad(content, 0),
      'type 0, zeros': rsa.pad(content, 0, 0),
      'type 2': rsa.pad(content, 2),
      'type 2, other bytes': rsa.pad(content, 2, 0x5a),
      'type 1, other bytes': rsa.pad(content, 1, 0xfe),
      'one byte of it is another': fill(rsa.length, '00 01', ones(fullLength - 1), 'ee 00', content),
      'its first byte is another': fill(rsa.length, '00 01 fe', ones(fullLength - 1), '00', content),
      'no end': fill(rsa.length, '00 01', ones(fullLength + 1), content),
      'too short, zeros first': fill(rsa.length, '00 00 01', ones(fullLength - 1), '00', content),
      'none, zeros first': fill(rsa.length, Buffer.alloc(rsa.length - content.length), content),
      'empty, zeros after': fill(rsa.length, '00 01 00', content),
      'eight bytes, zeros after': fill(rsa.length, '00 01', ones(8), '00', content),
      'eight bytes, garbage after': fill(rsa.length, '00 01', ones(8), '00', content, Buffer.alloc(256, 0x5a)),
      'content first': fill(rsa.length, '00', content, Buffer.alloc(256, 0xff)),
      'only padding': fill(rsa.length, '00 01', ones(rsa.length - 2)),
    };
    for (const [name, encoded] of Object.entries(paddings)) assert.ok(!verifies(rsa.sign(encoded)), name);
  });

  it('any byte of the encoded message changed', () => {
    const encoded = rsa.pad(hex(RIGHT));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: rsa.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const changed = Buffer.from(encoded);
        changed.writeUInt8(changed.readUInt8(at) ^ change, at);
        return !verifies(rsa.sign(changed));
      }),
      { numRuns: 300 },
    );
  });

  it('every bit of a signature flipped', () => {
    for (let bit = 0; bit < right.length * 8; bit++) {
      const flipped = Buffer.from(right);
      flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      assert.ok(!verifies(flipped), `bit ${bit}`);
    }
  });

  it('other lengths, and other texts of the same number', () => {
    const zero = Buffer.from([0]);
    const others = [
      Buffer.alloc(0),
      right.subarray(1),
      right.subarray(0, -1),
      Buffer.concat([zero, right]),
      Buffer.concat([zero, zero, right]),
      Buffer.concat([right, zero]),
      Buffer.from(right.toString('base64')),
    ];
    for (const other of others) assert.ok(!verifies(other), `${other.length} bytes`);
    assert.ok(!verifies(rsa.bytesOf(numberOf(right) + rsa.modulus, rsa.length + 1)));
  });

  it('a signature that starts with zeros, without them', () => {
    for (let number = 0; ; number++) {
      const message = Buffer.from(`message ${number}`);
      const signature = createSign('RSA-SHA1').update(message).sign(privateKey);
      if (signature.readUInt8(0) !== 0) continue;
      assert.ok(verifies(signature, rsa.publicKey, message));
      assert.ok(!verifies(signature.subarray(1), rsa.publicKey, message));
      break;
    }
  });

  it('a signature plus the modulus, of the same length', () => {
    let key: KeyObject;
    let raw: RawRsa;
    // The nearer the modulus is to the largest number of its length, the fewer signatures leave room for it.
    do {
      key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
      raw = new RawRsa(key);
    } while (raw.modulus >> 2040n > 0xd8n);
    for (let number = 0; ; number++) {
      const message = Buffer.from(`message ${number}`);
      const signature = createSign('RSA-SHA1').update(message).sign(key);
      const sum = numberOf(signature) + raw.modulus;
      if (sum >> 2048n > 0n) continue;
      assert.ok(verifies(signature, raw.publicKey, message));
      assert.ok(!verifies(raw.bytesOf(sum), raw.publicKey, message));
      break;
    }
  });

  it('numbers at the edges', () => {
    const { modulus } = rsa;
    for (const number of [0n, 1n, 2n, modulus - 2n, modulus - 1n, modulus, modulus + 1n]) {
      assert.ok(!verifies(rsa.bytesOf(number)), `${number}`);
    }
    assert.ok(!verifies(Buffer.alloc(rsa.length, 0xff)));
  });

  it('PSS', () => {
    for (const algorithm of ['RSA-SHA1', 'RSA-SHA256']) {
      for (const saltLength of [0, 20, constants.RSA_PSS_SALTLEN_MAX_SIGN]) {
        const options = { key: privateKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength };
        assert.ok(!verifies(createSign(algorithm).update(MESSAGE).sign(options)));
      }
    }
  });

  it('a forgery without the private key, under an exponent of 3', () => {
    const weak = new RawRsa(generateKeyPairSync('rsa', { modulusLength: 2048, publicExponent: 3 }).privateKey);
    const start = Buffer.concat([hex(`00 01 ${'ff'.repeat(8)} 00`), hex(RIGHT)]);
    const forged = weak.bytesOf(cubeRoot(numberOf(Buffer.concat([start, Buffer.alloc(weak.length - start.length)]))));
    assert.deepEqual(weak.open(forged).subarray(0, start.length), start);
    assert.ok(!verifies(forged, weak.publicKey));
    assert.ok(verifies(weak.sign(weak.pad(hex(RIGHT))), weak.publicKey));
  });

  it('the right signature of other bytes, or by another key', () => {
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey;
    assert.ok(!verifies(right, other));
    assert.ok(!verifies(right, rsa.publicKey, Buffer.concat([MESSAGE, Buffer.from('\n')])));
    assert.ok(!verifies(right, rsa.publicKey, Buffer.alloc(0)));
  });

  it('any, under a key that is too short for a signature', () => {
    for (const bits of [512, 1024]) {
      const small = new RawRsa(generateKeyPairSync('rsa', { modulusLength: bits }).privateKey);
      assert.ok(!verifies(right, small.publicKey));
      assert.ok(!verifies(Buffer.alloc(small.length, 1), small.publicKey));
    }
  });
});
