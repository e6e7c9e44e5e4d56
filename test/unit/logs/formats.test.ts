import assert from 'node:assert/strict';
import { type CodedEvent, hasCode } from '../../../server/src/logs/event.ts';
import { FORMATS } from '../../../server/src/logs/formats/index.ts';
import { eventsIn, type LogFixture, logFixtures } from '../../support/logs/fixtures.ts';

/** UTF-16 without a byte order mark. */
function utf16(text: string): Buffer {
  return Buffer.from(text, 'utf16le');
}

/** Those whose text is ordinary UTF-8 or ASCII. */
function texts(fixtures: LogFixture[]): LogFixture[] {
  return fixtures.filter(({ name }) => name !== 'encoding-gbk');
}

describe('formats of logs', () => {
  let fixtures: LogFixture[];
  before(async () => {
    fixtures = await logFixtures();
  });

  it('have the events that are expected of them', () => {
    for (const { name, bytes, events } of fixtures) assert.deepEqual(eventsIn(bytes), events, name);
  });

  it('have a fixture each', () => {
    const shown = new Set(fixtures.flatMap(({ events }) => events.map(({ format }) => format)));
    assert.deepEqual([...shown].sort(), [...FORMATS.map(({ name }) => name), 'har'].sort());
  });

  it('are searched for by texts that are long enough to be fast', () => {
    for (const { name, hints } of FORMATS) {
      for (const hint of hints) assert.ok(Buffer.byteLength(hint) >= 8, `${name}: ${hint}`);
    }
  });

  it('are the same with CRLF', () => {
    for (const { name, bytes, events } of texts(fixtures)) {
      const lines = bytes.toString().replaceAll('\n', '\r\n');
      assert.deepEqual(eventsIn(Buffer.from(lines)), events, name);
    }
  });

  it('are the same in UTF-8 with a byte order mark', () => {
    for (const { name, bytes, events } of texts(fixtures)) {
      assert.deepEqual(eventsIn(Buffer.from('\ufeff'), bytes), events, name);
    }
  });

  it('are the same in UTF-16, little and big endian', () => {
    for (const { name, bytes, events } of texts(fixtures)) {
      const little = utf16(`\ufeff${bytes}`);
      assert.deepEqual(eventsIn(little), events, name);
      assert.deepEqual(eventsIn(little.swap16()), events, name);
    }
  });

  it('have the place of the code as it is written', () => {
    for (const { name, bytes, events } of texts(fixtures)) {
      const lines = bytes.toString().split('\n');
      for (const event of events) {
        const { start, end } = event.range;
        const written = lines[start.line]?.slice(start.character, end.character);
        if (typeof event.code === 'number' && event.format !== 'android-caller') {
          assert.equal(written, String(event.code), `${name}, line ${start.line}`);
        } else assert.match(written ?? '', /^[\w !-]{4,30}$/, `${name}, line ${start.line}`);
      }
    }
  });

  it('keep the place of a code in a coloured line', () => {
    const [event] = eventsIn(Buffer.from('\u001b[31mSG ERROR\u001b[0m: \u001b[1m608\u001b[0m'));
    assert.deepEqual(event?.range, { start: { line: 0, character: 23 }, end: { line: 0, character: 26 } });
  });

  it('give what they can when the log is cut off anywhere', () => {
    for (const { name, bytes, events } of fixtures) {
      const places = events.filter(hasCode).map(placeOf);
      for (let length = 0; length < bytes.length; length += 29) {
        const cut = eventsIn(bytes.subarray(0, length)).filter(hasCode);
        const lines = bytes.subarray(0, length).toString('latin1').split('\n').length - 1;
        const found = cut.filter(({ range }) => range.start.line < lines).map(placeOf);
        const complete = events.filter(({ endLine }) => endLine < lines).filter(hasCode);
        assert.deepEqual(difference(found, places), [], `${name} cut off at ${length} has others`);
        assert.deepEqual(difference(complete.map(placeOf), found), [], `${name} cut off at ${length} has less`);
      }
    }
  });
});

function placeOf({ code, range }: CodedEvent): string {
  return `${range.start.line}:${range.start.character} ${code}`;
}

function difference(some: string[], others: string[]): string[] {
  return some.filter(each => !others.includes(each));
}
