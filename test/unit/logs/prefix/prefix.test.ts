import assert from 'node:assert/strict';
import { readPrefix } from '../../../../server/src/logs/prefix/prefix.ts';
import { millisOf } from '../../../../server/src/logs/prefix/times.ts';

/** What is read, in words: who wrote what and when, and the message. */
function read(text: string, header?: string): string {
  const { length, logger, written, pid, tid, tag } = readPrefix({ text, header });
  const wall = written && new Date(written.wall).toISOString().slice(written.isYearKnown ? 0 : 5, -1);
  const zone = written?.zone === undefined ? undefined : `zone ${written.zone}`;
  const parts = [logger, pid, tid, tag, wall, zone].map(part => part ?? '-');
  return `${parts.join(' ')} | ${text.slice(length)}`;
}

describe('what loggers write before a message', () => {
  const lines: [what: string, line: string, read: string][] = [
    ['logcat brief', 'I/Tag( 1234): text: more', 'logcat 1234 - Tag - - | text: more'],
    ['logcat tag', 'E/System.err: text', 'logcat - - System.err - - | text'],
    ['logcat time', '08-11 12:50:08.902 I/Tag( 1234): text', 'logcat 1234 - Tag 08-11T12:50:08.902 - | text'],
    [
      'logcat threadtime',
      '08-11 12:50:08.902  1234  5678 I Tag     : text',
      'logcat 1234 5678 Tag 08-11T12:50:08.902 - | text',
    ],
    [
      'logcat with users',
      '08-11 12:50:08.902 u0_a12  1234  5678 I Tag: text',
      'logcat 1234 5678 Tag 08-11T12:50:08.902 - | text',
    ],
    [
      'logcat with year and zone',
      '2020-08-11 12:50:08.902 +0800  1234  5678 I Tag: text',
      'logcat 1234 5678 Tag 2020-08-11T12:50:08.902 zone 480 | text',
    ],
    [
      'logcat in microseconds',
      '08-11 12:50:08.902123  1234  5678 I Tag: text',
      'logcat 1234 5678 Tag 08-11T12:50:08.902 - | text',
    ],
    [
      'logcat since 1970',
      '1597121408.902  1234  5678 I Tag: text',
      'logcat 1234 5678 Tag 2020-08-11T04:50:08.902 zone 0 | text',
    ],
    [
      'Android Studio',
      '2020-08-11 12:50:08.902  1234-5678  My Tag     com.example.app    I  text',
      'logcat 1234 5678 My Tag 2020-08-11T12:50:08.902 - | text',
    ],
    [
      'Android Studio before 2022',
      '08-11 12:50:08.902 1234-5678/com.example.app I/Tag: text',
      'logcat 1234 5678 Tag 08-11T12:50:08.902 - | text',
    ],
    [
      'NSLog',
      '2020-08-11 12:50:08.902123+0800 My App[83:2a5] text',
      'nslog 83 2a5 - 2020-08-11T12:50:08.902 zone 480 | text',
    ],
    ['NSLog without time', 'Demo[83767:2555863] [mPaaSLog] text', 'nslog 83767 2555863 - - - | [mPaaSLog] text'],
    ['a time stamp', '2020-06-03 14:14:08,001 - (text)', '- - - - 2020-06-03T14:14:08.001 - | (text)'],
    ['a time stamp in brackets', '[2020-06-03T14:14:08.001Z] text', '- - - - 2020-06-03T14:14:08.001 zone 0 | text'],
    ['a time stamp with zone', '2020-06-03 14:14:08 -05:30 text', '- - - - 2020-06-03T14:14:08.000 zone -330 | text'],
    ['a day that is none', '2020-02-31 14:14:08 text', '- - - - - - | text'],
    ['nothing', 'text 12:50', '- - - - - - | text 12:50'],
  ];
  for (const [what, line, expected] of lines) it(`is read of ${what}`, () => assert.equal(read(line), expected));

  it('is read of the line before, in logcat long', () => {
    const header = '[ 08-11 12:50:08.902  1234: 5678 I/Tag      ]';
    assert.equal(read('text', header), 'logcat 1234 5678 Tag 08-11T12:50:08.902 - | text');
    assert.equal(read('text', '[ another text'), '- - - - - - | text');
  });

  it('tells a point in time only with zone and year', () => {
    assert.equal(millisOf({ wall: 1_597_150_208_902, zone: 480, isYearKnown: true }), 1_597_121_408_902);
    assert.equal(millisOf({ wall: 1_597_150_208_902, isYearKnown: true }), undefined);
    assert.equal(millisOf({ wall: 965_998_208_902, zone: 480, isYearKnown: false }), undefined);
  });
});
