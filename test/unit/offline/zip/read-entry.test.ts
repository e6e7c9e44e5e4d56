import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import type { ByteSource } from '../../../../server/src/offline/byte-source.ts';
import { MalformedError } from '../../../../server/src/offline/malformed-error.ts';
import { readEntry, readEntryBytes } from '../../../../server/src/offline/zip/read-entry.ts';
import { readZip } from '../../../../server/src/offline/zip/zip-reader.ts';
import { bytesInMemory } from '../../../support/offline/bytes-in-memory.ts';
import { chunksOf, smallPackage, Zip, zipOf } from './zips.ts';

const MEGABYTE = 1024 * 1024;

function bigPackage(size: number, content = Buffer.alloc(size)): Promise<Buffer> {
  return zipOf(writer => writer.addStream('1.tar', chunksOf(content, MEGABYTE)));
}

/** A source of many small chunks that counts what is read and knows whether a read is under way. */
function watched(bytes: Buffer, chunk: number) {
  const seen = { chunks: 0, isOpen: false };
  const source: ByteSource = {
    ...bytesInMemory(bytes),
    async *stream(start, end) {
      seen.isOpen = true;
      try {
        for await (const each of chunksOf(bytes.subarray(start, end), chunk)) {
          seen.chunks++;
          yield each;
        }
      } finally {
        seen.isOpen = false;
      }
    },
  };
  return { source, seen };
}

describe('reading entries', () => {
  it('gives the bytes however they come', async () => {
    const bytes = await smallPackage();
    for (const chunk of [1, 7, 1000]) {
      const { source } = watched(bytes, chunk);
      const { entries } = await readZip(source);
      const texts = await Promise.all(entries.map(entry => readEntryBytes(source, entry, 1000)));
      assert.deepEqual(
        texts.map(text => text.toString().slice(0, 9)),
        ['<package>', '{} \n', 'www/index'],
      );
    }
  });

  it('refuses an entry that is larger than the limit before it reads it', async () => {
    const { source, seen } = watched(await bigPackage(MEGABYTE), 1000);
    const [entry] = (await readZip(source)).entries;
    assert.ok(entry);
    await assert.rejects(readEntryBytes(source, entry, MEGABYTE - 1), {
      code: 'package/zip-too-large',
      entry: '1.tar',
    });
    assert.equal(seen.chunks, 0);
    assert.equal((await readEntryBytes(source, entry, MEGABYTE)).length, MEGABYTE);
  });

  it('stops to inflate when there is more than the headers say', async () => {
    const bomb = await Zip.read(await bigPackage(64 * MEGABYTE));
    // What is small is inflated at once, and no more of it than the headers say.
    const { source, seen } = watched(bomb.setBoth(0, 'size', MEGABYTE).bytes, 100);
    const [entry] = (await readZip(source)).entries;
    assert.ok(entry);
    await assert.rejects(readEntryBytes(source, entry, 1e9), { code: 'package/zip-size' });
    assert.ok(seen.chunks < entry.compressedSize / 100 / 2, `${seen.chunks} chunks were read`);
    assert.equal(seen.isOpen, false);
    const small = bytesInMemory(bomb.setBoth(0, 'size', 1000).bytes);
    const [smallEntry] = (await readZip(small)).entries;
    assert.ok(smallEntry);
    await assert.rejects(readEntryBytes(small, smallEntry, 1e9), { code: 'package/zip-size' });
  });

  it('gives the defect of a large entry, and not the error of the stream that is closed for it', async () => {
    const bytes = await bigPackage(2 * MEGABYTE, randomBytes(2 * MEGABYTE));
    const [entry] = (await readZip(bytesInMemory(bytes))).entries;
    assert.ok(entry);
    for (let at = entry.dataOffset; at < entry.dataOffset + 40; at++) {
      const edited = Buffer.from(bytes).fill(0xff, at, at + 8);
      await assert.rejects(readEntryBytes(bytesInMemory(edited), entry, 1e9), MalformedError);
    }
  });

  it('closes what it reads from when whoever takes the bytes stops', async () => {
    const { source, seen } = watched(await bigPackage(MEGABYTE, randomBytes(MEGABYTE)), 1000);
    const [entry] = (await readZip(source)).entries;
    assert.ok(entry);
    for await (const chunk of readEntry(source, entry)) {
      assert.ok(chunk.length > 0 && seen.isOpen);
      break;
    }
    assert.equal(seen.isOpen, false);
  });

  it('passes on the error of a file that cannot be read', async () => {
    const bytes = await smallPackage();
    const broken = Object.assign(new Error('The disk is gone.'), { code: 'EIO' });
    const source: ByteSource = {
      ...bytesInMemory(bytes),
      async *stream(start) {
        yield bytes.subarray(start, start + 3);
        throw broken;
      },
    };
    for (const entry of (await readZip(source)).entries) {
      await assert.rejects(readEntryBytes(source, entry, 1e6), broken);
    }
  });

  it('refuses compressed data that end early, go on, or come in two parts', async () => {
    const text = Buffer.from('hello '.repeat(50));
    const parts: [Buffer, string][] = [
      [deflateRawSync(text).subarray(0, -1), 'package/zip-deflate'],
      [Buffer.concat([deflateRawSync(text), Buffer.alloc(1)]), 'package/zip-deflate-end'],
      [Buffer.concat([deflateRawSync(text), deflateRawSync(text)]), 'package/zip-deflate-end'],
      [Buffer.alloc(0), 'package/zip-deflate'],
    ];
    const good = await zipOf(writer => writer.add('a', text, { method: 'deflated' }));
    const [entry] = (await readZip(bytesInMemory(good))).entries;
    assert.ok(entry);
    for (const [data, code] of parts) {
      for (const chunk of [1, data.length - 1, 1e6]) {
        const { source } = watched(Buffer.concat([good.subarray(0, entry.dataOffset), data]), Math.max(chunk, 1));
        const edited = { ...entry, compressedSize: data.length };
        await assert.rejects(readEntryBytes(source, edited, 1e6), { code }, `${code}, ${chunk}`);
      }
    }
  });
});
