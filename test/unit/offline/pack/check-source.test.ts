import assert from 'node:assert/strict';
import { CancelledError } from '../../../../server/src/cancellation.ts';
import { checkSource, type PackageOptions } from '../../../../server/src/offline/pack/check-source.ts';
import type { PackSource, SourceEntry } from '../../../../server/src/offline/pack/pack-source.ts';
import { APP } from './packing.ts';

const CHUNK = 256 * 1024;
const KEY = `-----BEGIN PRIVATE KEY-----\n${'A'.repeat(64)}\n`;

/** A source of files given by their chunks, which counts what is read. */
class Source implements PackSource {
  readonly place = 'app';
  readonly kind = 'folder';
  readonly findings = [];
  readonly entries: SourceEntry[];
  read = 0;

  constructor(files: Record<string, () => Iterable<Buffer>>) {
    this.entries = Object.entries(files).map(([path, chunks]) => ({
      path,
      type: 'file',
      size: 1,
      open: this.open(chunks),
    }));
  }

  async [Symbol.asyncDispose](): Promise<void> {}

  private open(chunks: () => Iterable<Buffer>): SourceEntry['open'] {
    const source = this;
    return async function* () {
      for (const chunk of chunks()) {
        source.read += chunk.length;
        yield chunk;
      }
    };
  }
}

function* spaces(count: number): Generator<Buffer> {
  for (let index = 0; index < count; index++) yield Buffer.alloc(CHUNK, ' ');
}

async function check(source: PackSource, options: Partial<PackageOptions> = {}): Promise<string[]> {
  const findings = await checkSource(source, { ...APP, ...options });
  return findings.map(({ severity, code, entry }) => `${severity} ${code.replace('package/', '')} ${entry}`.trimEnd());
}

function* failing(error: Error): Generator<Buffer> {
  yield Buffer.from(KEY);
  throw error;
}

describe('checking what is to be packed', () => {
  const index = () => [Buffer.from('<html>')];

  it('finds what is in later chunks of a file', async () => {
    const source = new Source({
      'index.html': index,
      'a.js': function* () {
        yield* spaces(8);
        yield Buffer.from(KEY);
      },
      // Half of it in each chunk.
      'b.js': () => [Buffer.from(KEY.slice(0, 40)), Buffer.from(KEY.slice(40))],
    });
    assert.deepEqual(await check(source), ['error private-key a.js', 'error private-key b.js']);
  });

  it('reads 4 MiB of a text, and 64 KiB of what may be anything', async () => {
    const text = new Source({ 'index.html': () => spaces(40) });
    assert.deepEqual([await check(text), text.read], [[], 16 * CHUNK]);
    const picture = new Source({ 'index.html': index, 'a.png': () => spaces(40) });
    assert.deepEqual([await check(picture), picture.read], [[], 6 + CHUNK]);
  });

  it('says which file the system does not let us read, and goes on', async () => {
    const denied = Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES', syscall: 'open' });
    const source = new Source({
      'index.html': () => failing(denied),
      'a.js': () => [Buffer.from(KEY)],
    });
    assert.deepEqual(await check(source), ['error source-unreadable index.html', 'error private-key a.js']);
  });

  it('passes other errors on', async () => {
    const source = new Source({ 'index.html': () => failing(new TypeError('a fault of ours')) });
    await assert.rejects(check(source), /^TypeError: a fault of ours$/);
  });

  it('says what could not be listed', async () => {
    const source = new Source({ 'index.html': index });
    const finding = { code: 'package/source-unreadable', severity: 'error' as const, entry: 'b', message: '' };
    assert.deepEqual(await check(Object.assign(source, { findings: [finding] })), ['error source-unreadable b']);
  });

  it('takes a package for one that has a page unless it is said to be another', async () => {
    const source = new Source({ 'a.js': index });
    assert.deepEqual(await check(source), ['warning entry-page']);
    assert.deepEqual(await check(source, { resourceType: 'global' }), ['warning global-layout a.js']);
  });

  it('stops between two files when it is cancelled', async () => {
    const token = { isCancellationRequested: false };
    const source = new Source({
      'index.html': function* () {
        token.isCancellationRequested = true;
        yield* index();
      },
      'b.js': index,
    });
    await assert.rejects(checkSource(source, APP, token), CancelledError);
    assert.equal(source.read, 6);
  });
});
