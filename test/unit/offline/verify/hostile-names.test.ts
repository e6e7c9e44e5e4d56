import assert from 'node:assert/strict';
import { inspectPackage } from '../../../../server/src/offline/inspect.ts';
import { verifyPackage } from '../../../../server/src/offline/verify/verify.ts';
import { bytesInMemory } from '../../../support/offline/bytes-in-memory.ts';
import { buildPackage, certText, KEY, usualMembers } from '../../../support/offline/test-package.ts';
import type { RawEntry } from '../../../support/offline/zip-bytes.ts';

/** Clears the screen, starts a sequence in one byte, and turns text around. */
const NAME = 'evil\x1b[2J\x9b\u202e.tar';

/** What may be said of an entry besides its name. */
const CHANGES: [what: string, change: Partial<RawEntry>][] = [
  ['nothing else', {}],
  ['flags', { local: { flags: 2 }, central: { flags: 2 } }],
  ['another program', { central: { madeBy: 0x0014 } }],
  ['no extra fields', { local: { extra: Buffer.alloc(0) }, central: { extra: Buffer.alloc(0) } }],
  ['a comment', { central: { comment: Buffer.from('x') } }],
  ['a wrong checksum', { local: { crc: 1 }, central: { crc: 1 } }],
  ['a wrong size', { local: { size: 1 }, central: { size: 1 } }],
  ['data that cannot be inflated', { compressed: Buffer.alloc(64, 0xff) }],
];

/** All texts of a report, keys apart. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

describe('names that do something to a terminal', () => {
  for (const [what, change] of CHANGES) {
    it(`are shown as what they are, with ${what}`, async () => {
      const other = { name: NAME, data: Buffer.from('x'), ...change };
      const packages = [
        buildPackage({ entries: ([manifest, cert, tar]) => [manifest, cert, { ...tar, name: NAME, ...change }] }),
        buildPackage({ entries: entries => [...entries, other] }),
        buildPackage({ entries: entries => [other, ...entries] }),
      ];
      for (const bytes of packages) {
        const source = bytesInMemory(bytes);
        const reports = [await verifyPackage(source, { key: KEY.publicKey }), await inspectPackage(source)];
        const texts = textsOf(reports);
        assert.deepEqual(
          texts.filter(text => /[\p{Cc}\p{Cf}]/u.test(text)),
          [],
        );
        assert.ok(texts.some(text => text.includes('evil\\u001b[2J')));
      }
    });
  }

  it('are shown as what they are where CERT.json and hpmfile.json have them', async () => {
    const bytes = buildPackage({
      cert: all => certText(all).replace('{', '{"evil\\u001b[2J\\u202e":"",'),
      tar: usualMembers({ appId: 'a\u202e', version: '1\u0085' }),
    });
    const { findings } = await verifyPackage(bytesInMemory(bytes), { key: KEY.publicKey });
    const messages = findings.map(({ message }) => message).join('\n');
    assert.doesNotMatch(messages, /[^\P{Cc}\n]|\p{Cf}/u);
    for (const shown of ['evil\\\\u{1b}[2J', 'a\\u{202e} 1\\u{85}']) assert.ok(messages.includes(shown), messages);
  });
});
