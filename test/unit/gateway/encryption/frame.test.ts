import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  ALGORITHM_NUMBERS,
  type Algorithm,
  type Frame,
  parseFrame,
  writeFrame,
} from '../../../../server/src/gateway/encryption/frame.ts';

const bytes = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex');

describe('a frame', () => {
  it('is what the H5 SDK writes for SM2: 3, the length and bytes of a key, 2, the length and bytes of data', () => {
    const frame = parseFrame(bytes('03 000003 02aa15 02 000002 9cfe'));
    assert.deepEqual(frame, { algorithm: 'sm2', key: bytes('02aa15'), cipher: 2, data: bytes('9cfe') });
  });

  it('is what Android writes for ECC: 2, …, 11, …', () => {
    assert.deepEqual(parseFrame(bytes('02 000001 aa 0b 000001 bb')), {
      algorithm: 'ecc',
      key: bytes('aa'),
      cipher: 11,
      data: bytes('bb'),
    });
  });

  for (const [what, hex, offset, problem] of [
    ['nothing', '', 0, 'ends-early'],
    ['JSON', '5b7b7d5d', 0, 'unknown-algorithm'],
    ['gzip', '1f8b0800', 0, 'unknown-algorithm'],
    ['algorithm 0', '00 000001 aa 0b 000001 bb', 0, 'unknown-algorithm'],
    ['algorithm 4', '04 000001 aa 0b 000001 bb', 0, 'unknown-algorithm'],
    ['an empty key', '01 000000 0b 000001 bb', 1, 'empty-part'],
    ['empty data', '01 000001 aa 0b 000000', 6, 'empty-part'],
    ['a byte behind it', '01 000001 aa 0b 000001 bb cc', 10, 'left-over'],
    ['a length that goes beyond the end', '01 ffffff aa', 5, 'ends-early'],
  ] as const) {
    it(`is not ${what}, which shows at byte ${offset}`, () => {
      assert.deepEqual(parseFrame(bytes(hex)), { offset, problem });
    });
  }

  const part = fc.uint8Array({ minLength: 1, maxLength: 300 }).map(each => Buffer.from(each));
  const frames: fc.Arbitrary<Frame> = fc.record(
    {
      algorithm: fc.constantFrom(...(Object.keys(ALGORITHM_NUMBERS) as Algorithm[])),
      key: part,
      cipher: fc.integer({ min: 0, max: 255 }),
      data: part,
    },
    { noNullPrototype: true },
  );

  it('comes back as it was written', () => {
    fc.assert(fc.property(frames, frame => assert.deepEqual(parseFrame(writeFrame(frame)), frame)));
  });

  it('that is cut off anywhere is refused at its end', () => {
    fc.assert(
      fc.property(frames, fc.nat(), (frame, cut) => {
        const whole = writeFrame(frame);
        const short = whole.subarray(0, cut % whole.length);
        assert.deepEqual(parseFrame(short), { offset: short.length, problem: 'ends-early' });
      }),
    );
  });

  it('of any bytes is read or refused at one of them, and nothing is thrown', () => {
    const any = fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc
        .tuple(fc.integer({ min: 1, max: 3 }), fc.nat(20), fc.uint8Array({ maxLength: 40 }))
        .map(([algorithm, length, rest]) => Uint8Array.of(algorithm, 0, 0, length, ...rest)),
    );
    fc.assert(
      fc.property(any, each => {
        const result = parseFrame(Buffer.from(each));
        if ('problem' in result) assert.ok(result.offset >= 0 && result.offset <= each.length);
        else assert.deepEqual(writeFrame(result), Buffer.from(each));
      }),
      { numRuns: 2000 },
    );
  });

  it('has no part that is longer than its length can say', () => {
    const data = Buffer.alloc(0x1000000);
    assert.throws(() => writeFrame({ algorithm: 'rsa', key: Buffer.of(1), cipher: 11, data }), RangeError);
  });
});
