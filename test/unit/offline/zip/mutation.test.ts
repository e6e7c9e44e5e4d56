import assert from 'node:assert/strict';
import { MalformedError } from '../../../../server/src/offline/malformed-error.ts';
import { unreadRanges } from '../../../support/offline/unread-ranges.ts';
import { readAll, smallPackage, Zip } from './zips.ts';

/** What is read of a package: what changes in it is seen, or it is refused. Undefined when it is refused. */
async function reading(bytes: Buffer): Promise<string | undefined> {
  try {
    const { archive, contents } = await readAll(bytes);
    return JSON.stringify([archive.traits, [...contents]]);
  } catch (error) {
    assert.ok(error instanceof MalformedError, `${error}`);
    assert.match(error.code, /^package\/zip-[a-z0-9-]+$/);
    assert.ok(error.offset >= 0 && error.offset <= bytes.length, `${error.code} at ${error.offset}`);
    return undefined;
  }
}

describe('a package of which bytes are lost or changed', () => {
  it('is refused wherever it is cut off', async () => {
    const bytes = await smallPackage();
    for (let length = 0; length < bytes.length; length++) {
      assert.equal(await reading(bytes.subarray(0, length)), undefined, `cut off at ${length}`);
    }
  });

  it('is refused, or shows it, unless the byte is one that nobody reads', async () => {
    const { bytes, archive } = await Zip.read(await smallPackage());
    const unread = unreadRanges(archive);
    // Bits that fill up the last byte of deflated data.
    const padding = archive.entries
      .filter(({ method }) => method === 'deflated')
      .map(({ dataOffset, compressedSize }) => dataOffset + compressedSize - 1);
    const before = await reading(bytes);
    const unseen = new Set<number>();
    for (let place = 0; place < bytes.length; place++) {
      for (const mask of [0x01, 0x08, 0x20, 0x80, 0xff]) {
        const changed = Buffer.from(bytes);
        changed[place] = (changed[place] ?? 0) ^ mask;
        if ((await reading(changed)) === before) unseen.add(place);
      }
    }
    const unexplained = [...unseen].filter(
      place => !padding.includes(place) && !unread.some(({ start, end }) => start <= place && place < end),
    );
    assert.deepEqual(unexplained, []);
    // Per entry: 4 bytes time of access, 2 internal and 4 external attributes.
    assert.equal(
      unread.reduce((count, { start, end }) => count + end - start, 0),
      3 * (4 + 2 + 4),
    );
  });

  it('has no unread bytes that are read: each of them can change unseen', async () => {
    const { bytes, archive } = await Zip.read(await smallPackage());
    const before = await reading(bytes);
    for (const { start, end } of unreadRanges(archive)) {
      for (let place = start; place < end; place++) {
        const changed = Buffer.from(bytes);
        changed[place] = (changed[place] ?? 0) ^ 0x01;
        assert.equal(await reading(changed), before, `byte ${place}`);
      }
    }
  });
});
