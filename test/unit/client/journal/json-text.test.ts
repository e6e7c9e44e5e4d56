import assert from 'node:assert/strict';
import fc from 'fast-check';
import { layOutJson } from '../../../../client/src/views/journal-view/json-text.ts';

const laidOut = (text: string) =>
  layOutJson(text)
    ?.map(piece => piece.text)
    .join('');

describe('bodies as they are laid out', () => {
  it('are JSON as JSON.stringify writes it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.array(fc.jsonValue()), fc.dictionary(fc.string(), fc.jsonValue())), value => {
        assert.equal(laidOut(JSON.stringify(value)), JSON.stringify(value, undefined, 2));
      }),
    );
  });

  it('keep numbers and strings as they were written', () => {
    assert.equal(
      laidOut('[12345678901234567890, 1.0e+2,"\\u4e2d\\/"]'),
      '[\n  12345678901234567890,\n  1.0e+2,\n  "\\u4e2d\\/"\n]',
    );
  });

  it('tell names from strings, numbers and words', () => {
    const kinds = layOutJson('{"a":"b","c":-1,"d":null}')?.filter(({ kind }) => kind !== 'mark');
    assert.deepEqual(
      kinds?.map(({ kind, text }) => `${kind} ${text}`),
      ['name "a"', 'string "b"', 'name "c"', 'number -1', 'name "d"', 'word null'],
    );
  });

  for (const text of ['', 'text', '"text"', '7', '{"a":', '[redacted]', `${'['.repeat(100)}${']'.repeat(100)}`]) {
    it(`are left as they are: ${text.slice(0, 20)}`, () => assert.equal(layOutJson(text), undefined));
  }
});
