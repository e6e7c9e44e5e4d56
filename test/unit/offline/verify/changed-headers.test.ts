import assert from 'node:assert/strict';
import { buildPackage } from '../../../support/offline/test-package.ts';
import { unzipWithProgram, unzipWithYauzl } from './unzips.ts';
import { verdictOf } from './verdict-of.ts';
import { fieldNames, headerPlaces } from './zip-places.ts';

describe('packages of which a byte of a header has any other value', () => {
  it('are valid only where nobody reads it', async function () {
    this.timeout(300_000);
    const bytes = buildPackage();
    const [byYauzl, byProgram] = [await unzipWithYauzl(bytes), await unzipWithProgram(bytes)];
    const names = fieldNames(bytes);
    const accepted = new Map<string, number>();
    for (const place of headerPlaces(bytes)) {
      const before = bytes[place];
      let isUnread = false;
      for (let value = 0; value < 256; value++) {
        bytes[place] = value;
        if (value === before || (await verdictOf(bytes)) !== 'valid') continue;
        assert.deepEqual(await unzipWithYauzl(bytes), byYauzl, `yauzl, byte ${place}`);
        // A program of its own takes long: it reads one value a byte.
        if (!isUnread) assert.deepEqual(await unzipWithProgram(bytes), byProgram, `unzip, byte ${place}`);
        isUnread = true;
        const name = names.get(place) ?? `byte ${place}`;
        accepted.set(name, (accepted.get(name) ?? 0) + 1);
      }
      bytes[place] = before ?? 0;
    }
    // Of three entries: all of 4 and of 2 bytes; attributes that leave a file a file.
    assert.deepEqual(Object.fromEntries(accepted), {
      'time of access': 3 * 4 * 255,
      'internal attributes': 3 * 2 * 255,
      'external attributes': 3 * (63 + 255 + 255 + 31),
    });
  });
});
