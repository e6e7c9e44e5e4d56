import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LineScanner } from '../../../../server/src/logs/bytes/line-scanner.ts';
import { LiteralSearch } from '../../../../server/src/logs/bytes/literal-search.ts';
import { LINE_LIMIT } from '../../../../server/src/logs/limits.ts';

const LITERAL = 'a literal';

/** The lines that are read, as `number: text`, and how many there are. */
function scan(pieces: Buffer[], wantsNext: (text: string) => boolean = () => false): { read: string[]; lines: number } {
  const read: string[] = [];
  const scanner = new LineScanner(new LiteralSearch([LITERAL]), ({ number, bytes, isCut }) => {
    read.push(`${number}: ${bytes.length > 100 ? `${bytes.length} bytes` : bytes}${isCut ? ' …' : ''}`);
    return wantsNext(bytes.toString());
  });
  for (const piece of pieces) scanner.push(piece);
  scanner.end();
  return { read, lines: scanner.lines };
}

function scanText(text: string, wantsNext?: (text: string) => boolean) {
  return scan([Buffer.from(text)], wantsNext);
}

describe('scanner of lines', () => {
  it('reads the lines that have a literal, with their numbers', () => {
    assert.deepEqual(scanText('one\ntwo a literal\nthree\n\na literal five\nsix\n'), {
      read: ['1: two a literal', '4: a literal five'],
      lines: 6,
    });
  });

  it('leaves the ends of lines out, LF and CRLF', () => {
    assert.deepEqual(scanText('a literal 1\r\na literal 2\na literal 3').read, [
      '0: a literal 1',
      '1: a literal 2',
      '2: a literal 3',
    ]);
  });

  it('reads lines with escapes of terminals, in which a literal may hide', () => {
    assert.deepEqual(scanText('plain\na \u001b[1mliteral\nplain\n').read, ['1: a \u001b[1mliteral']);
  });

  it('reads what comes next when that is wanted', () => {
    const wantsNext = (text: string) => text.includes('literal') || text === 'next';
    assert.deepEqual(scanText('a literal\nnext\nlast\nnot this\n', wantsNext).read, [
      '0: a literal',
      '1: next',
      '2: last',
    ]);
  });

  it('cuts a long line, and does not read one whose literal is behind the limit', () => {
    const long = 'x'.repeat(LINE_LIMIT);
    assert.deepEqual(scanText(`a literal${long}\n${long}a literal\na literal\n`), {
      read: [`0: ${LINE_LIMIT} bytes …`, '2: a literal'],
      lines: 3,
    });
    assert.deepEqual(scanText(`${long.slice(0, 1 - LITERAL.length)}${LITERAL}\n`).read, [], 'half a literal');
  });

  it('shows lines before, the nearest first', () => {
    const shown: string[][] = [];
    const scanner = new LineScanner(new LiteralSearch([LITERAL]), line => {
      shown.push(line.before().map(String));
      return false;
    });
    scanner.push(Buffer.from('a literal\none\r\n\ntwo\na literal'));
    scanner.end();
    assert.deepEqual(shown, [[], ['two', '', 'one', 'a literal']]);
  });

  it('counts no line behind the last line end', () => {
    assert.deepEqual(
      ['', '\n', 'x', 'x\n', '\n\n', 'x\ny'].map(text => scanText(text).lines),
      [0, 1, 1, 1, 2, 2],
    );
  });

  it('reads the same in any pieces, and what splitting the text finds', () => {
    const line = fc.constantFrom(
      '',
      'x',
      'a literal',
      'two a literals',
      'x\u001b[0m',
      '好 a literal',
      'x'.repeat(500),
      '\r',
    );
    fc.assert(
      fc.property(fc.array(line), fc.array(fc.nat(3000)), (lines, cuts) => {
        const bytes = Buffer.from(lines.join('\n'));
        const places = [0, ...cuts.filter(cut => cut < bytes.length).sort((a, b) => a - b), bytes.length];
        const pieces = places.slice(1).map((end, index) => bytes.subarray(places[index], end));
        const expected = lines.flatMap((text, number) =>
          text.includes(LITERAL) || text.includes('\u001b') ? [`${number}: ${text}`] : [],
        );
        assert.deepEqual(scan(pieces).read, expected);
        assert.equal(scan(pieces).lines, bytes.length === 0 ? 0 : lines.length - (lines.at(-1) === '' ? 1 : 0));
      }),
    );
  });
});
