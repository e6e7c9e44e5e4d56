import assert from 'node:assert/strict';
import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import pc from 'picocolors';
import { printable } from '../../../server/src/cli/printable.ts';

const { bold, green, dim } = pc.createColors(true);

describe('printable text', () => {
  it('keeps letters of all languages, lines, tabs and our colours', () => {
    const text = `${bold(green('有效'))}\t${dim('naïve')}\n😀`;
    assert.equal(printable(text), text);
  });

  it('spells out what would move the cursor, hide or reorder text', () => {
    assert.equal(printable('a\x1b[2Jb'), 'a\\u{1b}[2Jb');
    assert.equal(printable('a\x1b[8mb'), 'a\\u{1b}[8mb');
    assert.equal(printable('a\rb\x07\x9b2J'), 'a\\u{d}b\\u{7}\\u{9b}2J');
    assert.equal(printable('gpj\u202e.exe'), 'gpj\\u{202e}.exe');
    assert.equal(printable('a\u2028b'), 'a\\u{2028}b');
  });

  it('leaves no control character of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const rest = stripVTControlCharacters(printable(text)).replaceAll(/[\n\t]/g, '');
        assert.doesNotMatch(rest, /[\p{Cc}\u202a-\u202e]/u);
      }),
    );
  });
});
