import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { explainMismatch } from '../../../server/src/gateway/checks/signature-mismatch.ts';
import { sign, signContent } from '../../../server/src/gateway/signature.ts';
import { LOGIN, NOW, SECRET } from './shop.ts';

const BYTES = Buffer.from('[ {"userName": "alice"} ]');
const TS = String(NOW);
const CONTENT = signContent(LOGIN, BYTES, TS);

const md5 = (text: string) => createHash('md5').update(text).digest('hex');
const signed = (body: string, ts = TS) => sign('md5', SECRET, signContent(LOGIN, Buffer.from(body), ts));

describe('a signature that does not match', () => {
  const mistakes: [string, string, RegExp][] = [
    ['upper case', sign('md5', SECRET, CONTENT).toUpperCase(), /upper case/],
    ['HMAC-SHA1 sent as MD5', sign('hmac-sha1', SECRET, CONTENT), /other algorithm/],
    ['the secret behind', md5(`${CONTENT}&${SECRET}`), /secret was put behind the content\./],
    ['the secret behind without &', md5(CONTENT + SECRET), /without "&"/],
    ['the & missing', md5(SECRET + CONTENT), /"&" between secret and content is missing/],
    ['Ts in the other notation', signed(BYTES.toString(), 'NI7Re00'), /other notation/],
    ['the body as text', md5(`${SECRET}&Operation-Type=${LOGIN}&Request-Data=${BYTES}&Ts=${TS}`), /signed as text/],
    ['an empty body', signed(''), /empty body/],
    ['a body without spaces', signed('[{"userName":"alice"}]'), /without spaces/],
    ['an argument without array', signed('{"userName":"alice"}'), /without the array/],
    ['anything else', md5('anything else'), /Another secret .*, or the body changed/],
  ];
  for (const [name, received, says] of mistakes) {
    it(`is explained: ${name}`, () => {
      const mismatch = { operationType: LOGIN, bytes: BYTES, ts: TS, received, type: 'md5' as const, secret: SECRET };
      const explanation = explainMismatch(mismatch);
      assert.match(explanation.hypothesis, says);
      assert.ok(!JSON.stringify(explanation).includes(SECRET));
    });
  }

  it('is explained for a body that is no JSON', () => {
    const mismatch = {
      operationType: LOGIN,
      bytes: Buffer.from('{'),
      ts: TS,
      received: 'x',
      type: 'md5' as const,
      secret: SECRET,
    };
    assert.equal(explainMismatch(mismatch).code, 7002);
  });
});
