import assert from 'node:assert/strict';
import fc from 'fast-check';
import { inspectPackage } from '../../../../server/src/offline/inspect.ts';
import { VERDICTS } from '../../../../server/src/offline/verify/verdict.ts';
import { verifyPackage } from '../../../../server/src/offline/verify/verify.ts';
import { bytesInMemory } from '../../../support/offline/bytes-in-memory.ts';
import { buildPackage, KEY } from '../../../support/offline/test-package.ts';
import { unzipWithYauzl } from './unzips.ts';

const GOOD = buildPackage();

/** Replaces `removed` bytes at a place by others. */
interface Edit {
  at: number;
  removed: number;
  added: Uint8Array;
}

const place = fc.nat(GOOD.length);
const edit: fc.Arbitrary<Edit> = fc.record({
  at: place,
  removed: fc.oneof(fc.nat(8), place),
  added: fc.oneof(
    fc.uint8Array({ maxLength: 8 }),
    fc.tuple(place, fc.nat(64)).map(([at, length]) => GOOD.subarray(at, at + length)),
  ),
});

function apply(bytes: Buffer, { at, removed, added }: Edit): Buffer {
  return Buffer.concat([bytes.subarray(0, at), added, bytes.subarray(at + removed)]);
}

describe('packages of random bytes', () => {
  it('get a verdict, and a good one only when their entries are what they were', async () => {
    const before = await unzipWithYauzl(GOOD);
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 4 }), async edits => {
        const bytes = edits.reduce(apply, GOOD);
        const { verdict, findings } = await verifyPackage(bytesInMemory(bytes), { key: KEY.publicKey });
        assert.ok(VERDICTS.includes(verdict));
        assert.ok(verdict === 'valid' || findings.length > 0);
        if (verdict === 'valid' || verdict === 'repackaged') assert.deepEqual(await unzipWithYauzl(bytes), before);
      }),
      { numRuns: 3000 },
    );
  });

  it('can be looked into, whatever they are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.array(edit, { maxLength: 3 }), async (noise, edits) => {
        const bytes = edits.length > 0 ? edits.reduce(apply, GOOD) : Buffer.from(noise);
        const { malformed, findings, appId } = await inspectPackage(bytesInMemory(bytes));
        assert.ok(malformed ? findings.length > 0 : appId !== undefined);
      }),
      { numRuns: 1000 },
    );
  });
});
