import assert from 'node:assert/strict';
import { printOctal, readOctal } from '../../../../server/src/offline/tar/octal.ts';

/** Reads what stands between other octal digits, which are none of the field's. */
const read = (text: string) =>
  readOctal(Buffer.from(`7${text}7`, 'latin1'), { name: 'size', start: 1, end: 1 + text.length });

describe('octal numbers of tar', () => {
  const cases: [text: string, value: number | undefined][] = [
    ['0000644\0', 0o644],
    ['0000644 ', 0o644],
    ['00644 \0 ', 0o644],
    ['0\0', 0],
    ['77\0', 0o77],
    ['\0', undefined],
    [' \0', undefined],
    ['0000644', undefined],
    [' 000644\0', undefined],
    ['-000644\0', undefined],
    ['+000644\0', undefined],
    ['0000/44\0', undefined],
    ['0000844\0', undefined],
    ['0644\x000\0', undefined],
    ['0644 x\0', undefined],
    ['0644\x01\0', undefined],
    ['0644\0\xff', undefined],
    ['\x80\0\0\0\0\0\x01\xa4', undefined],
  ];
  for (const [text, value] of cases) {
    it(`are read: ${JSON.stringify(text)}`, () => assert.equal(read(text), value));
  }

  it('have no end where the block has none', () => {
    assert.equal(readOctal(Buffer.from('64'), { name: 'size', start: 0, end: 4 }), undefined);
  });

  it('are written with zeros before them', () => {
    assert.equal(printOctal(0o644, 7), '0000644');
    assert.equal(printOctal(0, 1), '0');
    assert.equal(printOctal(0o777, 3), '777');
  });

  for (const [value, digits] of [
    [0o1000, 3],
    [-1, 3],
    [0.5, 3],
    [Number.NaN, 3],
    [2 ** 53, 20],
  ] as const) {
    it(`are not written when they do not fit: ${value} into ${digits}`, () => {
      const error = new RangeError(`${value} does not fit into ${digits} octal digits`);
      assert.throws(() => printOctal(value, digits), error);
    });
  }
});
