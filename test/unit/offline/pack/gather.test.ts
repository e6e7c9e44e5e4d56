import assert from 'node:assert/strict';
import fc from 'fast-check';
import { gather } from '../../../../server/src/offline/pack/gather.ts';

const SIZE = 256 * 1024;

/** @returns the sizes of what comes out; all bytes have to */
async function gathered(sizes: number[]): Promise<number[]> {
  const chunks = sizes.map((size, index) => Buffer.alloc(size, index));
  const out: Buffer[] = [];
  const given = (async function* () {
    yield* chunks;
  })();
  for await (const chunk of gather(given)) out.push(chunk);
  assert.ok(Buffer.concat(out).equals(Buffer.concat(chunks)));
  return out.map(({ length }) => length);
}

describe('chunks for a package', () => {
  it('are joined to larger ones, of which only the last is smaller', async () => {
    assert.deepEqual(await gathered([512, 0, 100, 412]), [1024]);
    assert.deepEqual(await gathered([SIZE - 1, 2]), [SIZE, 1]);
    assert.deepEqual(await gathered([1, 3 * SIZE]), [SIZE, SIZE, SIZE, 1]);
  });

  it('are never empty', async () => {
    assert.deepEqual(await gathered([]), []);
    assert.deepEqual(await gathered([0]), []);
    assert.deepEqual(await gathered([SIZE - 512, 512, SIZE]), [SIZE, SIZE]);
  });

  it('hold the same bytes, whatever their sizes were', async () => {
    const size = fc.oneof(fc.nat(1000), fc.nat(2 * SIZE));
    await fc.assert(
      fc.asyncProperty(fc.array(size, { maxLength: 6 }), async sizes => {
        const total = sizes.reduce((sum, each) => sum + each, 0);
        const rest = total % SIZE;
        assert.deepEqual(await gathered(sizes), [
          ...Array<number>(Math.floor(total / SIZE)).fill(SIZE),
          ...(rest > 0 ? [rest] : []),
        ]);
      }),
      { numRuns: 20 },
    );
  });
});
