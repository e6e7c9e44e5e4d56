import assert from 'node:assert/strict';
import { createCipheriv } from 'node:crypto';
import { buildPackage, usualMembers } from '../../../support/offline/test-package.ts';
import { unzipWithProgram, unzipWithYauzl } from './unzips.ts';
import { verdictOf } from './verdict-of.ts';
import { fieldNames } from './zip-places.ts';

/** The same bytes in every run, which cannot be compressed. */
function noise(length: number): Buffer {
  return createCipheriv('aes-128-ctr', Buffer.alloc(16), Buffer.alloc(16)).update(Buffer.alloc(length));
}

/** 64 KiB. CERT.json is stored, so that places do not depend on the key. */
function largePackage(): Buffer {
  return buildPackage({
    tar: [...usualMembers(), { name: 'www/noise.bin', data: noise(64_000) }],
    entries: ([manifest, cert, tar]) => [manifest, { ...cert, method: 'stored' }, tar],
  });
}

describe('packages of which something was changed', () => {
  it('are valid with one changed byte only where nobody reads it', async function () {
    this.timeout(300_000);
    const bytes = largePackage();
    assert.ok(bytes.length >= 65_536 && bytes.length < 66_500, `${bytes.length}`);
    assert.equal(await verdictOf(bytes), 'valid');
    const [byYauzl, byProgram] = [await unzipWithYauzl(bytes), await unzipWithProgram(bytes)];
    const masks = noise(bytes.length);
    const names = fieldNames(bytes);
    const accepted = new Map<string, number>();
    for (let place = 0; place < bytes.length; place++) {
      const mask = masks[place] || 0xff;
      bytes[place] = (bytes[place] ?? 0) ^ mask;
      if ((await verdictOf(bytes)) === 'valid') {
        assert.deepEqual(await unzipWithYauzl(bytes), byYauzl, `yauzl, byte ${place}`);
        assert.deepEqual(await unzipWithProgram(bytes), byProgram, `unzip, byte ${place}`);
        const name = names.get(place) ?? `byte ${place}`;
        accepted.set(name, (accepted.get(name) ?? 0) + 1);
      }
      bytes[place] = (bytes[place] ?? 0) ^ mask;
    }
    const { 'spare bits of deflate': spare = 0, ...others } = Object.fromEntries(accepted);
    // Which bits these masks change decides how many changes of attributes leave a file a file.
    assert.deepEqual(others, { 'time of access': 12, 'internal attributes': 6, 'external attributes': 9 });
    // Where zlib starts blocks depends on its version.
    assert.ok(spare <= 6, `${spare}`);
  });
});
