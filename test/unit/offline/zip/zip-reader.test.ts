import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { access, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { openFileSource } from '../../../../server/src/offline/byte-source.ts';
import { readEntryBytes } from '../../../../server/src/offline/zip/read-entry.ts';
import { readZip } from '../../../../server/src/offline/zip/zip-reader.ts';
import { TestWorkspace } from '../../../support/workspace.ts';
import { descriptor, readAll, smallPackage, Zip, zipOf } from './zips.ts';

const FIXTURES = path.resolve(__dirname, '../../../../../shared/fixtures/amr');

const REAL_PACKAGES = {
  '00010001_1.0.0.0.amr': ['Manifest.xml 132', 'CERT.json 727', '00010001.tar 30720'],
  '2018032302435038_1.0.0.0.amr': ['Manifest.xml 140', 'CERT.json 735', '2018032302435038.tar 225280'],
  '70000000_1.0.0.6.amr': ['Manifest.xml 132', 'CERT.json 727', '70000000.tar 30720'],
  '77777777_1.0.0.0.amr': ['Manifest.xml 132', 'CERT.json 727', '77777777.tar 10240'],
  '80000000_1.0.0.2.amr': ['Manifest.xml 132', 'CERT.json 39', '80000000.tar 10240'],
};

async function traits(bytes: Buffer): Promise<string[]> {
  const { archive } = await readAll(bytes);
  return archive.traits.map(({ code, entry }) => `${code} ${entry}`.trim());
}

function both(zip: Zip, first: number, second: number, field: 'flags', value: number): Buffer {
  return zip.setBoth(first, field, value).setBoth(second, field, value).bytes;
}

describe('reading ZIP files', () => {
  it('reads packages of the console, and finds nothing strange in them', async function () {
    // The packages are other people's work and are not part of this repository.
    await access(FIXTURES).catch(() => this.skip());
    for (const [file, expected] of Object.entries(REAL_PACKAGES)) {
      await using source = await openFileSource(path.join(FIXTURES, file));
      const { entries, traits } = await readZip(source);
      assert.deepEqual(
        entries.map(({ name, size }) => `${name} ${size}`),
        expected,
      );
      assert.deepEqual(traits, []);
      for (const entry of entries) {
        const bytes = await readEntryBytes(source, entry, 1e6);
        const unzipped = promisify(execFile)('unzip', ['-p', path.join(FIXTURES, file), entry.name], {
          encoding: 'buffer',
        });
        assert.ok(bytes.equals((await unzipped).stdout), `${file} ${entry.name}`);
      }
    }
  });

  it('reads what `zip` makes, and says that it is not from the console', async () => {
    await using workspace = await TestWorkspace.create({
      'Manifest.xml': '<package/>',
      'CERT.json': '{}',
      '1.tar': 'x',
    });
    const zip = async (...args: string[]) => {
      await promisify(execFile)('zip', ['-q', ...args, 'Manifest.xml', 'CERT.json', '1.tar'], {
        cwd: workspace.folder,
      });
      return readFile(workspace.path(args.find(arg => arg.endsWith('.zip')) ?? ''));
    };
    const entries = ['Manifest.xml', 'CERT.json', '1.tar'];
    assert.deepEqual(
      await traits(await zip('-X', 'plain.zip')),
      entries.map(name => `package/zip-extra-fields ${name}`),
    );
    const streamed = (await traits(await zip('-X', '-fd', 'streamed.zip'))).filter(trait => /zip-flags/.test(trait));
    assert.deepEqual(
      streamed,
      entries.map(name => `package/zip-flags ${name}`),
    );
  });

  it('reads an empty archive', async () => {
    assert.deepEqual((await readAll(await zipOf(async () => undefined))).archive.entries, []);
  });

  it('reads entries with data descriptors, with and without signature', async () => {
    const good = await Zip.read(await smallPackage());
    const { contents } = await readAll(good.bytes);
    for (const hasSignature of [true, false]) {
      const place = good.entry(0).dataOffset + good.entry(0).compressedSize;
      const zip = good.setBoth(0, 'flags', 8).insert(place, descriptor(good, 0, hasSignature));
      const streamed = ['crc32', 'compressedSize', 'size'] as const;
      for (const { bytes } of [zip, streamed.reduce((each, field) => each.set(good.local(0, field), 0, 4), zip)]) {
        assert.deepEqual((await readAll(bytes)).contents, contents);
        assert.deepEqual(await traits(bytes), ['package/zip-flags Manifest.xml']);
      }
    }
  });

  it('says where a container differs from those of the console', async () => {
    const zip = await Zip.read(await smallPackage());
    const { endOffset } = zip.archive;
    assert.deepEqual(await traits(zip.bytes), []);
    const commented = zip.set(endOffset + 20, 5).append(Buffer.from('hello'));
    assert.deepEqual(await traits(commented.bytes), ['package/zip-comment']);
    assert.deepEqual(await traits(both(zip, 0, 2, 'flags', 0x800)), [
      'package/zip-flags Manifest.xml',
      'package/zip-flags 70000000.tar',
    ]);
    assert.deepEqual(await traits(zip.set(zip.central(1, 'madeByVersion'), 20).bytes), [
      'package/zip-made-by CERT.json',
    ]);
    const unknown = zip.set(zip.entry(2).offset + 30 + '70000000.tar'.length, 0xcafe);
    assert.deepEqual(await traits(unknown.bytes), ['package/zip-extra-fields 70000000.tar']);
    const entryComment = zip.set(zip.central(2, 'commentLength'), 2).insert(endOffset, Buffer.from('hi'));
    assert.deepEqual(await traits(entryComment.bytes), ['package/zip-comment 70000000.tar']);
  });

  it('does not mind times, owners and permissions', async () => {
    const zip = await Zip.read(await smallPackage());
    const { offset, centralOffset, name } = zip.entry(0);
    const owner = (place: number) => place + name.length;
    const edited = zip
      .setBoth(0, 'dosTime', 77)
      .set(owner(offset + 30) + 19, 1000)
      .set(owner(centralOffset + 46) + 15, 1000)
      .set(zip.central(0, 'externalAttributes') + 2, 0o100664);
    assert.deepEqual(await traits(edited.bytes), []);
  });

  it('says that entries have another order', async () => {
    const order = (names: string[]) =>
      zipOf(async writer => {
        for (const name of names) await writer.add(name, Buffer.from(name), { method: 'stored' });
      });
    assert.deepEqual(await traits(await order(['Manifest.xml', 'CERT.json', '1.tar'])), []);
    const inOtherOrder = ['1.tar', 'CERT.json', 'Manifest.xml'];
    assert.deepEqual(await traits(await order(inOtherOrder)), ['package/zip-order 1.tar']);
    assert.deepEqual(await traits(await order(['CERT.json', 'Manifest.xml'])), ['package/zip-order CERT.json']);
  });

  it('reads a file that has more than one chunk behind its end record', async () => {
    await using workspace = await TestWorkspace.create();
    const zip = await Zip.read(await smallPackage());
    const { bytes } = zip.set(zip.archive.endOffset + 20, 0xffff).append(Buffer.alloc(0xffff));
    await writeFile(workspace.path('long.zip'), bytes);
    await using source = await openFileSource(workspace.path('long.zip'));
    assert.equal((await readZip(source)).commentLength, 0xffff);
  });
});
