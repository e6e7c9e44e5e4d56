import assert from 'node:assert/strict';
import { crc32 } from 'node:zlib';
import { uint16, uint32 } from '../../../support/offline/zip-bytes.ts';
import { listZip, rawZip } from './zips.ts';

/** 中文 in GBK. */
const GBK = Buffer.from([0xd6, 0xd0, 0xce, 0xc4]);

/** A field that programs write that know of UTF-8, after one of another kind that looks the same. */
function unicode(text: string | Buffer, checksum = crc32(GBK), version = 1): Buffer {
  const field = (id: number, name: string | Buffer) => {
    const data = Buffer.concat([Buffer.from([version]), uint32(checksum), Buffer.from(name)]);
    return Buffer.concat([uint16(id), uint16(data.length), data]);
  };
  return Buffer.concat([field(0x6375, 'comment'), field(0x7075, text)]);
}

const REFUSED = { listed: [], findings: ['error package/source-zip-encoding \ufffd\ufffd\ufffd\ufffd'] };

function listed(name: string) {
  return { listed: [`file ${name} 1`], findings: [] as string[] };
}

describe('the names in zips', () => {
  const names: [what: string, name: Buffer, extra: Buffer, expected: { listed: string[]; findings: string[] }][] = [
    ['a name that a field says in UTF-8', GBK, unicode('中文'), listed('中文')],
    ['a field that is not UTF-8', GBK, unicode(GBK), REFUSED],
    ['a field without a name', GBK, unicode(''), REFUSED],
    ['a field of a form that is not known', GBK, unicode('中文', crc32(GBK), 2), REFUSED],
    ['a field of the name before', GBK, unicode('中文', 1), REFUSED],
    ['a field of the name before, and UTF-8 by now', Buffer.from('首页'), unicode('中文'), listed('首页')],
    ['a field of the name before, and ASCII by now', Buffer.from('a'), unicode('中文'), listed('a')],
  ];
  for (const [what, name, extra, expected] of names) {
    it(`take of an entry with ${what}: ${expected.listed[0] ?? 'nothing'}`, async () => {
      assert.deepEqual(await listZip(rawZip([{ name, central: { extra } }])), expected);
    });
  }

  it('take the name in the header where that says that it is UTF-8', async () => {
    const name = Buffer.from('首页');
    const central = { flags: 0x800, extra: unicode('中文', crc32(name)) };
    assert.deepEqual(await listZip(rawZip([{ name, central }])), listed('首页'));
  });
});
