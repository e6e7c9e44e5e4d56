import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Json } from '../../../server/src/contracts/model.ts';
import { secretField } from '../../../server/src/gateway/journal/redact.ts';
import { withoutSecrets } from '../../../server/src/gateway/mock/recorder/without-secrets.ts';
import { MalformedMock } from '../../../server/src/gateway/mock/written/malformed-mock.ts';
import { readWrittenMock } from '../../../server/src/gateway/mock/written/read-written-mock.ts';
import { answerOf } from '../../../server/src/gateway/mock/written/written-mock.ts';

/** `1000 {"a":1}`, `1002 busy`, or nothing. */
function shown(answer: ReturnType<typeof answerOf>): string {
  if (!answer) return 'nothing';
  const { code, tips, memo, body } = answer;
  return [code, tips, memo, body].filter(Boolean).join(' ');
}

/** What a mock answers to requests in turn. */
function answers(text: string, requests: (Json | undefined)[], scenario = ''): string[] {
  const mock = readWrittenMock(text, 'a.json');
  return requests.map(request => shown(answerOf(mock, request, scenario)));
}

const ok = (result: Json) => `{"resultStatus":1000,"result":${JSON.stringify(result)}}`;

describe('a hand-written mock', () => {
  it('answers in the format of the console, with a memo if it has one', () => {
    assert.deepEqual(answers('{"resultStatus":1000,"tips":"ok","result":{"a":1}}', [{}]), ['1000 ok {"a":1}']);
    assert.deepEqual(answers('{"resultStatus":1002,"tips":"busy","memo":"m","result":1}', [{}]), ['1002 busy m']);
    assert.deepEqual(answers('{"resultStatus":1000}', [{}]), ['1000 null']);
  });

  describe('with a sequence', () => {
    const cases: [does: string, rest: string, answers: string[]][] = [
      ['ends with the last', '', ['1000 1', '1000 2', '1000 2', '1000 2']],
      ['stays with the last', ',"then":"stay"', ['1000 1', '1000 2', '1000 2', '1000 2']],
      ['begins anew', ',"then":"repeat"', ['1000 1', '1000 2', '1000 1', '1000 2']],
    ];
    for (const [does, rest, expected] of cases) {
      it(does, () => {
        assert.deepEqual(answers(`{"sequence":[${ok(1)},${ok(2)}]${rest}}`, [{}, {}, {}, {}]), expected);
      });
    }

    it('has a position for each scenario', () => {
      const mock = readWrittenMock(`{"sequence":[${ok(1)},${ok(2)},${ok(3)}]}`, 'a.json');
      const asked = ['', '', 'a', '', 'a'].map(scenario => shown(answerOf(mock, {}, scenario)));
      assert.deepEqual(asked, ['1000 1', '1000 2', '1000 1', '1000 3', '1000 2']);
    });

    it('has others within, and cases', () => {
      const inner = `{"sequence":[${ok('a')},${ok('b')}],"then":"repeat"}`;
      const text = `{"sequence":[${inner},{"cases":[{"request":1,"resultStatus":1002}]}],"then":"repeat"}`;
      assert.deepEqual(answers(text, [1, 1, 1, 2, 1]), ['1000 "a"', '1002', '1000 "b"', 'nothing', '1000 "a"']);
    });
  });

  describe('with cases', () => {
    const cases: [
      does: string,
      request: string,
      match: string,
      fits: (Json | undefined)[],
      not: (Json | undefined)[],
    ][] = [
      [
        'takes what has at least this',
        '{"a":1}',
        '',
        [{ a: 1 }, { a: 1, b: 2 }],
        [{}, { a: 2 }, { b: 1 }, [], 1, null, undefined],
      ],
      [
        'looks into what is nested',
        '{"a":{"b":[{"c":1}]}}',
        '',
        [{ a: { b: [{ c: 1, d: 2 }] } }],
        [{ a: { b: [] } }, { a: { b: [{ c: 1 }, 2] } }, { a: { b: { 0: { c: 1 } } } }],
      ],
      ['takes every object for an empty one', '{}', '', [{}, { a: 1 }], [[], 1, null, undefined]],
      ['takes values', '"a"', '', ['a'], ['b', { a: 'a' }]],
      ['takes null', 'null', '', [null], [0, {}, undefined]],
      [
        'takes the whole alone, whatever its order',
        '{"a":1,"b":[1]}',
        ',"match":"whole"',
        [{ b: [1], a: 1 }],
        [{ a: 1 }, { a: 1, b: [1], c: 1 }, undefined],
      ],
      ['does not look at what is inherited', '{"toString":1}', '', [{ toString: 1 }], [{}]],
      ['takes a property called __proto__', '{"__proto__":1}', '', [JSON.parse('{"__proto__":1}')], [{}]],
      [
        'takes a recording without its secrets',
        '{"user":"a","password":"***"}',
        ',"match":"whole"',
        [
          { user: 'a', password: 'abc' },
          { user: 'a', password: '***' },
        ],
        [
          { user: 'a', password: 'abcd' },
          { user: 'b', password: 'abc' },
        ],
      ],
    ];
    for (const [does, request, match, fits, not] of cases) {
      it(does, () => {
        const text = `{"cases":[{"request":${request}${match},"resultStatus":1000,"result":1}],"otherwise":{"resultStatus":1002}}`;
        assert.deepEqual(
          answers(text, fits),
          fits.map(() => '1000 1'),
        );
        assert.deepEqual(
          answers(text, not),
          not.map(() => '1002'),
        );
      });
    }

    it('takes calls without an argument where there is no request', () => {
      const text = '{"cases":[{"resultStatus":1000,"result":1}]}';
      assert.deepEqual(answers(text, [undefined, null, {}]), ['1000 1', 'nothing', 'nothing']);
    });

    it('takes the first that fits, and a whole request before', () => {
      const first = '{"request":{"a":1},"resultStatus":1000,"result":"first"}';
      const second = '{"request":{},"resultStatus":1000,"result":"second"}';
      const whole = '{"request":{"a":1,"b":1},"match":"whole","resultStatus":1000,"result":"whole"}';
      assert.deepEqual(answers(`{"cases":[${first},${second},${whole}]}`, [{ a: 1 }, { b: 1 }, { a: 1, b: 1 }]), [
        '1000 "first"',
        '1000 "second"',
        '1000 "whole"',
      ]);
    });

    it('has sequences', () => {
      const text = `{"cases":[{"request":{},"sequence":[${ok(1)},${ok(2)}]}]}`;
      assert.deepEqual(answers(text, [{}, 1, {}]), ['1000 1', 'nothing', '1000 2']);
    });
  });

  const deep = `${'{"sequence":['.repeat(120)}${ok(1)}${']}'.repeat(120)}`;
  const malformed: [text: string, why: string][] = [
    ['', 'it is not valid JSON: ValueExpected at character 0'],
    ['[1]', 'it is no JSON object'],
    ['null', 'it is no JSON object'],
    ['{"resultStatus":"1000"}', 'it has no number called resultStatus'],
    ['{"resultStatus":1e300}', 'it has no number called resultStatus'],
    ['{"__proto__":{"resultStatus":1000}}', 'it has no number called resultStatus'],
    ['{"sequence":[]}', 'its "sequence" is no list with at least one mock'],
    ['{"sequence":{}}', 'its "sequence" is no list with at least one mock'],
    [`{"sequence":[${ok(1)}],"then":"again"}`, 'its "then" is neither "repeat" nor "stay"'],
    [`{"sequence":[${ok(1)},{}]}`, 'at sequence[1], it has no number called resultStatus'],
    ['{"cases":{}}', 'its "cases" is no list'],
    ['{"cases":[1]}', 'at cases[0], it is no JSON object'],
    ['{"cases":[{"request":1}]}', 'at cases[0], it has no number called resultStatus'],
    [
      '{"cases":[{"request":1,"match":"part","resultStatus":1000}]}',
      'at cases[0], its "match" is neither "subset" nor "whole"',
    ],
    ['{"cases":[],"otherwise":{"sequence":[{}]}}', 'at otherwise.sequence[0], it has no number called resultStatus'],
    [`{"resultStatus":1000,"cases":[]}`, 'it has resultStatus, cases: one of them is enough'],
    [deep, 'it is nested deeper than 200 levels'],
    ['['.repeat(1e5), 'it is nested deeper than 200 levels'],
  ];
  for (const [text, why] of malformed) {
    it(`cannot be ${text.slice(0, 60) || 'empty'}`, () => {
      assert.throws(() => readWrittenMock(text, 'a.json'), { name: 'MalformedMock', message: why });
    });
  }

  it('is an answer or malformed whatever is written, and nothing else ever', () => {
    const part = fc.letrec(tie => ({
      mock: fc.oneof(
        { maxDepth: 4 },
        fc.record(
          { resultStatus: fc.integer(), tips: fc.string(), result: fc.jsonValue() },
          { requiredKeys: ['resultStatus'] },
        ),
        fc
          .tuple(fc.array(tie('mock'), { maxLength: 3 }), fc.constantFrom('repeat', 'stay', 'x'))
          .map(([sequence, last]) =>
            Object.fromEntries([
              ['sequence', sequence],
              ['then', last],
            ]),
          ),
        fc.record(
          { cases: fc.array(tie('case'), { maxLength: 3 }), otherwise: tie('mock') },
          { requiredKeys: ['cases'] },
        ),
        fc.jsonValue(),
      ),
      case: fc
        .tuple(
          fc.record({ request: fc.jsonValue(), match: fc.constantFrom('whole', 'subset') }, { requiredKeys: [] }),
          tie('mock'),
        )
        .map(([a, b]) => (typeof b === 'object' && b !== null && !Array.isArray(b) ? { ...b, ...a } : b)),
    }));
    const text = fc.oneof(
      part.mock.map(mock => JSON.stringify(mock) ?? ''),
      fc.string(),
      fc.json(),
    );
    fc.assert(
      fc.property(text, fc.option(fc.jsonValue(), { nil: undefined }), (written, request) => {
        let mock: ReturnType<typeof readWrittenMock>;
        try {
          mock = readWrittenMock(written, 'a.json');
        } catch (error) {
          assert.ok(error instanceof MalformedMock, String(error));
          return;
        }
        for (let turn = 0; turn < 3; turn++) {
          const answer = answerOf(mock, request as Json | undefined, '');
          if (answer) assert.ok(Number.isSafeInteger(answer.code));
          if (answer?.code === 1000) JSON.parse(answer.body);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('secrets', () => {
  it('become stars of the same length by their names, and nothing else does', () => {
    const value = {
      password: 'abc',
      access_token: 'ab',
      tokens: [{ refreshToken: 'z' }],
      nextPageToken: 'p',
      plate: 'HZ 1',
      name: 'Ann',
      secret: { a: 1, cookie: 'b' },
      token: 1,
    };
    assert.deepEqual(withoutSecrets(value, secretField(['Plate'])), {
      ...value,
      password: '***',
      access_token: '**',
      tokens: [{ refreshToken: '*' }],
      plate: '****',
      secret: { a: 1, cookie: '*' },
    });
  });

  it('are found beside a property called __proto__, which stays one', () => {
    const kept = withoutSecrets(JSON.parse('{"__proto__":{"token":"a"}}'), secretField());
    assert.equal(JSON.stringify(kept), '{"__proto__":{"token":"*"}}');
  });

  it('leave a recording that fits whatever they are, and nothing else', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.string({ minLength: 1 }), (a, b, password) => {
        const request = { a: a as Json, password };
        const recorded = { request: withoutSecrets(request, secretField()), match: 'whole' };
        const mock = JSON.stringify({ cases: [{ ...recorded, resultStatus: 1000 }] });
        assert.deepEqual(answers(mock, [JSON.parse(JSON.stringify(request))]), ['1000 null']);
        const other = JSON.parse(JSON.stringify({ a: b as Json, password }));
        const isSame = JSON.stringify(withoutSecrets(other, secretField())) === JSON.stringify(recorded.request);
        if (!isSame && typeof a !== 'object' && typeof a !== 'string')
          assert.deepEqual(answers(mock, [other]), ['nothing']);
      }),
    );
  });
});
