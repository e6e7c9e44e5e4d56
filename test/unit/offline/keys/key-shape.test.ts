import assert from 'node:assert/strict';
import { shapeOf } from '../../../../server/src/offline/keys/key-shape.ts';
import { bits, context0, DATA, EC, int, nothing, octets, oid, PBES2, RSA, SIGNED_DATA, seq, set } from './ders.ts';

const ints = (count: number) => Array.from({ length: count }, () => int('01'));
const NAME = seq();
const spki = (...algorithm: Buffer[]) => seq(seq(...algorithm), bits('01'));

/** What it is, with its algorithm; nothing when it is none of what is known. */
function shape(bytes: Buffer): string {
  const { kind = 'nothing', algorithm } = shapeOf(bytes) ?? {};
  return algorithm === undefined ? kind : `${kind} ${algorithm}`;
}

describe('what the bytes of a key are', () => {
  const shapes: [what: string, bytes: Buffer, expected: string][] = [
    ['PKCS#8', seq(int('00'), seq(RSA, nothing()), octets('01')), 'private RSA'],
    ['PKCS#8 with attributes', seq(int('00'), seq(RSA, nothing()), octets('01'), context0()), 'private RSA'],
    ['PKCS#8 without a key', seq(int('00'), seq(RSA, nothing())), 'nothing'],
    ['PKCS#8 with bits for its key', seq(int('00'), seq(RSA, nothing()), bits('01')), 'nothing'],
    ['PKCS#8 with data for its algorithm', seq(int('00'), seq(DATA), octets('01')), 'private 1.2.840.113549.1.7.1'],
    ['PKCS#8 of version 3', seq(int('03'), seq(RSA), octets('01')), 'private RSA'],
    ['PKCS#8 without an algorithm', seq(int('03'), seq(), octets('01')), 'private '],
    ['PKCS#12', seq(int('03'), seq(DATA, context0())), 'pkcs12'],
    ['PKCS#12 with integrity', seq(int('03'), seq(SIGNED_DATA, context0()), seq()), 'pkcs12'],
    ['PKCS#12 of another version', seq(int('02'), seq(DATA, context0())), 'nothing'],
    ['PKCS#12 with open lengths', Buffer.from('3080020103308006', 'hex'), 'pkcs12'],
    ['another version with open lengths', Buffer.from('3080020102308006', 'hex'), 'nothing'],
    ['an old EC key', seq(int('01'), octets('01'), context0()), 'other-private EC'],
    ['an old DSA key', seq(...ints(6)), 'other-private DSA'],
    ['a PKCS#1 public key', seq(...ints(2)), 'rsa-public RSA'],
    ['a PKCS#1 private key', seq(...ints(9)), 'rsa-private RSA'],
    ...[1, 3, 5, 7, 8, 10].map((count): [string, Buffer, string] => [
      `numbers: ${count}`,
      seq(...ints(count)),
      'nothing',
    ]),
    ...[1, 5, 8].map((count): [string, Buffer, string] => [
      `something else behind numbers: ${count}`,
      seq(...ints(count), nothing()),
      'nothing',
    ]),
    ['numbers that are no sequence', set(...ints(2)), 'nothing'],
    ['an RSA public key', spki(RSA, nothing()), 'public RSA'],
    ['an EC public key', spki(EC, oid('2a8648ce3d030107')), 'public EC'],
    ['an SM2 public key', spki(EC, oid('2a811ccf5501822d')), 'public SM2'],
    ['an encrypted key', seq(seq(PBES2, seq()), octets('01')), 'encrypted-private'],
    ['an algorithm and nothing', seq(seq(RSA), nothing()), 'nothing'],
    ['an algorithm alone', seq(seq(RSA)), 'nothing'],
    ['a public key without an algorithm', spki(int('01')), 'nothing'],
    ['a public key of an empty algorithm', spki(), 'nothing'],
    ['a public key and more', seq(seq(RSA), bits('01'), nothing()), 'nothing'],
    ['a request', seq(seq(int('00'), NAME, spki(RSA), context0()), seq(RSA), bits('01')), 'request'],
    ['a request without attributes', seq(seq(int('00'), NAME, spki(RSA)), seq(RSA), bits('01')), 'request'],
    [
      'a certificate',
      seq(seq(context0(int('02')), int('01'), seq(RSA), NAME, seq(), NAME), seq(RSA), bits('01')),
      'certificate',
    ],
    ['a short certificate', seq(seq(context0(int('02')), int('01')), seq(RSA), bits('01')), 'certificate'],
    [
      'a certificate of version 1',
      seq(seq(int('01'), seq(RSA), NAME, seq(), NAME, spki(RSA)), seq(RSA), bits('01')),
      'certificate',
    ],
    ['a certificate and more', seq(seq(int('00')), seq(RSA), bits('01'), nothing()), 'nothing'],
    ['a certificate without a signature', seq(seq(int('00')), seq(RSA), octets('01')), 'nothing'],
    ['a certificate without an algorithm', seq(seq(int('00')), nothing(), bits('01')), 'nothing'],
    ['PKCS#7', seq(SIGNED_DATA, context0()), 'certificate'],
    ['something else with a name', seq(RSA, context0()), 'nothing'],
    ['something else', seq(nothing()), 'nothing'],
    ['an empty sequence', seq(), 'nothing'],
    ['no DER', Buffer.from('a key'), 'nothing'],
  ];
  for (const [what, bytes, expected] of shapes) {
    it(`${what}: ${expected}`, () => assert.equal(shape(bytes), expected));
  }

  const algorithms: [id: string, expected: string][] = [
    ['2a864886f70d010101', 'RSA'],
    ['2a864886f70d010107', 'RSA-OAEP'],
    ['2a864886f70d01010a', 'RSA-PSS'],
    ['2a864886f70d010301', 'DH'],
    ['2a8648ce380401', 'DSA'],
    ['2a8648ce3d0201', 'EC'],
    ['2a811ccf5501822d', 'SM2'],
    ['2b656e', 'X25519'],
    ['2b656f', 'X448'],
    ['2b6570', 'Ed25519'],
    ['2b6571', 'Ed448'],
    ['2b65', '1.3.101'],
  ];
  for (const [id, expected] of algorithms) {
    it(`a public key for ${expected}`, () => assert.equal(shape(spki(oid(id))), `public ${expected}`));
  }
});
