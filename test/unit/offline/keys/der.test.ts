import assert from 'node:assert/strict';
import { childrenOf, integerOf, objectIdOf, readDer } from '../../../../server/src/offline/keys/der.ts';

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');

/** `tag content`, in hexadecimal; nothing when it is refused. */
function read(bytes: Buffer): string | undefined {
  const element = readDer(bytes);
  return element && `${element.tag.toString(16)} ${element.content.toString('hex')}`;
}

describe('DER', () => {
  const readable: [text: string, expected: string][] = [
    ['05 00', '5 '],
    ['04 01 ff', '4 ff'],
    ['30 03 02 01 07', '30 020107'],
    [`04 7f ${'11'.repeat(0x7f)}`, `4 ${'11'.repeat(0x7f)}`],
    [`04 81 80 ${'11'.repeat(0x80)}`, `4 ${'11'.repeat(0x80)}`],
    [`04 81 ff ${'11'.repeat(0xff)}`, `4 ${'11'.repeat(0xff)}`],
    [`04 82 01 00 ${'11'.repeat(0x100)}`, `4 ${'11'.repeat(0x100)}`],
    [`04 83 01 00 00 ${'11'.repeat(0x10000)}`, `4 ${'11'.repeat(0x10000)}`],
  ];
  for (const [text, expected] of readable) {
    it(`reads ${text.slice(0, 14)}`, () => assert.equal(read(hex(text)), expected));
  }

  it('reads lengths of four bytes', () => {
    const start = hex('04 84 01 00 00 00');
    assert.equal(readDer(Buffer.concat([start, Buffer.alloc(2 ** 24)]))?.content.length, 2 ** 24);
    assert.equal(readDer(Buffer.concat([start, Buffer.alloc(2 ** 24 - 1)])), undefined);
  });

  const refused: [why: string, text: string][] = [
    ['nothing', ''],
    ['a tag without a length', '30'],
    ['a length without its bytes', '04 01'],
    ['fewer bytes than the length says', '04 02 ff'],
    ['more bytes than the length says', '04 01 ff ff'],
    ['two elements', '05 00 05 00'],
    ['a length that is cut off', '04 81'],
    ['a longer length that is cut off', '04 82 01'],
    ['a length left open', '30 80 00 00'],
    ['a length left open before 128 bytes', `30 80 ${'05 00'.repeat(0x40)}`],
    ['a longer length than needed', `04 81 7f ${'11'.repeat(0x7f)}`],
    ['a length with a zero first', `04 82 00 ff ${'11'.repeat(0xff)}`],
    ['a length of five bytes', `04 85 00 00 00 00 01 ff`],
    ['an empty one and half of one', '05 00 05'],
  ];
  for (const [why, text] of refused) it(`refuses ${why}`, () => assert.equal(read(hex(text)), undefined));

  it('gives what is in an element, in its order', () => {
    const children = childrenOf(readDer(hex('30 06 02 01 07 04 01 ff')));
    assert.deepEqual(children, [
      { tag: 2, content: hex('07') },
      { tag: 4, content: hex('ff') },
    ]);
    assert.deepEqual(childrenOf(readDer(hex('30 03 02 01 07'))), [{ tag: 2, content: hex('07') }]);
    assert.deepEqual(childrenOf(readDer(hex('30 02 02 07'))), []);
    assert.deepEqual(childrenOf(readDer(hex('30 00'))), []);
    assert.deepEqual(childrenOf(undefined), []);
  });

  const ids: [text: string, expected: string | undefined][] = [
    ['06 09 2a 86 48 86 f7 0d 01 01 01', '1.2.840.113549.1.1.1'],
    ['06 03 55 04 03', '2.5.4.3'],
    ['06 03 88 37 03', '2.999.3'],
    ['06 01 00', '0.0'],
    ['06 01 27', '0.39'],
    ['06 01 28', '1.0'],
    ['06 01 4f', '1.39'],
    ['06 01 50', '2.0'],
    ['06 02 2a 7f', '1.2.127'],
    ['06 03 2a 81 00', '1.2.128'],
    ['06 04 2a 88 80 01', '1.2.131073'],
    ['06 00', undefined],
    ['04 01 28', undefined],
  ];
  for (const [text, expected] of ids) {
    it(`${text} as an object identifier: ${expected}`, () => {
      const element = readDer(hex(text));
      assert.equal(element && objectIdOf(element), expected);
    });
  }

  const integers: [text: string, expected: number | undefined][] = [
    ['02 01 00', 0],
    ['02 01 7f', 127],
    ['02 02 00 80', 128],
    ['02 02 01 02', 258],
    ['02 04 7f ff ff ff', 2 ** 31 - 1],
    ['02 01 80', undefined],
    ['02 01 ff', undefined],
    ['02 00', undefined],
    ['04 01 07', undefined],
  ];
  for (const [text, expected] of integers) {
    it(`${text} as a number: ${expected}`, () => {
      const element = readDer(hex(text));
      assert.equal(element && integerOf(element), expected);
    });
  }
});
