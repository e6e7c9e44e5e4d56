import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MalformedError } from '../../../../server/src/offline/malformed-error.ts';
import { FIELDS } from '../../../../server/src/offline/tar/tar-format.ts';
import { decodeHeader, encodeHeader } from '../../../../server/src/offline/tar/tar-header.ts';
import { BLOCK, checksum, header } from './tars.ts';

function refusal(block: Buffer): string | undefined {
  try {
    decodeHeader(block, 0);
    return undefined;
  } catch (error) {
    if (error instanceof MalformedError) return `${error.code} @${error.offset}`;
    throw error;
  }
}

const MEMBER = fc.record({
  path: fc.stringMatching(/^[a-z0-9]{1,20}(\/[a-zé中]{1,10}){0,2}$/),
  mode: fc.integer({ min: 0, max: 0o7777 }),
  mtime: fc.integer({ min: 0, max: 2 ** 33 - 1 }),
  size: fc.integer({ min: 0, max: 2 ** 33 - 1 }),
});

describe('tar headers', () => {
  it('say again what was written', () => {
    fc.assert(
      fc.property(MEMBER, fc.boolean(), fc.nat(), (fields, isFolder, offset) => {
        const type = isFolder ? 'directory' : 'file';
        const member = { ...fields, type, size: isFolder ? 0 : fields.size } as const;
        const expected = { ...member, uid: 500, gid: 500, headerOffset: offset };
        assert.deepEqual(decodeHeader(encodeHeader(member), offset), { member: expected, dialect: 'gnu' });
      }),
    );
  });

  it('are never taken for others after one byte changed', () => {
    const place = fc.integer({ min: 0, max: BLOCK - 1 });
    fc.assert(
      fc.property(MEMBER, place, fc.integer({ min: 1, max: 255 }), (fields, at, change) => {
        const block = encodeHeader({ ...fields, type: 'file' });
        const before = decodeHeader(block, 0);
        block[at] = (block[at] ?? 0) ^ change;
        // NULs and spaces that end the checksum mean the same; every other byte counts in the checksum.
        const isEndOfChecksum = at === FIELDS.checksum.end - 1 || at === FIELDS.checksum.end - 2;
        if (!isEndOfChecksum || refusal(block)) assert.match(refusal(block) ?? '', /tar-(checksum|magic|number) /);
        else assert.deepEqual(decodeHeader(block, 0), before);
      }),
      { numRuns: 2000 },
    );
  });

  it('are refused with any other value of any byte, but for how the checksum ends', function () {
    this.timeout(60_000);
    const block = header({ name: 'www/index.html' }, 3);
    const accepted: string[] = [];
    for (let at = 0; at < BLOCK; at++) {
      const before = block[at] ?? 0;
      for (let value = 0; value < 256; value++) {
        block[at] = value;
        if (value !== before && !refusal(block)) accepted.push(`${at}: ${value}`);
      }
      block[at] = before;
    }
    const end = FIELDS.checksum.end;
    assert.deepEqual(accepted, [`${end - 2}: 32`, `${end - 1}: 0`]);
  });

  it('are refused without surprises when they are random', () => {
    const random = fc.uint8Array({ minLength: BLOCK, maxLength: BLOCK });
    fc.assert(fc.property(random, bytes => refusal(Buffer.from(bytes)) !== undefined));
    fc.assert(
      fc.property(random, fc.constantFrom('0', '5'), (bytes, type) => {
        const block = Buffer.from(bytes);
        const magic = block.subarray(FIELDS.magic.start, FIELDS.magic.end);
        magic.set(Buffer.from('ustar  \0'));
        block.write(type, FIELDS.type.start);
        block.write(`${checksum(block)}\0 `, FIELDS.checksum.start);
        return refusal(block) !== undefined;
      }),
    );
  });

  const refused: [what: string, block: Buffer, refusal: string][] = [
    ['another magic', header({ magic: 'ustar\x0001' }), 'magic @0'],
    ['no magic, as tars before POSIX', header({ magic: '' }), 'magic @0'],
    ['a checksum of nothing', header({ checksum: '' }), 'number @148'],
    ['a wrong checksum', header({ checksum: '000001\0 ' }), 'checksum @148'],
    ['a size without digits', header({ size: '' }), 'number @124'],
    ['a size that is not octal', header({ size: '00000000008\0' }), 'number @124'],
    ['a size with a sign', header({ size: '-0000000001\0' }), 'number @124'],
    ['a size after spaces', header({ size: '          1\0' }), 'number @124'],
    ['a size without an end', header({ size: '000000000001' }), 'number @124'],
    ['a size that goes on after its end', header({ size: '00001\x0000001' }), 'number @124'],
    ['a size in base 256', header({ size: Buffer.from('800000000000000000000001', 'hex') }), 'number @124'],
    ['a negative time in base 256', header({ mtime: Buffer.alloc(12, 0xff) }), 'number @136'],
    ['a mode with letters', header({ mode: 'rw-r--r\0' }), 'number @100'],
    ['a link name', header({ linkName: 'x' }), 'link-name @157'],
    ['a link name after a NUL', header({ linkName: '\0x' }), 'link-name @157'],
    ['a device', header({ deviceMajor: '0000001\0' }), 'device @329'],
    ['a prefix', header({ rest: 'folder' }), 'prefix @345'],
    ['something in its last byte', header({ rest: `${'\0'.repeat(166)}x` }), 'prefix @345'],
    ['something after the name', header({ name: 'a\0b' }), 'hidden-bytes @0'],
    ['something after the user', header({ userName: 'admin\0root' }), 'hidden-bytes @265'],
    ['a name that is not UTF-8', header({ name: Buffer.from([0x61, 0xff]) }), 'name-not-utf8 @0'],
    ['UTF-8 in a long form', header({ name: Buffer.from([0xc0, 0xaf]) }), 'name-not-utf8 @0'],
    ['a file with a slash', header({ name: 'a/' }), 'name-slash @0'],
    ['a folder without a slash', header({ name: 'a', type: '5' }), 'name-slash @0'],
    ['a folder with two slashes', header({ name: 'a//', type: '5' }), 'name-slash @0'],
    ['the root', header({ name: './', type: '5' }), 'name-dots @0'],
    ['a folder with data', header({ name: 'a/', type: '5' }, 1), 'folder-size @124'],
    ...[...'\x001234678AKLNSVMDgxX'].map((type): [string, Buffer, string] => [
      `type ${JSON.stringify(type)}`,
      header({ type }),
      'type @156',
    ]),
  ];
  for (const [what, block, expected] of refused) {
    it(`with ${what} are refused`, () => assert.equal(refusal(block), `package/tar-${expected}`));
  }

  it('with a checksum of signed bytes are refused', () => {
    const block = header({ name: 'é' });
    block.write(
      checksum(block, byte => (byte > 127 ? byte - 256 : byte)),
      FIELDS.checksum.start,
    );
    assert.equal(refusal(block), 'package/tar-checksum @148');
    assert.equal(refusal(header({ name: 'é' })), undefined);
  });

  it('name the member in the error without its control characters', () => {
    assert.throws(() => decodeHeader(header({ name: 'a\x1b[2J' }), 1024), {
      code: 'package/tar-name-control',
      offset: 1024,
      entry: 'a\\u{1b}[2J',
    });
  });

  it('are read from tars of POSIX too', () => {
    const posix = header({ magic: 'ustar\x0000', deviceMajor: '0000000\0', mode: '000644 \0' });
    assert.equal(decodeHeader(posix, 0).dialect, 'posix');
    assert.equal(decodeHeader(posix, 0).member.mode, 0o644);
  });
});
