import assert from 'node:assert/strict';
import { decodeLine } from '../../../../server/src/logs/bytes/decode-line.ts';

const UTF8 = Buffer.from('验签失败 7002');
/** 验签失败 in GBK. */
const GBK = Buffer.from('d1e9c7a9caa7b0dc', 'hex');

describe('decoding of lines', () => {
  const lines: [what: string, bytes: Buffer, text: string][] = [
    ['ASCII', Buffer.from('plain'), 'plain'],
    ['UTF-8', UTF8, '验签失败 7002'],
    ['UTF-8 with a character cut off at its end', UTF8.subarray(0, 8), '验签'],
    ['UTF-8 with a broken byte', Buffer.concat([UTF8, Buffer.of(0xff), UTF8]), '验签失败 7002\ufffd验签失败 7002'],
    ['GBK', GBK, '验签失败'],
    [
      'GBK among ASCII',
      Buffer.concat([Buffer.from('errmsg: '), GBK, Buffer.from(', alert: 1')]),
      'errmsg: 验签失败, alert: 1',
    ],
    ['GBK with a character cut off at its end', GBK.subarray(0, 7), '验签失\ufffd'],
    ['nothing', Buffer.alloc(0), ''],
  ];
  for (const [what, bytes, text] of lines) it(`reads ${what}`, () => assert.equal(decodeLine(bytes), text));
});
