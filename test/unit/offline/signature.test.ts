import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { constants, createHash, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { readPrivateKey } from '../../../server/src/offline/keys/private-key.ts';
import { readPublicKey } from '../../../server/src/offline/keys/public-key.ts';
import {
  createSigner,
  createVerifier,
  decodeSignature,
  signatureTextLength,
} from '../../../server/src/offline/signature/cert-signature.ts';
import type { DigestName } from '../../../server/src/offline/signature/digest-info.ts';
import { explainSignature } from '../../../server/src/offline/signature/explain-signature.ts';
import { OpensslFolder } from '../../support/openssl.ts';
import { RawRsa } from '../../support/raw-rsa.ts';

const VECTORS = path.resolve(__dirname, '../../../../shared/fixtures/wycheproof');
const PACKAGES = path.resolve(__dirname, '../../../../shared/fixtures/amr');

interface Vector {
  tcId: number;
  msg: string;
  sig: string;
  result: 'valid' | 'invalid' | 'acceptable';
  flags: string[];
}

interface VectorFile {
  testGroups: { sha: string; publicKeyPem: string; privateKeyPem: string; tests: Vector[] }[];
}

async function vectors(file: string): Promise<VectorFile> {
  return JSON.parse(await readFile(path.join(VECTORS, file), 'utf8'));
}

function sign(key: KeyObject, message: Buffer): string {
  const signer = createSigner(key);
  signer.update(message);
  return signer.sign();
}

function verifies(key: KeyObject, signature: Buffer, message: Buffer, digest?: DigestName): boolean {
  const verifier = createVerifier(key, signature, digest);
  verifier.update(message);
  return verifier.verify();
}

describe('signatures', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

  describe("Wycheproof's vectors", () => {
    before(function () {
      // They are other people's work: not copied into the project, and not everywhere beside it.
      if (!existsSync(VECTORS)) this.skip();
    });

    it('verify as they should', async () => {
      const { testGroups } = await vectors('rsa_signature_2048_sha256_test.json');
      const wrong: number[] = [];
      let count = 0;
      for (const { publicKeyPem, tests } of testGroups) {
        const { key } = readPublicKey(Buffer.from(publicKeyPem));
        for (const { tcId, msg, sig, result, flags } of tests) {
          count++;
          // "Acceptable" is one without NULL: a signature has one encoding, so it is refused.
          if (result === 'acceptable') assert.deepEqual(flags, ['MissingNull']);
          const isRight = verifies(key, Buffer.from(sig, 'hex'), Buffer.from(msg, 'hex'), 'sha256');
          if (isRight !== (result === 'valid')) wrong.push(tcId);
        }
      }
      assert.equal(count, 259);
      assert.deepEqual(wrong, []);
    });

    it('of SHA-1 are made to the byte', async () => {
      const { testGroups } = await vectors('rsa_pkcs1_2048_sig_gen_test.json');
      const groups = testGroups.filter(({ sha }) => sha === 'SHA-1');
      assert.ok(groups.length > 0);
      for (const { privateKeyPem, tests } of groups) {
        const key = await readPrivateKey(Buffer.from(privateKeyPem));
        for (const { msg, sig } of tests) {
          assert.equal(sign(key, Buffer.from(msg, 'hex')), Buffer.from(sig, 'hex').toString('base64'));
        }
      }
    });
  });

  it('are what openssl makes, and openssl accepts them', async () => {
    await using folder = await OpensslFolder.create();
    for (const bits of [2048, 3072]) {
      await folder.run(`genrsa -out key.pem ${bits}`);
      await folder.run('rsa -in key.pem -pubout -out public.pem');
      const key = await readPrivateKey(await readFile(folder.path('key.pem')));
      const { key: verifying } = readPublicKey(await readFile(folder.path('public.pem')));
      const message = Buffer.alloc(1_000_001, 'package');
      await folder.write('message', message);
      const made = await folder.run('dgst -sha1 -sign key.pem message');
      assert.equal(sign(key, message), made.toString('base64'));
      assert.ok(verifies(verifying, made, message));
      await folder.write('signature', Buffer.from(sign(key, message), 'base64'));
      const answer = await folder.run('dgst -sha1 -verify public.pem -signature signature message');
      assert.equal(answer.toString().trim(), 'Verified OK');
    }
  });

  describe('of real packages', () => {
    before(function () {
      // They are other people's work: not copied into the project, and not everywhere beside it.
      if (!existsSync(PACKAGES)) this.skip();
    });

    const unzip = async (file: string, entry: string) =>
      (await promisify(execFile)('unzip', ['-p', file, entry], { encoding: 'buffer', maxBuffer: 2 ** 26 })).stdout;

    for (const [name, fault] of [
      ['70000000_1.0.0.6', undefined],
      ['00010001_1.0.0.0', undefined],
      ['77777777_1.0.0.0', 'wrong-key'],
    ] as const) {
      it(`${name}.amr: ${fault ?? 'valid'}`, async () => {
        const { key } = readPublicKey(await readFile(path.join(PACKAGES, 'demo-public.pem')));
        const file = path.join(PACKAGES, `${name}.amr`);
        const cert: Record<string, string> = JSON.parse((await unzip(file, 'CERT.json')).toString());
        assert.equal(Object.keys(cert).length, 2);
        for (const [entry, text] of Object.entries(cert)) {
          const bytes = await unzip(file, entry);
          const decoded = decodeSignature(text, key);
          assert.ok('signature' in decoded && !('defect' in decoded));
          assert.equal(verifies(key, decoded.signature, bytes), fault === undefined);
          if (!fault) continue;
          const digestOf = async (algorithm: DigestName) => createHash(algorithm).update(bytes).digest();
          assert.equal(await explainSignature(key, decoded.signature, digestOf), fault);
        }
      });
    }
  });

  it('do not depend on the pieces that bytes come in', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 6 }), pieces => {
        const chunks = pieces.map(piece => Buffer.from(piece));
        const whole = Buffer.concat(chunks);
        const signer = createSigner(privateKey);
        for (const chunk of chunks) signer.update(chunk);
        const text = signer.sign();
        assert.equal(text, sign(privateKey, whole));
        const verifier = createVerifier(publicKey, Buffer.from(text, 'base64'));
        for (const chunk of chunks) verifier.update(chunk);
        assert.ok(verifier.verify());
      }),
      { numRuns: 50 },
    );
  });

  describe('as text', () => {
    it('have a length that is known before', () => {
      for (const bits of [1024, 2048, 3072, 2056]) {
        const pair = generateKeyPairSync('rsa', { modulusLength: bits });
        const text = sign(pair.privateKey, Buffer.from('x'));
        assert.equal(text.length, signatureTextLength(pair.publicKey));
        assert.equal(text.length, signatureTextLength(pair.privateKey));
      }
    });

    it('are decoded strictly', () => {
      const text = sign(privateKey, Buffer.from('x'));
      const signature = Buffer.from(text, 'base64');
      assert.deepEqual(decodeSignature(text, publicKey), { signature });
      assert.deepEqual(decodeSignature('', publicKey), { defect: 'empty' });
      const spare = `${text.slice(0, -3)}${String.fromCharCode(text.charCodeAt(text.length - 3) + 1)}==`;
      assert.deepEqual(Buffer.from(spare, 'base64'), signature, 'another text of the same bytes');
      const broken = [
        text.slice(0, -1),
        text.slice(0, -2),
        `${text}=`,
        ` ${text}`,
        `${text}\n`,
        text.replace(/(.{76})/, '$1\n'),
        `${text}${text}`,
        text.replaceAll('+', '-').replaceAll('/', '_').replace(/^./, '_'),
        `*${text.slice(1)}`,
        spare,
      ];
      for (const other of broken) assert.deepEqual(decodeSignature(other, publicKey), { defect: 'not-base64' }, other);
      const short = Buffer.alloc(128, 7);
      const decoded = decodeSignature(short.toString('base64'), publicKey);
      assert.deepEqual(decoded, { defect: 'wrong-length', signature: short });
    });

    it('never decode to something else than they were', () => {
      fc.assert(
        fc.property(fc.oneof(fc.base64String(), fc.string()), text => {
          const decoded = decodeSignature(text, publicKey);
          if ('signature' in decoded) assert.equal(decoded.signature.toString('base64'), text);
        }),
      );
    });
  });

  describe('that do not verify, explained', () => {
    const message = Buffer.from('the entry');
    const digestOf = async (algorithm: DigestName) => createHash(algorithm).update(message).digest();
    const rsa = new RawRsa(privateKey);
    const explain = (signature: Buffer) => explainSignature(publicKey, signature, digestOf);
    const info = (name: string, rest: string) => rsa.sign(rsa.pad(Buffer.from(`${name}${rest}`, 'hex')));
    const sha1 = createHash('sha1').update(message).digest('hex');

    const cases: [name: string, fault: string, signature: () => Buffer][] = [
      ['of other bytes', 'entry-changed', () => Buffer.from(sign(privateKey, Buffer.from('another')), 'base64')],
      ['over SHA-256', 'wrong-digest', () => createSign('RSA-SHA256').update(message).sign(privateKey)],
      ['over MD5', 'wrong-digest', () => createSign('RSA-MD5').update(message).sign(privateKey)],
      ['over SHA-512', 'wrong-digest', () => createSign('RSA-SHA512').update(message).sign(privateKey)],
      ['over RIPEMD-160, unknown here', 'wrong-digest', () => info('3021300906052b2403020105000414', sha1)],
      ['over SHA-256 of other bytes', 'entry-changed', () => createSign('RSA-SHA256').update('x').sign(privateKey)],
      ['of the bare digest', 'signature-damaged', () => info('', sha1)],
      ['without NULL', 'signature-damaged', () => info('301f300706052b0e03021a0414', sha1)],
      ['with a byte too much', 'signature-damaged', () => info('3021300906052b0e03021a05000414', `${sha1}00`)],
      ['of nothing', 'signature-damaged', () => info('', '')],
      ['that is right, whoever asks', 'signature-damaged', () => Buffer.from(sign(privateKey, message), 'base64')],
      [
        'by another key',
        'wrong-key',
        () =>
          createSign('RSA-SHA1')
            .update(message)
            .sign(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey),
      ],
      ['by a key of another length', 'wrong-key', () => Buffer.alloc(128, 1)],
      ['of a length that no key gives', 'signature-damaged', () => Buffer.alloc(255, 1)],
      ['larger than the modulus', 'wrong-key', () => Buffer.alloc(256, 0xff)],
      [
        'with PSS',
        'wrong-key',
        () =>
          createSign('RSA-SHA1').update(message).sign({ key: privateKey, padding: constants.RSA_PKCS1_PSS_PADDING }),
      ],
    ];
    for (const [name, fault, signature] of cases) {
      it(`${name}: ${fault}`, async () => assert.equal(await explain(signature()), fault));
    }

    it('whatever the bytes', async () => {
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ minLength: 250, maxLength: 260 }), async bytes => {
          assert.match(await explain(Buffer.from(bytes)), /^(?:wrong-key|signature-damaged)$/);
        }),
      );
    });
  });
});
