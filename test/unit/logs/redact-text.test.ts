import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CODE_GROUPS } from '../../../server/src/catalog/codes/catalogue.ts';
import { setLanguage } from '../../../server/src/locale.ts';
import { catalogueTexts } from '../../../server/src/logs/explain/code-texts.ts';
import { redactText } from '../../../server/src/logs/redact-text.ts';
import { logFixtures } from '../../support/logs/fixtures.ts';
import { seeded } from '../../support/logs/ordinary.ts';

const SIGN = 'acbf5effb1d8dd99cd84d09acc27a5ac';
const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('redaction of logs', () => {
  const texts: [what: string, text: string, redacted: string][] = [
    ['a signature in a header', `Sign: ${SIGN}`, 'Sign: [redacted]'],
    [
      'a signature among headers',
      `[Ts: NI7Re00, Sign: ${SIGN}, AppId: A]`,
      '[Ts: NI7Re00, Sign: [redacted], AppId: A]',
    ],
    ['a signature in JSON', `{"sign":"${SIGN}","signtype":"md5"}`, '{"sign":"[redacted]","signtype":"md5"}'],
    ['a signature in a query', `?sign=${SIGN}&ts=1`, '?sign=[redacted]&ts=1'],
    [
      'a signature in a HAR file',
      `{ "name": "sign", "value": "${SIGN}" }`,
      '{ "name": "sign", "value": "[redacted]" }',
    ],
    ['a backend signature', `X-Mgs-Proxy-Signature: ${SIGN}`, 'X-Mgs-Proxy-Signature: [redacted]'],
    ['tokens', 'token=abc.def accessToken: "x y"', 'token=[redacted] accessToken: "[redacted]"'],
    ['a token that is an object', '{"token":{"a":"b","c":[1]},"x":1}', '{"token":"[redacted]","x":1}'],
    ['JSON in JSON', '{\\"password\\":\\"a b\\",\\"x\\":1}', '{\\"password\\":\\"[redacted]\\",\\"x\\":1}'],
    ['authorization', 'Authorization: Bearer a.b.c\nX: 1', 'Authorization: [redacted]\nX: 1'],
    ['cookies', 'Cookie: a=b; c=d', 'Cookie: [redacted]'],
    ['a web token', 'got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln', 'got [redacted]'],
    [
      'a phone number',
      'mobile=13812345678, +8613812345678 and 138 1234 5678',
      'mobile=[redacted], [redacted] and [redacted]',
    ],
    ['an identity number', 'id 11010519491231002X.', 'id [redacted].'],
    [
      'an old identity number',
      '身份证 110105491231002，440106 和 440106650228123',
      '身份证 [redacted]，440106 和 [redacted]',
    ],
    [
      'what was signed, with a password',
      `Request-Data=${base64('[{"password":"x"}]')}&Ts=1`,
      'Request-Data=[redacted]&Ts=1',
    ],
    [
      'what was signed, with a phone number',
      `Request-Data=${base64('[{"a":"13812345678"}]')}&Ts=1`,
      'Request-Data=[redacted]&Ts=1',
    ],
  ];
  for (const [what, text, redacted] of texts) it(`takes out ${what}`, () => assert.equal(redactText(text), redacted));

  const kept: [what: string, text: string][] = [
    ['trace ids and times', '0a1d76671591164847940829820658 1597121408902 2020-06-03 14:14:08,001'],
    ['codes, memos and app ids', '{ memo = "验签失败"; resultStatus = 7002; appId = 84EFA9A281942 }'],
    ['what was signed, without secrets', `Request-Data=${base64('[{"id":1}]')}&Ts=NI7Re00`],
    ['sentences about signatures', 'The request has no header Sign: the client did not sign. Signature: none'],
    ['the name of a secret', 'X-Mgs-Proxy-Signature-Secret-Key: key1'],
    [
      'numbers of fifteen digits without a day or a region',
      '110105490231002 110105491331002 970105491231002 110005491231002',
    ],
    ['fifteen digits within others', 'a110105491231002 1.110105491231002 1101054912310021'],
    ['longer numbers', '138123456789 and 1101051949123100299'],
  ];
  for (const [what, text] of kept) it(`keeps ${what}`, () => assert.equal(redactText(text), text));

  it('takes one in a hundred numbers of fifteen digits for an identity number, not more', () => {
    const random = seeded(1);
    const digits = () => String(Math.floor(random() * 1e8)).padStart(8, '0');
    const numbers = Array.from({ length: 100_000 }, () =>
      `${1 + Math.floor(random() * 9)}${digits()}${digits()}`.slice(0, 15),
    );
    const taken = numbers.filter(number => redactText(number) !== number);
    assert.ok(taken.length > 0 && taken.length < numbers.length * 0.011, String(taken.length));
  });

  it('leaves what the catalogue says as it is', () => {
    for (const entry of CODE_GROUPS.flatMap(({ lists }) => lists.flatMap(({ codes }) => codes))) {
      const { code, list, platform } = entry;
      for (const language of ['en', 'zh-cn']) {
        setLanguage(language);
        const text = catalogueTexts.find({ code, kind: list.group.kind, platform });
        assert.equal(redactText(text?.explanation ?? ''), text?.explanation);
      }
    }
    setLanguage('en');
  });

  it('changes nothing a second time', async () => {
    const fixtures = await logFixtures();
    for (const { name, bytes } of fixtures) {
      const once = redactText(bytes.toString());
      assert.equal(redactText(once), once, name);
    }
  });

  it('leaves no signature of a log, in any notation', () => {
    const notation = fc.constantFrom(
      'Sign: %',
      'sign=%',
      '"sign":"%"',
      "sign: '%'",
      '{sign=%, a=1}',
      '\\"sign\\":\\"%\\"',
    );
    fc.assert(
      fc.property(
        notation,
        fc.stringMatching(/^[0-9a-f]{32}$/),
        fc.string(),
        fc.string(),
        (written, secret, before, behind) => {
          const text = `${before} ${written.replace('%', secret)} ${behind}`;
          assert.ok(!redactText(text).includes(secret), text);
        },
      ),
    );
  });

  it('takes signatures and what is personal out of lines of clients', () => {
    const lines = (data: string, sign: string, phone: string) =>
      [
        `08-11 12:50:08.101  1 5 D RpcInvoker: [getSignData] sign content: Operation-Type=a&Request-Data=${data}&Ts=NI7Re00`,
        `08-11 12:50:08.102  1 5 D HttpCaller: threadid = 7; Request info: x, headers: [Sign: ${sign}]`,
        `08-11 12:50:08.103  1 5 W T: RPCException: [7002] : 手机号 ${phone} 不对`,
      ].join('\n');
    const redacted = '[redacted]';
    assert.equal(redactText(lines(base64('[{"pwd":"x"}]'), SIGN, '13812345678')), lines(redacted, redacted, redacted));
  });
});
