import assert from 'node:assert/strict';
import fc from 'fast-check';
import { EventParser, type ServerEvent } from '../../../../client/src/journal/event-parser.ts';

function parse(...pieces: string[]): ServerEvent[] {
  const parser = new EventParser();
  return pieces.flatMap(piece => parser.push(piece));
}

describe('server-sent events', () => {
  for (const [name, text, events] of [
    ['with a type', 'id: 1\nevent: entry\ndata: {"id":1}\n\n', ['entry {"id":1}']],
    ['without a type', 'data: x\n\n', ['message x']],
    ['of several lines', 'data: a\ndata:\ndata: b\n\n', ['message a\n\nb']],
    ['with one space that belongs to the syntax', 'data:  x\n\n', ['message  x']],
    ['without a colon', 'data\n\n', ['message ']],
    ['with colons', 'data: a: b\n\n', ['message a: b']],
    ['and comments', ': hello\ndata: x\n\n: bye\n\n', ['message x']],
    ['without data', 'event: entry\n\ndata: x\n\n', ['message x']],
    ['after a byte order mark', '\uFEFFdata: x\n\n', ['message x']],
    ['that have not ended', 'data: x\n', []],
    ['with other line ends', 'data: a\r\n\r\ndata: b\r\rdata: c\n\n', ['message a', 'message b', 'message c']],
  ] as [string, string, string[]][]) {
    it(name, () => {
      const found = parse(text).map(({ type, data }) => `${type} ${data}`);
      assert.deepEqual(found, events);
    });
  }

  it('are the same however their text is cut', () => {
    const word = fc.stringMatching(/^[a-z{}:" ]{0,8}$/);
    const event = fc.record({ type: fc.constantFrom('entry', 'skipped'), data: word }, { noNullPrototype: true });
    const lineEnd = fc.constantFrom('\n', '\r\n', '\r');
    fc.assert(
      fc.property(fc.array(event), lineEnd, fc.array(fc.nat(12)), (events, end, sizes) => {
        // A last line that cannot be half of a line end.
        const text = `${events.map(({ type, data }) => `event: ${type}${end}data: ${data}${end}${end}`).join('')}:`;
        const pieces: string[] = [];
        let at = 0;
        for (const size of sizes) {
          pieces.push(text.slice(at, at + size));
          at += size;
        }
        assert.deepEqual(parse(...pieces, text.slice(at)), events);
      }),
    );
  });

  it('must have an end', () => {
    const endless = Array.from({ length: 20 }, () => `data: ${'x'.repeat(100_000)}\n`);
    assert.throws(() => parse(...endless), /no end/);
    assert.throws(() => parse('x'.repeat(2_000_000)), /no end/);
  });
});
