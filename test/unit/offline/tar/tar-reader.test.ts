import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TarReader } from '../../../../server/src/offline/tar/tar-reader.ts';
import { BLOCK, file, folder, header, readTar, tarOf, write } from './tars.ts';

const ZERO = Buffer.alloc(BLOCK);

function data(text: string): Buffer {
  return Buffer.concat([Buffer.from(text), Buffer.alloc(-text.length & (BLOCK - 1))]);
}

describe('reading tars', () => {
  it('gives members in their order, and their data', async () => {
    const { members, data: read, findings } = readTar(await write(folder('www'), file('www/a', 'one'), file('b')));
    assert.deepEqual(
      members.map(({ path, type, size, headerOffset }) => [path, type, size, headerOffset]),
      [
        ['www', 'directory', 0, 0],
        ['www/a', 'file', 3, 512],
        ['b', 'file', 0, 1536],
      ],
    );
    assert.deepEqual(read, { 'www/a': 'one' });
    assert.deepEqual(findings, []);
  });

  it('does not depend on how the bytes are cut, whatever was changed in them', async () => {
    const tar = await write(folder('www'), file('www/a', 'x'.repeat(1500)), file('c', 'y'.repeat(512)), file('d', 'z'));
    const cuts = fc.array(fc.nat(tar.length), { maxLength: 12 });
    const change = fc.option(fc.tuple(fc.nat(tar.length - 1), fc.integer({ min: 1, max: 255 })));
    fc.assert(
      fc.property(cuts, change, fc.nat(tar.length), (places, changed, cutOff) => {
        const bytes = Buffer.from(changed ? tar : tar.subarray(0, cutOff));
        if (changed) bytes[changed[0]] = (bytes[changed[0]] ?? 0) ^ changed[1];
        assert.deepEqual(readTar(bytes, places), readTar(bytes));
      }),
      { numRuns: 500 },
    );
    assert.deepEqual(readTar(tar.subarray(0, 6000), [...Array(6000).keys()]), readTar(tar.subarray(0, 6000)));
  });

  it('refuses random bytes, and never fails in another way', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), bytes => readTar(Buffer.from(bytes)).refused !== undefined),
    );
  });

  const refused: [what: string, tar: Buffer, refusal: string][] = [
    ['nothing at all', Buffer.alloc(0), 'no-end @0'],
    ['a tar without an end', header(), 'no-end @512'],
    ['a tar with one block of zeros', Buffer.concat([header(), ZERO]), 'no-end @1024'],
    ['a member after one block of zeros', tarOf(header(), ZERO, header({ name: 'b' })), 'lone-zero-block @512'],
    ['a cut header', header().subarray(0, 300), 'truncated @300'],
    ['cut data', Buffer.concat([header({}, 600), Buffer.alloc(599)]), 'truncated @1111 a.txt'],
    ['cut padding', Buffer.concat([header({}, 1), Buffer.alloc(100)]), 'truncated @612 a.txt'],
    ['something in the padding', tarOf(header({}, 3), data('abc\0\0!')), 'padding @517 a.txt'],
    ['something after the end', Buffer.concat([tarOf(header()), ZERO, Buffer.from('\0\0x')]), 'after-end @2050'],
    ['a second tar after the end', Buffer.concat([tarOf(header()), tarOf(header())]), 'after-end @1536'],
    ['half a block at the end', Buffer.concat([tarOf(header()), Buffer.alloc(256)]), 'size @1792'],
    ['the same name twice', tarOf(header(), header()), 'duplicate @512 a.txt'],
    [
      'the same folder twice',
      tarOf(header({ name: 'a/', type: '5' }), header({ name: 'a/', type: '5' })),
      'duplicate @512 a',
    ],
    ['a name in another case', tarOf(header(), header({ name: 'A.TXT' })), 'name-collision @512 A.TXT'],
    ['a file as a folder', tarOf(header(), header({ name: 'a.txt/b' })), 'file-as-folder @512 a.txt/b'],
    ['a folder as a file', tarOf(header({ name: 'a.txt/b' }), header()), 'file-as-folder @512 a.txt'],
    ['a broken header after a member', tarOf(header(), header({ type: '2' })), 'type @668 a.txt'],
  ];
  for (const [what, tar, expected] of refused) {
    it(`refuses ${what}`, () => assert.equal(readTar(tar).refused, `package/tar-${expected}`));
  }

  it('refuses more than it is told to read', () => {
    const two = tarOf(header({ name: 'a/b' }), header({ name: 'a/c' }));
    assert.equal(readTar(two, [], { paths: 3 }).refused, undefined);
    assert.equal(readTar(two, [], { paths: 2 }).refused, 'package/tar-too-many @512 a/c');
    const big = tarOf(header({}, 4), data('four'));
    assert.equal(readTar(big, [], { memberSize: 4 }).refused, undefined);
    assert.equal(readTar(big, [], { memberSize: 3 }).refused, 'package/tar-too-large @124 a.txt');
    assert.equal(readTar(tarOf(header({ size: '77777777777\0' }))).refused, 'package/tar-too-large @124 a.txt');
  });

  it('finds what real packages do not have, and reads on', () => {
    const posix = { magic: 'ustar\x0000' };
    const tar = tarOf(header(posix), header({ ...posix, name: 'b' }));
    assert.deepEqual(readTar(tar).findings, ['package/tar-posix', 'package/tar-record-size']);
    assert.deepEqual(readTar(Buffer.concat([tarOf(header()), Buffer.alloc(10240 - 1536)])).findings, []);
  });

  it('reads 50,000 members, and 20 MiB of data in pieces', () => {
    const names = Array.from({ length: 50_000 }, (_, index) => `www/${index % 100}/${index}.js`);
    assert.deepEqual(countsOf(tarOf(...names.map(name => header({ name })))), { members: 50_000, bytes: 0 });
    const size = 20 * 2 ** 20;
    assert.deepEqual(countsOf(tarOf(header({}, size), Buffer.alloc(size, 'x'))), { members: 1, bytes: size });
  });
});

/** What comes out of chunks as they come from files. */
function countsOf(tar: Buffer): { members: number; bytes: number } {
  const counts = { members: 0, bytes: 0 };
  const reader = new TarReader({
    onMember: () => counts.members++,
    onData: chunk => {
      counts.bytes += chunk.length;
    },
  });
  for (let at = 0; at < tar.length; at += 65536) reader.push(tar.subarray(at, at + 65536));
  reader.end();
  return counts;
}
