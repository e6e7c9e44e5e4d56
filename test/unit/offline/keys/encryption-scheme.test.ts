import assert from 'node:assert/strict';
import { readEncryptionScheme } from '../../../../server/src/offline/keys/encryption-scheme.ts';
import { int, nothing, octets, oid, PBES2, seq } from './ders.ts';

const SCRYPT = oid('2b06010401da47040b');
const AES = oid('60864801650304012a');
const PBE = oid('2a864886f70d010503');

const parameters = (...derivation: Buffer[]) => seq(seq(SCRYPT, seq(...derivation)), seq(AES, octets('77')));
const ENCRYPTED = octets('0102');
const GOOD = seq(octets('aabb'), int('0800'));

describe('how a key is encrypted', () => {
  it('is read of PBES2, with its cipher', () => {
    const scheme = readEncryptionScheme(
      seq(seq(PBES2, parameters(octets('aabb'), int('0800'), int('08'), int('01'))), ENCRYPTED),
    );
    assert.deepEqual(scheme, {
      id: '1.2.840.113549.1.5.13',
      cipher: '2.16.840.1.101.3.4.1.42',
      salt: Buffer.from('aabb', 'hex'),
      rounds: 2048,
      encrypted: Buffer.from('0102', 'hex'),
    });
  });

  it('is read of older schemes, which have one cipher each', () => {
    assert.deepEqual(readEncryptionScheme(seq(seq(PBE, GOOD), ENCRYPTED)), {
      id: '1.2.840.113549.1.5.3',
      cipher: undefined,
      salt: Buffer.from('aabb', 'hex'),
      rounds: 2048,
      encrypted: Buffer.from('0102', 'hex'),
    });
  });

  const refused: [what: string, bytes: Buffer][] = [
    ['nothing', Buffer.alloc(0)],
    ['an empty sequence', seq()],
    ['no scheme', seq(seq(), ENCRYPTED)],
    ['a scheme that is no identifier', seq(seq(int('01'), GOOD), ENCRYPTED)],
    ['no parameters', seq(seq(PBE), ENCRYPTED)],
    ['nothing that is encrypted', seq(seq(PBE, GOOD))],
    ['no salt', seq(seq(PBE, seq()), ENCRYPTED)],
    ['no rounds', seq(seq(PBE, seq(octets('aa'))), ENCRYPTED)],
    ['rounds that are no number', seq(seq(PBE, seq(octets('aa'), nothing())), ENCRYPTED)],
    ['rounds below zero', seq(seq(PBE, seq(octets('aa'), int('ff'))), ENCRYPTED)],
    ['PBES2 without derivation', seq(seq(PBES2, seq()), ENCRYPTED)],
    ['PBES2 without parameters of its derivation', seq(seq(PBES2, seq(seq(SCRYPT), seq(AES))), ENCRYPTED)],
    ['PBES2 without rounds', seq(seq(PBES2, parameters(octets('aa'))), ENCRYPTED)],
    ['PBES2 with parameters of older schemes', seq(seq(PBES2, GOOD), ENCRYPTED)],
  ];
  for (const [what, bytes] of refused) {
    it(`is not read of ${what}`, () => assert.equal(readEncryptionScheme(bytes), undefined));
  }

  it('may have no cipher that is named', () => {
    const derivation = seq(SCRYPT, GOOD);
    for (const cipher of [seq(), seq(int('01'))]) {
      const scheme = readEncryptionScheme(seq(seq(PBES2, seq(derivation, cipher)), ENCRYPTED));
      assert.deepEqual([scheme?.cipher, scheme?.rounds], [undefined, 2048]);
    }
  });
});
