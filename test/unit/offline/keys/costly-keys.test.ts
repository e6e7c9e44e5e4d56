import assert from 'node:assert/strict';
import { readPrivateKey } from '../../../../server/src/offline/keys/private-key.ts';
import { DATA, int, nothing, octets, oid, PBES2, seq } from './ders.ts';

const MOST = '0f4240'; // 1,000,000
const MORE = '0f4241';

const PBKDF2 = oid('2a864886f70d01050c');
const AES = oid('60864801650304012a');
const TRIPLE_DES = oid('2a864886f70d010c0103');

const pbes2 = (rounds: string) =>
  seq(seq(PBES2, seq(seq(PBKDF2, seq(octets('01'), int(rounds))), seq(AES, octets('02')))), octets('03'));
const pbes1 = (rounds: string) => seq(seq(TRIPLE_DES, seq(octets('01'), int(rounds))), octets('03'));
const pkcs12 = (...content: Buffer[]) => seq(int('03'), seq(DATA, octets(...content)));
const salted = (rounds: string) => seq(octets('01'), int(rounds));

async function code(bytes: Buffer): Promise<string> {
  let found = 'read';
  await assert.rejects(readPrivateKey(bytes), (error: { code: string; message: string }) => {
    found = error.code;
    if (found === 'key/too-costly') assert.match(error.message, /would take 1000001 rounds .* up to 1000000 are done/);
    return true;
  });
  return found;
}

describe('keys that would take minutes to open', () => {
  for (const [what, make] of [
    ['PBES2', pbes2],
    ['PBES1', pbes1],
  ] as const) {
    it(`are refused before anybody asks for a passphrase: ${what}`, async () => {
      assert.equal(await code(make(MORE)), 'key/too-costly');
      assert.equal(await code(make(MOST)), 'key/passphrase-needed');
    });
  }

  it('are refused in PKCS#12, wherever the rounds are', async () => {
    for (const bytes of [
      pkcs12(salted(MORE)),
      pkcs12(seq(seq(salted('01')), seq(salted(MORE), salted('02')))),
      pkcs12(seq(octets(seq(octets(salted(MORE)))))),
      seq(int('03'), seq(DATA, octets(seq())), seq(seq(), octets('01'), int(MORE))),
    ]) {
      assert.equal(await code(bytes), 'key/too-costly');
    }
  });

  it('are not those with other large numbers, or with so many rounds', async () => {
    for (const bytes of [
      pkcs12(salted(MOST)),
      pkcs12(seq(int(MORE), octets('01'))),
      pkcs12(seq(octets('01'), octets(MORE))),
      pkcs12(seq(nothing(), int(MORE))),
      pkcs12(seq(int('01'), int(MORE))),
    ]) {
      assert.notEqual(await code(bytes), 'key/too-costly');
    }
  });
});
