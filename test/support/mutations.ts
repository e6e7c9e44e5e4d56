import fc from 'fast-check';

/** Changes bytes somewhere. */
type Mutation = (bytes: Buffer) => Buffer;

/** What means something to who reads HTTP. */
const MARKS = [
  '\r\n',
  '\n',
  '\r\n\r\n',
  ':',
  ' ',
  '\0',
  '%',
  'Content-Length: 1\r\n',
  'Transfer-Encoding: chunked\r\n',
];

const pieces = fc
  .oneof(fc.uint8Array({ maxLength: 400 }), fc.constantFrom(...MARKS))
  .map(piece => Buffer.from(piece as string));

const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

/** Overwrites, puts in, takes out, or repeats at the end. */
export const mutations: fc.Arbitrary<Mutation> = fc
  .tuple(fc.constantFrom('overwrite', 'put in', 'take out', 'repeat'), share, share, pieces)
  .map(([what, one, other, piece]) => bytes => {
    const start = Math.floor(Math.min(one, other) * bytes.length);
    const end = Math.floor(Math.max(one, other) * bytes.length);
    const [before, between, behind] = [bytes.subarray(0, start), bytes.subarray(start, end), bytes.subarray(end)];
    switch (what) {
      case 'overwrite':
        return Buffer.concat([before, piece.subarray(0, 1), bytes.subarray(start + 1)]);
      case 'put in':
        return Buffer.concat([before, piece, between, behind]);
      case 'take out':
        return Buffer.concat([before, behind]);
      default:
        return Buffer.concat([bytes, between]);
    }
  });
