import assert from 'node:assert/strict';
import { buffer } from 'node:stream/consumers';
import { setImmediate as turn } from 'node:timers/promises';
import type { SourceEntry } from '../../../../server/src/offline/pack/pack-source.ts';
import { readAhead } from '../../../../server/src/offline/pack/read-ahead.ts';

const SMALL = 64 * 1024;

/** Entries that write down when they are opened. */
class Entries {
  readonly opened: string[] = [];

  entry(path: string, size = 1, read: () => Promise<Buffer> = async () => Buffer.from(path)): SourceEntry {
    const { opened } = this;
    const open = async function* () {
      opened.push(path);
      yield await read();
    };
    return { path, type: 'file', size, open };
  }

  folder(path: string): SourceEntry {
    return { ...this.entry(path, 0), type: 'directory' };
  }

  /** `first`, `first + 1` and so on. */
  files(first: number, count: number): SourceEntry[] {
    return Array.from({ length: count }, (_, index) => this.entry(`${first + index}`));
  }
}

async function dataOf({ value }: IteratorResult<{ data: AsyncIterable<Buffer> }, void>): Promise<string> {
  return value ? (await buffer(value.data)).toString() : 'nothing';
}

function names(first: number, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${first + index}`);
}

describe('reading the files of a package ahead', () => {
  it('gives all entries in their order, with their data', async () => {
    const all = new Entries();
    const entries = [all.folder('www'), all.entry('large', 1e6), ...all.files(0, 40), all.entry('larger', 2e6)];
    const read: string[] = [];
    for await (const { entry, data } of readAhead(entries)) {
      assert.equal((await buffer(data)).toString(), entry.path);
      read.push(entry.path);
    }
    assert.deepEqual(read, ['www', 'large', ...names(0, 40), 'larger']);
    assert.deepEqual([...all.opened].sort(), [...read].sort(), 'each is opened once');
  });

  it('opens sixteen files at once, and one more each time that one is done', async () => {
    const all = new Entries();
    const reading = readAhead(all.files(0, 30));
    await reading.next();
    assert.deepEqual(all.opened, names(0, 16));
    await reading.next();
    assert.deepEqual(all.opened, names(0, 17));
    await reading.next();
    assert.deepEqual(all.opened, names(0, 18));
  });

  it('opens files of more than 64 KiB when their data is asked for, one at a time', async () => {
    const all = new Entries();
    const entries = [all.entry('a', SMALL), all.entry('b', SMALL + 1), all.entry('c', 1e9), all.entry('d')];
    const reading = readAhead(entries);
    await reading.next();
    assert.deepEqual(all.opened, ['a', 'd']);
    const second = await reading.next();
    assert.deepEqual(all.opened, ['a', 'd']);
    await dataOf(second);
    assert.deepEqual(all.opened, ['a', 'd', 'b']);
  });

  it('does not open folders ahead', async () => {
    const all = new Entries();
    await readAhead([all.entry('a'), all.folder('b'), all.entry('c')]).next();
    assert.deepEqual(all.opened, ['a', 'c']);
  });

  it('throws the error of a file when its data is asked for, and not before', async () => {
    const all = new Entries();
    const broken = all.entry('broken', 1, () => Promise.reject(new Error('It cannot be read')));
    const reading = readAhead([...all.files(0, 2), broken, all.entry('after')]);
    for (const expected of ['0', '1']) {
      const result = await reading.next();
      // Time for the error to be noticed, if nobody had taken care of it.
      await turn();
      assert.equal(await dataOf(result), expected);
    }
    await assert.rejects(dataOf(await reading.next()), /^Error: It cannot be read$/);
    assert.equal(await dataOf(await reading.next()), 'after');
  });

  it('ends when no file is read any more, also when it is left early', async () => {
    const all = new Entries();
    let release: (data: Buffer) => void = () => undefined;
    const slow = new Promise<Buffer>(resolve => {
      release = resolve;
    });
    const reading = readAhead([all.entry('a'), all.entry('slow', 1, () => slow), all.entry('b')]);
    await reading.next();
    let hasEnded = false;
    const end = reading.return().then(() => {
      hasEnded = true;
    });
    await turn();
    assert.equal(hasEnded, false);
    release(Buffer.from('slow'));
    await end;
  });
});
