import assert from 'node:assert/strict';
import { readDigestInfo } from '../../../server/src/offline/signature/digest-info.ts';
import { int, nothing, octets, oid, seq, set } from './keys/ders.ts';

const SHA1 = oid('2b0e03021a');
const DIGEST = octets('0011223344');

/** `algorithm digest` of the content of a signature; nothing when it is refused. */
function read(content: Buffer): string | undefined {
  const info = readDigestInfo(content);
  return info && `${info.algorithm} ${info.digest.toString('hex')}`;
}

describe('what a signature holds', () => {
  const digests: [id: string, expected: string][] = [
    ['2a864886f70d0205', 'md5'],
    ['2b0e03021a', 'sha1'],
    ['608648016503040204', 'sha224'],
    ['608648016503040201', 'sha256'],
    ['608648016503040202', 'sha384'],
    ['608648016503040203', 'sha512'],
    ['2b0e03021b', 'undefined'],
  ];
  for (const [id, expected] of digests) {
    it(`is a digest: ${expected}`, () => {
      assert.equal(read(seq(seq(oid(id), nothing()), DIGEST)), `${expected} 0011223344`);
    });
  }

  const refused: [what: string, content: Buffer][] = [
    ['nothing', Buffer.alloc(0)],
    ['a digest alone', DIGEST],
    ['an empty sequence', seq()],
    ['a set', set(seq(SHA1, nothing()), DIGEST)],
    ['no digest', seq(seq(SHA1, nothing()))],
    ['a set for its algorithm', seq(set(SHA1, nothing()), DIGEST)],
    ['a number for its digest', seq(seq(SHA1, nothing()), int('01'))],
    ['more behind the digest', seq(seq(SHA1, nothing()), DIGEST, nothing())],
    ['no NULL', seq(seq(SHA1), DIGEST)],
    ['a NULL that is not empty', seq(seq(SHA1, Buffer.from('050100', 'hex')), DIGEST)],
    ['a text for its NULL', seq(seq(SHA1, octets()), DIGEST)],
    ['more behind the NULL', seq(seq(SHA1, nothing(), nothing()), DIGEST)],
    ['no algorithm', seq(seq(), DIGEST)],
    ['a number for its algorithm', seq(seq(int('01'), nothing()), DIGEST)],
    ['bytes behind its end', Buffer.concat([seq(seq(SHA1, nothing()), DIGEST), Buffer.from([0])])],
  ];
  for (const [what, content] of refused) {
    it(`is refused with ${what}`, () => assert.equal(read(content), undefined));
  }
});
