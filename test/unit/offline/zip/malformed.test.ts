import assert from 'node:assert/strict';
import { MalformedError } from '../../../../server/src/offline/malformed-error.ts';
import { MALFORMED_CONTAINERS } from './malformed-containers.ts';
import { MALFORMED_ENTRIES } from './malformed-entries.ts';
import { readAll, smallPackage, Zip, zipOf } from './zips.ts';

describe('malformed ZIP files', () => {
  let good: Zip;
  before(async () => {
    good = await Zip.read(await smallPackage());
  });

  for (const { what, code, edit, offset } of [...MALFORMED_CONTAINERS, ...MALFORMED_ENTRIES]) {
    it(`refuses ${what}`, async () => {
      const edited = edit(good);
      const bytes = Buffer.isBuffer(edited) ? edited : edited.bytes;
      await assert.rejects(readAll(bytes), (error: unknown) => {
        assert.ok(error instanceof MalformedError, String(error));
        assert.deepEqual([error.code, error.offset], [`package/zip-${code}`, offset(good)]);
        // What a terminal gets from a file that somebody else made.
        assert.match(`${error.message}${error.entry}`, /^[ -~]*$/);
        return true;
      });
    });
  }

  it('refuses a second archive that a program could take which does not search from the end', async () => {
    const inner = await smallPackage();
    const plain = await zipOf(writer => writer.add('a', inner, { method: 'stored' }));
    await readAll(plain);
    const { archive } = await Zip.read(inner);
    const place = 30 + 1 + (await Zip.read(plain)).entry(0).extraFields.local.length;
    inner.writeUInt32LE(place + archive.directoryOffset, archive.endOffset + 16);
    const forged = await zipOf(writer => writer.add('a', inner, { method: 'stored' }));
    const offset = place + archive.endOffset;
    await assert.rejects(readAll(forged), { name: 'MalformedError', code: 'package/zip-second-archive', offset });
  });

  it('refuses deflated data that are cut off or no deflated data', async () => {
    const { dataOffset } = good.entry(0);
    const { bytes } = good.set(dataOffset, 0xff, 1);
    await assert.rejects(readAll(bytes), { code: 'package/zip-deflate', entry: 'Manifest.xml' });
  });
});
