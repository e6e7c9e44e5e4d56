import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { readPrivateKey } from '../../../../server/src/offline/keys/private-key.ts';
import { readPublicKey } from '../../../../server/src/offline/keys/public-key.ts';
import { answerOf } from './answer-of.ts';
import { rsaFolder } from './rsa-folder.ts';

describe('keys: whatever comes', () => {
  const folder = rsaFolder();

  const onlyKeyErrors = async (bytes: Buffer, passphrase: string | undefined) => {
    for (const read of [() => readPrivateKey(bytes, passphrase), () => readPublicKey(bytes)]) await answerOf(read);
  };

  it('random bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), bytes => onlyKeyErrors(Buffer.from(bytes), 'x')),
      { numRuns: 500 },
    );
  });

  it('random text between the lines of PEM', async () => {
    const label = fc.constantFrom('PRIVATE KEY', 'ENCRYPTED PRIVATE KEY', 'RSA PRIVATE KEY', 'PUBLIC KEY');
    const body = fc.oneof(fc.string(), fc.base64String());
    await fc.assert(
      fc.asyncProperty(label, body, fc.boolean(), (name, text, isEncrypted) => {
        const headers = isEncrypted ? 'Proc-Type: 4,ENCRYPTED\nDEK-Info: DES-CBC,00\n\n' : '';
        return onlyKeyErrors(Buffer.from(`-----BEGIN ${name}-----\n${headers}${text}\n-----END ${name}-----\n`), 'x');
      }),
      { numRuns: 300 },
    );
  });

  const formats: [name: string, command: string][] = [
    ['PKCS#1', 'rsa -in rsa.pem -traditional -outform DER -out it'],
    ['PKCS#8', 'pkcs8 -topk8 -nocrypt -in rsa.pem -outform DER -out it'],
    ['encrypted PKCS#8', 'pkcs8 -topk8 -in rsa.pem -outform DER -passout pass:x -out it'],
    ['PKCS#12', 'pkcs12 -export -nocerts -inkey rsa.pem -passout pass:x -iter 1 -out it'],
    ['PKCS#12 without integrity', 'pkcs12 -export -nocerts -inkey rsa.pem -passout pass:x -iter 1 -nomac -out it'],
    ['a public key', 'rsa -in rsa.pem -pubout -outform DER -out it'],
  ];
  for (const [name, command] of formats) {
    it(`${name} with a byte changed`, async () => {
      await folder().run(command);
      const good = await readFile(folder().path('it'));
      // The frame of a key is in its first bytes: there most of the changes go.
      const place = fc.oneof(fc.nat({ max: 120 }), fc.nat({ max: good.length - 1 }));
      await fc.assert(
        fc.asyncProperty(place, fc.integer({ min: 1, max: 255 }), (at, change) => {
          const bytes = Buffer.from(good);
          bytes.writeUInt8(bytes.readUInt8(at) ^ change, at);
          return onlyKeyErrors(bytes, 'x');
        }),
        { numRuns: 150 },
      );
    });

    it(`${name} cut off`, async () => {
      await folder().run(command);
      const good = await readFile(folder().path('it'));
      await fc.assert(
        fc.asyncProperty(fc.nat({ max: good.length - 1 }), async length => {
          const bytes = good.subarray(0, length);
          assert.notEqual(await answerOf(() => readPrivateKey(bytes, 'x')), '-');
          assert.notEqual(await answerOf(() => readPublicKey(bytes)), '-');
        }),
      );
    });
  }
});
