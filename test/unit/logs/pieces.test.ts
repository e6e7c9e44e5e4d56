import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LINE_LIMIT, LOOK_BACK } from '../../../server/src/logs/limits.ts';
import { eventsIn, type LogFixture, logFixtures } from '../../support/logs/fixtures.ts';

/** Cuts bytes at places, which may repeat. */
function cutAt(bytes: Buffer, places: number[]): Buffer[] {
  const cuts = [0, ...places.map(place => place % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return cuts.slice(1).map((end, index) => bytes.subarray(cuts[index], end));
}

/** Shown by its name when a property fails. */
function oneOf(fixtures: LogFixture[]): fc.Arbitrary<LogFixture> {
  const named = fixtures.map(fixture => Object.assign(fixture, { [fc.toStringMethod]: () => fixture.name }));
  return fc.constantFrom(...named);
}

describe('a log that comes in pieces', () => {
  it('has the same events, whatever the pieces', async () => {
    const fixtures = await logFixtures();
    fc.assert(
      fc.property(oneOf(fixtures), fc.array(fc.nat(), { maxLength: 12 }), ({ name, bytes, events }, places) => {
        assert.deepEqual(eventsIn(...cutAt(bytes, places)), events, name);
      }),
      { numRuns: 200 },
    );
  });

  it('has the same events byte by byte', async () => {
    for (const { name, bytes, events } of await logFixtures()) {
      assert.deepEqual(eventsIn(...[...bytes].map(byte => Buffer.of(byte))), events, name);
    }
  });

  it('has the same events in UTF-16, whatever the pieces', async () => {
    const fixtures = (await logFixtures()).filter(({ name }) => name !== 'encoding-gbk');
    fc.assert(
      fc.property(oneOf(fixtures), fc.array(fc.nat(), { maxLength: 12 }), ({ name, bytes, events }, places) => {
        const encoded = Buffer.from(`\ufeff${bytes}`, 'utf16le');
        assert.deepEqual(eventsIn(...cutAt(encoded, places)), events, name);
      }),
      { numRuns: 50 },
    );
  });

  it('has the same events when fixtures follow each other among long lines', async () => {
    const fixtures = (await logFixtures()).filter(({ name }) => name !== 'har');
    const filler = fc.constantFrom(0, 1, LOOK_BACK - 1, LOOK_BACK, LOOK_BACK + 1, LINE_LIMIT, LINE_LIMIT + 1, 300_000);
    const part = fc.tuple(oneOf(fixtures), filler);
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 4 }),
        fc.array(fc.nat(), { maxLength: 6 }),
        (parts, places) => {
          const bytes = Buffer.concat(
            parts.flatMap(([fixture, length]) => [
              fixture.bytes,
              Buffer.from('\n'),
              Buffer.alloc(length, 'x'),
              Buffer.from('\n'),
            ]),
          );
          assert.deepEqual(eventsIn(...cutAt(bytes, places)), eventsIn(bytes));
        },
      ),
      { numRuns: 40 },
    );
  });
});
