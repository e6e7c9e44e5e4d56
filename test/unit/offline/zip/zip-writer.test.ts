import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, open, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { readEntryBytes } from '../../../../server/src/offline/zip/read-entry.ts';
import { readZip } from '../../../../server/src/offline/zip/zip-reader.ts';
import { ZipWriter } from '../../../../server/src/offline/zip/zip-writer.ts';
import { bytesInMemory } from '../../../support/offline/bytes-in-memory.ts';
import { TestWorkspace } from '../../../support/workspace.ts';
import { chunksOf, descriptor, MTIME, readAll, smallPackage, Zip, zipOf } from './zips.ts';

const FIXTURES = path.resolve(__dirname, '../../../../../shared/fixtures/amr');

/** Unzip takes `[` in the name of an entry for a pattern, so names do without. */
const names = fc.stringMatching(/^[A-Za-z0-9_ -]{1,12}(\.[a-z]{1,4})?$/).filter(name => !/^[- ]/.test(name));
const contents = fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.constant(new Uint8Array(70000).fill(7)));
const entries = fc.uniqueArray(
  fc.record({ name: names, bytes: contents, how: fc.constantFrom('stored', 'deflated', 'stream', 'reserved') }),
  {
    maxLength: 5,
    minLength: 1,
    selector: ({ name }) => name.toLowerCase(),
  },
);

async function unzip(...args: string[]): Promise<Buffer> {
  const { stdout } = await promisify(execFile)('unzip', args, { encoding: 'buffer' });
  return stdout;
}

describe('writing ZIP files', () => {
  it('writes what our reader and `unzip` read back', async () => {
    await using workspace = await TestWorkspace.create();
    const property = fc.asyncProperty(entries, fc.integer({ min: 1, max: 9999 }), async (list, chunkSize) => {
      const bytes = await zipOf(async writer => {
        for (const { name, bytes, how } of list) {
          const content = Buffer.from(bytes);
          if (how === 'stream') await writer.addStream(name, chunksOf(content, chunkSize));
          else if (how === 'reserved') await (await writer.reserve(name, content.length)).fill(content);
          else await writer.add(name, content, { method: how as 'stored' | 'deflated' });
        }
      });
      const { archive, contents } = await readAll(bytes);
      assert.deepEqual(
        [...contents],
        list.map(({ name, bytes }) => [name, Buffer.from(bytes).toString('base64')]),
      );
      assert.deepEqual(archive.traits, []);
      const file = workspace.path('it.zip');
      await writeFile(file, bytes);
      await unzip('-tq', file);
      for (const { name, bytes } of list) assert.ok((await unzip('-p', file, name)).equals(Buffer.from(bytes)), name);
    });
    await fc.assert(property, { numRuns: 25 });
  });

  it('writes headers as packages of the console have them, field by field', async function () {
    // The packages are other people's work and are not part of this repository.
    await access(FIXTURES).catch(() => this.skip());
    for (const file of ['00010001_1.0.0.0.amr', '77777777_1.0.0.0.amr', '80000000_1.0.0.2.amr']) {
      const source = bytesInMemory(await readFile(path.join(FIXTURES, file)));
      const real = await readZip(source);
      const mtime = new Date((real.entries[0]?.extraFields.local.readInt32LE(5) ?? 0) * 1000);
      const ours = await zipOf(async writer => {
        for (const entry of real.entries) {
          const bytes = await readEntryBytes(source, entry, 1e6);
          if (entry.name.endsWith('.tar')) await writer.addStream(entry.name, chunksOf(bytes, 1000));
          else await writer.add(entry.name, bytes, { method: 'deflated' });
        }
      }, mtime);
      const written = await readZip(bytesInMemory(ours));
      // Zlib's builds compress a little differently, the console's clock is UTC+8, and some files may be written by a group.
      const fields = ({
        compressedSize,
        dosTime,
        dosDate,
        externalAttributes,
        offset,
        dataOffset,
        centralOffset,
        ...same
      }: (typeof real.entries)[number]) => same;
      assert.deepEqual(written.entries.map(fields), real.entries.map(fields));
      for (const { externalAttributes } of [...real.entries, ...written.entries]) {
        assert.equal(externalAttributes & ~(0o020 << 16), 0o100644 << 16);
      }
      assert.equal(written.commentLength, real.commentLength);
    }
  });

  it('writes these bytes', async () => {
    const bytes = await zipOf(
      writer => writer.add('a', Buffer.from('hi'), { method: 'stored' }),
      new Date('2024-02-29T13:37:59Z'),
    );
    const times = 'b788e065';
    const owner = '75780b000104f401000004f4010000';
    const common = '0a00 0000 0000 bd6c 5d58 ac2a93d8 02000000 02000000 0100';
    const expected = [
      `504b0304 ${common} 1c00 61 55540900 03 ${times} ${times} ${owner} 6869`,
      `504b0102 1e03 ${common} 1800 0000 0000 0100 0000a481 00000000 61 55540500 03 ${times} ${owner}`,
      '504b0506 0000 0000 0100 0100 47000000 3d000000 0000',
    ];
    assert.equal(bytes.toString('hex'), expected.join('').replaceAll(' ', ''));
  });

  it('compresses to these bytes on every system and version of Node', async () => {
    const text = Buffer.from(Array.from({ length: 100_000 }, (_, index) => `${(index * index) % 1013},`).join(''));
    const bytes = await zipOf(writer => writer.addStream('a', chunksOf(text, 5000)), new Date('2024-02-29T13:37:59Z'));
    assert.equal(
      createHash('sha256').update(bytes).digest('hex'),
      'b18eb00a2c0ac6e1d48c04cfd1494f76dbeb3dcc05591455088076497b48273e',
    );
  });

  it('writes the same bytes however a stream is cut, and in every time zone', async () => {
    const text = Buffer.from(Array.from({ length: 100_000 }, (_, index) => `${(index * index) % 1013},`).join(''));
    const of = (chunk: number) => zipOf(writer => writer.addStream('a', chunksOf(text, chunk)));
    const first = await of(text.length);
    for (const chunk of [1013, 65536]) assert.ok((await of(chunk)).equals(first), `${chunk}`);
    const zone = process.env.TZ;
    try {
      process.env.TZ = 'Asia/Shanghai';
      assert.equal(new Date(0).getHours(), 8);
      assert.ok((await of(text.length)).equals(first));
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });

  it('clamps times that the format cannot hold', async () => {
    const times = async (date: string) => {
      const bytes = await zipOf(writer => writer.add('a', Buffer.alloc(0), { method: 'stored' }), new Date(date));
      const [entry] = (await readZip(bytesInMemory(bytes))).entries;
      return [entry?.dosDate, entry?.dosTime];
    };
    assert.deepEqual(await times('1970-01-01T00:00:00Z'), [0x21, 0]);
    assert.deepEqual(await times('2200-01-01T00:00:00Z'), [(127 << 9) | (12 << 5) | 31, 0xbf7d]);
  });

  it('copies entries without inflating them, with their headers', async () => {
    const bytes = await smallPackage();
    const source = bytesInMemory(bytes);
    const { entries } = await readZip(source);
    const copy = await zipOf(async writer => {
      for (const entry of entries) await writer.copyRaw(source, entry);
    }, new Date('2020-01-01Z'));
    assert.ok(copy.equals(bytes));
  });

  it('copies strange headers as the console would write them', async () => {
    const good = await Zip.read(await smallPackage());
    const { dataOffset, compressedSize } = good.entry(0);
    const { bytes } = good.setBoth(0, 'flags', 8).insert(dataOffset + compressedSize, descriptor(good, 0, true));
    const strange = await readAll(bytes);
    assert.equal(strange.archive.traits.length, 1);
    const copy = await zipOf(async writer => {
      for (const entry of strange.archive.entries) await writer.copyRaw(bytesInMemory(bytes), entry);
    });
    assert.ok(copy.equals(good.bytes));
  });

  it('takes bytes of a reserved entry exactly, and does not finish without them', async () => {
    await using workspace = await TestWorkspace.create();
    await using handle = await open(workspace.path('it.zip'), 'wx');
    const writer = new ZipWriter(handle, { mtime: MTIME });
    const slot = await writer.reserve('CERT.json', 4);
    await assert.rejects(slot.fill(Buffer.from('12345')), RangeError);
    await assert.rejects(writer.finish(), /not filled/);
    await slot.fill(Buffer.from('1234'));
    assert.equal(await writer.finish(), 30 + 9 + 28 + 4 + 46 + 9 + 24 + 22);
  });

  it('refuses what would need zip64', async () => {
    const tooLarge = { name: 'ZipSizeError', message: /^b makes the package larger than 4 GiB/ };
    await zipOf(async writer => {
      const slot = await writer.reserve('a', 0);
      await assert.rejects(writer.reserve('b', 0xffffffff), tooLarge);
      await slot.fill(Buffer.alloc(0));
    });
    // Its length is all that is looked at.
    const huge = { length: 0xffffffff } as Buffer;
    const stream = async function* () {
      yield huge;
    };
    await assert.rejects(
      zipOf(writer => writer.addStream('b', stream())),
      tooLarge,
    );
  });

  it('stops when it is cancelled, and passes on errors of what it reads from', async () => {
    const token = { isCancellationRequested: false };
    let chunks = 0;
    const endless = async function* () {
      for (;;) {
        chunks++;
        yield Buffer.alloc(1000);
        token.isCancellationRequested = chunks >= 3;
      }
    };
    await assert.rejects(
      zipOf(writer => writer.addStream('a', endless(), token)),
      { name: 'CancelledError' },
    );
    assert.ok(chunks <= 4);
    const broken = async function* () {
      yield Buffer.from('x');
      throw new Error('The disk is gone.');
    };
    await assert.rejects(
      zipOf(writer => writer.addStream('a', broken())),
      /The disk is gone/,
    );
    const bytes = await smallPackage();
    const [entry] = (await readZip(bytesInMemory(bytes))).entries;
    assert.ok(entry);
    await assert.rejects(
      zipOf(writer => writer.copyRaw(bytesInMemory(bytes), entry, token)),
      { name: 'CancelledError' },
    );
  });

  it('does not read ahead of a slow disk', async () => {
    const chunk = Buffer.from(Array.from({ length: 65536 }, (_, index) => (index * index * 31) >> 7));
    let read = 0;
    let written = 0;
    let ahead = 0;
    const chunks = async function* () {
      for (let count = 0; count < 256; count++) {
        read += chunk.length;
        ahead = Math.max(ahead, read - written);
        yield chunk;
      }
    };
    const slow = {
      write: async (_bytes: Buffer, _offset: number, length: number) => {
        await new Promise(setImmediate);
        written = read;
        return { bytesWritten: Math.min(length, 1000) };
      },
    };
    const writer = new ZipWriter(slow as unknown as ConstructorParameters<typeof ZipWriter>[0], { mtime: MTIME });
    await writer.addStream('a', chunks());
    assert.ok(ahead < 128 * chunk.length, `${ahead} bytes`);
  });
});
