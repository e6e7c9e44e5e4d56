import assert from 'node:assert/strict';
import { CancelledError } from '../../../server/src/cancellation.ts';
import { Progress, type StreamOptions, streamEntry } from '../../../server/src/offline/stream-entry.ts';
import type { ZipEntry } from '../../../server/src/offline/zip/zip-archive.ts';
import { readZip } from '../../../server/src/offline/zip/zip-reader.ts';
import { bytesInMemory } from '../../support/offline/bytes-in-memory.ts';
import { zipBytes } from '../../support/offline/zip-bytes.ts';

const TEXT = 'package '.repeat(40_000);

describe('the bytes of an entry', () => {
  const source = bytesInMemory(zipBytes([{ name: 'a', data: Buffer.from(TEXT) }]));
  let entry: ZipEntry;

  before(async () => {
    const [only] = (await readZip(source)).entries;
    assert.ok(only);
    entry = only;
  });

  async function read(options: StreamOptions = {}, maxSize?: number): Promise<string> {
    const chunks: Buffer[] = [];
    const progress = new Progress([entry, { size: 1000 }], options);
    await streamEntry(source, entry, progress, chunk => chunks.push(Buffer.from(chunk)), maxSize);
    return Buffer.concat(chunks).toString();
  }

  it('are all given, and how far the reading of all entries is', async () => {
    const seen: number[] = [];
    const onProgress = (done: number, total: number) => {
      assert.equal(total, TEXT.length + 1000);
      seen.push(done);
    };
    assert.equal(await read({ onProgress }), TEXT);
    assert.deepEqual([seen[0], seen.at(-1)], [0, TEXT.length]);
  });

  it('may be limited', async () => {
    assert.equal(await read({}, TEXT.length), TEXT);
    await assert.rejects(read({}, TEXT.length - 1), { name: 'MalformedError', entry: 'a' });
  });

  it('are not read on when it is cancelled', async () => {
    await assert.rejects(read({ token: { isCancellationRequested: true } }), CancelledError);
  });
});
