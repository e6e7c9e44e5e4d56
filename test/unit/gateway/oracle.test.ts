import assert from 'node:assert/strict';
import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import type { Mismatch } from '../../../server/src/gateway/oracle/deviation.ts';
import { DEVIATIONS } from '../../../server/src/gateway/oracle/deviations/index.ts';
import { explainMismatch } from '../../../server/src/gateway/oracle/explain-mismatch.ts';
import { rightParts } from '../../../server/src/gateway/oracle/right-parts.ts';
import { LOGIN, NOW, SECRET as SHOP_SECRET } from './shop.ts';

const SECRET = `${SHOP_SECRET.slice(0, 30)}aB`;
/** Each way to write it gives other bytes, and its base64 has "+", "/" and "=". */
const BODY = '[ {"userName": "阿丽 <a>&b/c>>>???", "age": 7000}\n ]\r\n  ';
const COMPACT = '[{"userName":"阿丽 <a>&b/c>>>???","age":7000}]';
const TS = String(NOW);
const NAMES = { operationType: LOGIN, ts: TS };

const hash = (algorithm: string, text: string) => createHash(algorithm).update(text);
const md5 = (text: string) => hash('md5', text).digest('hex');
const base64 = (body: string | Buffer) => Buffer.from(body).toString('base64');
const content = (data: string, { operationType, ts } = NAMES) =>
  `Operation-Type=${operationType}&Request-Data=${data}&Ts=${ts}`;
const CONTENT = content(base64(BODY));
/** As a client signs whose one mistake is in the content. */
const signed = (text: string, secret = SECRET) => md5(`${secret}&${text}`);
const body = (text: string | Buffer) => signed(content(base64(text)));
const at = (ts: string) => signed(content(base64(BODY), { ...NAMES, ts }));

function mismatch(received: string, more: Partial<Mismatch> = {}): Mismatch {
  return {
    operationType: LOGIN,
    bytes: Buffer.from(BODY),
    ts: TS,
    received,
    type: 'md5',
    secret: SECRET,
    secretName: '$APP_SECRET',
    appId: 'APP1',
    otherOperations: [LOGIN, 'com.example.shop.order'],
    otherSecrets: [{ name: 'the environment test', secret: 'secret of test' }],
    ...more,
  };
}

/** What a client sends, by the mistake that it makes, made with Node.js's own functions alone. */
const MISTAKES: Record<string, string> = {
  'other-secret': signed(CONTENT, 'secret of test'),
  'upper-case': signed(CONTENT).toUpperCase(),
  'base64-signature': hash('md5', `${SECRET}&${CONTENT}`).digest('base64'),
  'half-md5': signed(CONTENT).slice(8, 24),
  'other-algorithm': createHmac('sha1', SECRET).update(CONTENT).digest('hex'),
  'secret-last': md5(`${CONTENT}&${SECRET}`),
  'secret-last-without-ampersand': md5(CONTENT + SECRET),
  'without-ampersand': md5(SECRET + CONTENT),
  'without-secret': md5(CONTENT),
  'hmac-md5': createHmac('md5', SECRET).update(CONTENT).digest('hex'),
  'hmac-sha256': createHmac('sha256', SECRET).update(CONTENT).digest('hex'),
  sha1: hash('sha1', `${SECRET}&${CONTENT}`).digest('hex'),
  sha256: hash('sha256', `${SECRET}&${CONTENT}`).digest('hex'),
  'md5-twice': md5(signed(CONTENT)),
  text: signed(content(BODY)),
  'url-safe-base64': signed(content(base64(BODY).replaceAll('+', '-').replaceAll('/', '_'))),
  base64url: signed(content(Buffer.from(BODY).toString('base64url'))),
  'unpadded-base64': signed(content(base64(BODY).replaceAll('=', ''))),
  'space-for-plus': signed(content(base64(BODY).replaceAll('+', ' '))),
  'percent-encoded': signed(content(encodeURIComponent(base64(BODY)))),
  'wrapped-base64': signed(content(`${base64(BODY).replaceAll(/(.{76})/g, '$1\n')}\n`)),
  'wrapped-base64-crlf': signed(
    content(
      base64(BODY)
        .match(/.{1,76}/g)
        ?.join('\r\n') ?? '',
    ),
  ),
  'base64-twice': signed(content(base64(base64(BODY)))),
  hexadecimal: signed(content(Buffer.from(BODY).toString('hex'))),
  'hash-of-body': signed(content(md5(BODY))),
  'empty-body': body(''),
  'empty-array': body('[]'),
  trimmed: body(BODY.trim()),
  'line-end': body(`${BODY}\n`),
  crlf: body(BODY.replace('}\n', '}\r\n')),
  lf: body(BODY.replace('\r\n', '\n')),
  'latin-1': body(Buffer.from(BODY, 'latin1')),
  'utf-8-twice': body(Buffer.from(BODY).toString('latin1')),
  'utf-16': body(Buffer.from(BODY, 'utf16le')),
  'byte-order-mark': body(`\ufeff${BODY}`),
  compact: body(COMPACT),
  indented: body('[\n  {\n    "userName": "阿丽 <a>&b/c>>>???",\n    "age": 7000\n  }\n]'),
  'indented-4': body('[\n    {\n        "userName": "阿丽 <a>&b/c>>>???",\n        "age": 7000\n    }\n]'),
  tabs: body('[\n\t{\n\t\t"userName": "阿丽 <a>&b/c>>>???",\n\t\t"age": 7000\n\t}\n]'),
  spaced: body('[{"userName": "阿丽 <a>&b/c>>>???", "age": 7000}]'),
  'sorted-keys': body('[{"age":7000,"userName":"阿丽 <a>&b/c>>>???"}]'),
  'escaped-slashes': body(COMPACT.replace('b/c', 'b\\/c')),
  'escaped-unicode': body(COMPACT.replace('阿丽', '\\u963f\\u4e3d')),
  'escaped-html': body(COMPACT.replace('<a>&', '\\u003ca\\u003e\\u0026').replace('>>>', '\\u003e\\u003e\\u003e')),
  'without-array': body(COMPACT.slice(1, -1)),
  'array-twice': body(`[${COMPACT}]`),
  'json-text': body(JSON.stringify(BODY)),
  'empty-secret': signed(CONTENT, ''),
  'undefined-secret': signed(CONTENT, 'undefined'),
  'null-secret': signed(CONTENT, 'null'),
  'secret-with-line-end': signed(CONTENT, `${SECRET}\n`),
  'secret-with-space': signed(CONTENT, `${SECRET} `),
  'quoted-secret': signed(CONTENT, `"${SECRET}"`),
  'upper-case-secret': signed(CONTENT, SECRET.toUpperCase()),
  'lower-case-secret': signed(CONTENT, SECRET.toLowerCase()),
  'app-id-as-secret': signed(CONTENT, 'APP1'),
  'camel-case-names': signed(`operationType=${LOGIN}&requestData=${base64(BODY)}&ts=${TS}`),
  'lower-case-names': signed(`operation-type=${LOGIN}&request-data=${base64(BODY)}&ts=${TS}`),
  'without-ts': signed(CONTENT.slice(0, CONTENT.indexOf('&Ts='))),
  'without-names': signed(`${LOGIN}&${base64(BODY)}&${TS}`),
  'other-order': signed(`Operation-Type=${LOGIN}&Ts=${TS}&Request-Data=${base64(BODY)}`),
  'data-first': signed(`Request-Data=${base64(BODY)}&Operation-Type=${LOGIN}&Ts=${TS}`),
  'only-data': signed(base64(BODY)),
  'ts-missing': at(''),
  'ts-undefined': at('undefined'),
  'ts-notation': at('NI7Re00'),
  'ts-seconds': at('1600000000'),
  'ts-zone': at(String(NOW + 8 * 3_600_000)),
  'ts-twice': at(String(NOW + 7)),
  'other-operation': signed(content(base64(BODY), { ...NAMES, operationType: 'com.example.shop.order' })),
  'operation-type-missing': signed(content(base64(BODY), { ...NAMES, operationType: '' })),
};

/** Here the mistake is the gateway's. */
const OTHERS = ['trimmed-secret'];

describe('a signature that does not match', () => {
  it('is tried with every mistake of the table', () => {
    const all = mismatch('');
    const ids = DEVIATIONS.flatMap(deviations => [...deviations(all, rightParts(all))].map(({ id }) => id));
    assert.deepEqual([...Object.keys(MISTAKES), ...OTHERS].sort(), [...new Set(ids)].sort());
  });

  for (const [id, received] of Object.entries(MISTAKES)) {
    it(`is explained: ${id}`, () => {
      const explanation = explainMismatch(mismatch(received));
      assert.deepEqual(explanation.mistakes, [id]);
      assert.ok(explanation.hypothesis.length > 20);
      assert.equal((explanation.change as string[]).length, 1);
      assert.ok(!JSON.stringify(explanation).includes(SECRET));
    });
  }

  it('is explained: blanks around the secret here', () => {
    const { mistakes } = explainMismatch(mismatch(signed(CONTENT), { secret: ` ${SECRET}\n` }));
    assert.deepEqual(mistakes, ['trimmed-secret']);
  });

  it('is explained for HMAC-SHA1', () => {
    const hmac = (text: string) => createHmac('sha1', SECRET).update(text).digest('hex');
    const explain = (received: string) => explainMismatch(mismatch(received, { type: 'hmac-sha1' }));
    assert.deepEqual(explain(signed(CONTENT)).mistakes, ['other-algorithm']);
    const compact = explain(hmac(content(base64(COMPACT))));
    assert.deepEqual([compact.mistakes, compact.algorithm], [['compact'], 'hmac-sha1(secret, expected)']);
  });

  it('is explained by two mistakes that came together', () => {
    const received = md5(content(base64(COMPACT)) + SECRET).toUpperCase();
    assert.equal(explainMismatch(mismatch(received)).mistakes, undefined, 'three are one too many');
    const two = explainMismatch(mismatch(md5(content(base64(COMPACT)) + SECRET)));
    assert.deepEqual(two.mistakes, ['secret-last-without-ampersand', 'compact']);
    assert.deepEqual(two.change, [
      "headers['Sign'] = hex(md5(secret + '&' + content))",
      "content = … + '&Request-Data=' + base64(bytesOfBody) + …",
    ]);
  });

  const details: [what: string, received: string, more: Partial<Mismatch>, says: RegExp, change: string][] = [
    [
      'Ts',
      MISTAKES['ts-undefined'] ?? '',
      {},
      /^The word "undefined" was signed as Ts/,
      "content = … + '&Ts=' + headers['Ts']",
    ],
    ['a time zone ahead', at(String(NOW + 8 * 3_600_000)), {}, /\(\+8 h\)/, "content = … + '&Ts=' + headers['Ts']"],
    ['a time zone behind', at(String(NOW - 3_600_000)), {}, /\(-1 h\)/, "content = … + '&Ts=' + headers['Ts']"],
    ['a second look at the clock', at(String(NOW - 1000)), {}, /^The clock/, "content = … + '&Ts=' + headers['Ts']"],
    ['Ts in decimal', at(TS), { ts: 'NI7Re00' }, /other notation/, "content = … + '&Ts=' + headers['Ts']"],
    [
      'no operation type',
      MISTAKES['operation-type-missing'] ?? '',
      {},
      /^No operation type was signed/,
      "content = 'Operation-Type=' + headers['Operation-Type'] + …",
    ],
    [
      'another operation type',
      MISTAKES['other-operation'] ?? '',
      {},
      /^The operation type com\.example\.shop\.order was signed/,
      "content = 'Operation-Type=' + headers['Operation-Type'] + …",
    ],
    [
      'an operation type in capitals',
      signed(content(base64(BODY), { ...NAMES, operationType: LOGIN.toUpperCase() })),
      {},
      /^The operation type COM\.EXAMPLE\.SHOP\.LOGIN was signed/,
      "content = 'Operation-Type=' + headers['Operation-Type'] + …",
    ],
    [
      'the order',
      MISTAKES['data-first'] ?? '',
      {},
      /./,
      "content = 'Operation-Type=' + operationType + '&Request-Data=' + data + '&Ts=' + ts",
    ],
    ['the secret', MISTAKES['empty-secret'] ?? '', {}, /./, 'secret = $APP_SECRET'],
    ['a secret without a name', MISTAKES['empty-secret'] ?? '', { secretName: undefined }, /./, 'secret = app.secret'],
    [
      'the digest of HMAC-SHA1',
      signed(CONTENT),
      { type: 'hmac-sha1' },
      /./,
      "headers['Sign'] = hex(hmacSha1(secret, content))",
    ],
    [
      'blanks around the secret',
      signed(CONTENT),
      { secret: `${SECRET} ` },
      /^The secret here has spaces/,
      'secret = $APP_SECRET',
    ],
  ];
  for (const [what, received, more, says, change] of details) {
    it(`is explained with the line to change: ${what}`, () => {
      const { otherOperations } = mismatch('');
      const explanation = explainMismatch(mismatch(received, { otherOperations, ...more }));
      assert.match(explanation.hypothesis, says);
      assert.deepEqual(explanation.change, [change]);
      assert.equal(
        explanation.algorithm,
        more.type === 'hmac-sha1' ? 'hmac-sha1(secret, expected)' : 'md5(secret & "&" & expected)',
      );
    });
  }

  it('is explained by what both mistakes are, in one text', () => {
    const { hypothesis } = explainMismatch(mismatch(md5(content(base64(COMPACT)) + SECRET)));
    assert.match(hypothesis, /\. \p{Lu}[^.]+/u);
  });

  it('comes with what was signed here and there, and where they part', () => {
    const { expected, signed: theirs, difference } = explainMismatch(mismatch(MISTAKES['empty-array'] ?? ''));
    assert.equal(expected, CONTENT);
    assert.equal(theirs, content('W10='));
    assert.deepEqual(difference, {
      at: CONTENT.indexOf('W') + 1,
      expected: `…hop.login&Request-Data=W${base64(BODY).slice(1, 41)}…`,
      signed: '…hop.login&Request-Data=W10=&Ts=1600000000000',
    });
  });

  it('that nothing explains says how much was tried', () => {
    const { hypothesis, mistakes, tried } = explainMismatch(mismatch(md5('anything else')));
    assert.match(hypothesis, /Another secret than this app's, or the body changed after it was signed\. \d{4}/);
    assert.equal(mistakes, undefined);
    assert.ok(Number(tried) > 3_000);
  });

  it('of a large body costs little', () => {
    const { tried } = explainMismatch(mismatch('x', { bytes: Buffer.from(JSON.stringify(['x'.repeat(2 ** 20)])) }));
    assert.ok(Number(tried) < 50);
  });

  it('never fails, and never tells the secret', () => {
    const text = fc.oneof(fc.string(), fc.json(), fc.constant('['.repeat(50_000)));
    fc.assert(
      fc.property(text, fc.string(), fc.string(), fc.string(), (data, ts, operationType, received) => {
        const explanation = explainMismatch(
          mismatch(received, { bytes: Buffer.from(data), ts, operationType, otherOperations: [] }),
        );
        assert.ok(!JSON.stringify(explanation).includes(SECRET));
      }),
      { numRuns: 100 },
    );
  });
});
