import assert from 'node:assert/strict';
import { readKeyMaterial } from '../../../../server/src/offline/keys/key-material.ts';
import { bits, context0, int, nothing, RSA, SIGNED_DATA, seq } from './ders.ts';

const PUBLIC = seq(seq(RSA, nothing()), bits('0102030405'));
const BASE64 = PUBLIC.toString('base64');
const NO_BYTES = Buffer.alloc(0);

const pem = (label: string, body: Buffer | string) =>
  `-----BEGIN ${label}-----\n${typeof body === 'string' ? body : body.toString('base64')}\n-----END ${label}-----\n`;

const read = (content: string | Buffer) => readKeyMaterial(Buffer.from(content));

/** Kinds and lines of blocks; whatever is in no block has no line. */
function kinds(content: string | Buffer): string[] {
  return read(content).map(({ kind, block }) => (block ? `${kind} ${block.line}` : kind));
}

describe('what a key file holds', () => {
  it('is DER, PEM, or base64 alone', () => {
    const shape = { kind: 'public', algorithm: 'RSA', der: PUBLIC };
    assert.deepEqual(read(PUBLIC), [shape]);
    assert.deepEqual(read(` ${BASE64}\n`), [shape]);
    const [{ block, ...inBlock } = { block: undefined }] = read(pem('PUBLIC KEY', PUBLIC));
    assert.deepEqual(inBlock, shape);
    assert.deepEqual([block?.label, block?.body, block?.line], ['PUBLIC KEY', PUBLIC, 1]);
  });

  it('may be several things, of which each has its line', () => {
    const request = seq(seq(int('00'), seq(), PUBLIC, context0()), seq(RSA), bits('01'));
    const text = pem('ANY', PUBLIC) + pem('EC PARAMETERS', RSA) + pem('CERTIFICATE REQUEST', request);
    assert.deepEqual(kinds(text), ['public 1', 'request 7']);
    assert.deepEqual(kinds(pem('PKCS7', seq(SIGNED_DATA, context0()))), ['certificate 1']);
    assert.deepEqual(kinds(`\n \n${pem('PUBLIC KEY', PUBLIC)}`), ['public 3'], 'empty lines count');
    assert.throws(() => read(pem('PARAMETERS OF A KEY', RSA)), { code: 'key/damaged' });
  });

  const known: [what: string, content: string | Buffer, kind: string][] = [
    ['a public key of SSH', 'ssh-ed25519 AAAA me', 'ssh'],
    ['an EC key of SSH', 'ecdsa-sha2-nistp256 AAAA', 'ssh'],
    ['a key of a token of SSH', 'sk-ssh-ed25519@openssh.com AAAA', 'ssh'],
    ['a key of other programs of SSH', '---- BEGIN SSH2 PUBLIC KEY ----', 'ssh'],
    ['a key of PuTTY', '\n PuTTY-User-Key-File-2: ssh-rsa', 'ssh'],
    ['a JKS keystore', Buffer.from('feedfeed00000002', 'hex'), 'keystore'],
    ['a JCEKS keystore', Buffer.from('cececece00000002', 'hex'), 'keystore'],
  ];
  for (const [what, content, kind] of known) {
    it(`may be ${what}`, () => assert.deepEqual(read(content), [{ kind, der: NO_BYTES }]));
  }

  it('is what its label says where the content cannot be seen', () => {
    const [ssh] = read(pem('OPENSSH PRIVATE KEY', 'AAAA'));
    assert.deepEqual([ssh?.kind, ssh?.der, ssh?.block?.line], ['ssh', Buffer.alloc(3), 1]);
    assert.deepEqual(kinds(pem('TRUSTED CERTIFICATE', 'AAAA')), ['certificate 1']);
    assert.deepEqual(kinds(pem('RSA PRIVATE KEY', 'Proc-Type: 4,ENCRYPTED\n\nAAAA')), ['encrypted-pem 1']);
  });

  it('has to be known', () => {
    for (const content of ['my ssh-rsa AAAA', 'x PuTTY-User-Key-File', 'feedfeed', 'AAAA', Buffer.from([0xff])]) {
      assert.throws(() => read(content), { name: 'KeyError', code: 'key/not-a-key' }, String(content));
    }
    const message = /"BEGIN PUBLIC KEY" in line 4 does not hold what it says\./;
    assert.throws(() => read(`\n\nx\n${pem('PUBLIC KEY', 'AAAA')}`), { code: 'key/damaged', message });
  });

  it('cannot be UTF-16', () => {
    const text = Buffer.from(`\uFEFF${pem('PUBLIC KEY', PUBLIC)}`, 'utf16le');
    assert.throws(() => read(text), { code: 'key/utf16', message: /saved as UTF-16/ });
    assert.throws(() => read(text.swap16()), { code: 'key/utf16' });
  });

  it('is not nothing', () => {
    for (const content of ['', ' \n', '\uFEFF']) assert.throws(() => read(content), { code: 'key/empty' });
  });
});
