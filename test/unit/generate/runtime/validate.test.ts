import assert from 'node:assert/strict';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { hasFormat } from '../../../../server/src/generate/runtime/formats.ts';
import { type Schema, validate } from '../../../../server/src/generate/runtime/validate.ts';

describe('validate', () => {
  it('names the place and the rule', () => {
    const schema: Schema = {
      type: 'object',
      required: ['id', 'items'],
      properties: {
        id: { type: 'string', minLength: 1 },
        items: { type: 'array', items: { type: 'object', properties: { price: { type: 'number', minimum: 0 } } } },
        'a-b': { type: 'boolean' },
      },
    };
    assert.deepEqual(validate(schema, { items: [{ price: 1 }, { price: -1 }, { price: '3' }], 'a-b': 1 }), [
      { path: 'id', message: 'is required' },
      { path: 'items[1].price', message: 'must be at least 0, received -1' },
      { path: 'items[2].price', message: 'must be number, received "3"' },
      { path: '["a-b"]', message: 'must be boolean, received 1' },
    ]);
  });

  const rules: [Schema, unknown, string][] = [
    [{ type: 'string' }, undefined, 'must be string, received undefined'],
    [{ type: ['string', 'null'] }, [], 'must be string or null, received an array'],
    [{ type: 'integer' }, 1.5, 'must be integer, received 1.5'],
    [{ type: 'object' }, [], 'must be object, received an array'],
    [{ const: 'a' }, 'b', 'must be "a", received "b"'],
    [{ enum: ['a', 1, null] }, {}, 'must be one of "a", 1, null, received an object'],
    [{ minLength: 2 }, '😀', 'must have at least 2 characters, received 1'],
    [{ maxLength: 1 }, 'pass', 'must have at most 1 characters, received 4'],
    [{ pattern: '^\\d+$' }, 'pass', 'must match the pattern ^\\d+$, received 4 characters that do not'],
    [{ format: 'date' }, 'today', 'must have the format date, received "today"'],
    [{ maximum: 3 }, 4, 'must be at most 3, received 4'],
    [{ exclusiveMinimum: 3 }, 3, 'must be more than 3, received 3'],
    [{ exclusiveMaximum: 3 }, 3, 'must be less than 3, received 3'],
    [{ multipleOf: 0.01 }, 1.005, 'must be a multiple of 0.01, received 1.005'],
    [{ minItems: 1 }, [], 'must have at least 1 items, received 0'],
    [{ maxItems: 1 }, [1, 2], 'must have at most 1 items, received 2'],
    [
      { uniqueItems: true },
      [{ a: 1, b: 2 }, 3, { b: 2, a: 1 }],
      'must have items that differ, received the same at 0 and 2',
    ],
    [{ type: 'object', additionalProperties: false }, { a: 1 }, 'is not expected'],
  ];
  for (const [schema, value, message] of rules) {
    it(`says: ${message}`, () => {
      assert.deepEqual(
        validate(schema, value).map(violation => violation.message),
        [message],
      );
    });
  }

  it('does not repeat texts that are judged by length or pattern', () => {
    const violations = validate({ minLength: 40, pattern: '^$' }, 'hunter2');
    assert.ok(!JSON.stringify(violations).includes('hunter2'));
  });

  it('knows that 19.99 is a multiple of 0.01', () => {
    assert.deepEqual(validate({ multipleOf: 0.01 }, 19.99), []);
    assert.deepEqual(validate({ multipleOf: 2 }, 9007199254740991).length, 1);
  });

  it('looks at own properties only', () => {
    const schema: Schema = {
      type: 'object',
      required: ['toString'],
      properties: { constructor: { type: 'string' as const } },
    };
    assert.deepEqual(validate(schema, {}), [{ path: 'toString', message: 'is required' }]);
    assert.deepEqual(validate({ additionalProperties: { type: 'number' } }, Object.create({ inherited: 'x' })), []);
  });

  it('reports on the one alternative that looks right', () => {
    const shape = (kind: string, size: string): Schema => ({
      type: 'object',
      required: ['kind'],
      properties: { kind: { const: kind }, [size]: { type: 'number' } },
    });
    const schema: Schema = { anyOf: [shape('circle', 'radius'), shape('square', 'side'), { type: 'null' }] };
    assert.deepEqual(validate(schema, { kind: 'square', side: '2' }), [
      { path: 'side', message: 'must be number, received "2"' },
    ]);
    assert.deepEqual(validate(schema, { kind: 'line' }), [
      { path: '', message: 'must be one of 3 alternatives, received an object' },
    ]);
  });

  it('stops after twenty violations', () => {
    assert.equal(validate({ items: { type: 'string' } }, Array(1000).fill(1)).length, 20);
    const names = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`p${i}`, 1]));
    assert.equal(validate({ required: Object.keys(names) }, {}).length, 20);
    assert.equal(validate({ additionalProperties: { type: 'string' } }, names).length, 20);
  });

  it('keeps messages short', () => {
    const long = 'x'.repeat(10_000);
    const schemas: Schema[] = [
      { type: 'number' },
      { enum: [long] },
      { const: long },
      { format: 'uri' },
      { pattern: `^${long}y` },
    ];
    for (const schema of schemas) {
      const [violation] = validate(schema, ` ${long}`);
      assert.ok(violation && violation.message.length < 400, JSON.stringify(schema).slice(0, 40));
    }
    const [unexpected] = validate({ additionalProperties: false }, { [long]: 1 });
    assert.ok(unexpected && unexpected.path.length < 100);
  });

  const tree: Record<string, Schema> = {
    Tree: { type: 'object', properties: { child: { $ref: '#/$defs/Tree' } } },
    Twin: {
      anyOf: ['x', 'y'].map(last => ({
        type: 'object',
        properties: { child: { $ref: '#/$defs/Twin' }, last: { enum: [last] } },
      })),
    },
    Loop: { $ref: '#/$defs/Loop' },
  };
  const nested = (depth: number, leaf: object): object => (depth === 0 ? leaf : { child: nested(depth - 1, leaf) });

  it('follows recursive types, but not without end', () => {
    assert.deepEqual(validate({ $ref: '#/$defs/Tree' }, nested(50, {}), tree), []);
    const [violation] = validate({ $ref: '#/$defs/Tree' }, nested(2000, {}), tree);
    assert.equal(violation?.message, 'must not be nested deeper than 200 levels');
    assert.equal(validate({ $ref: '#/$defs/Loop' }, 1, tree).length, 1);
  });

  it('gives up on alternatives that multiply', () => {
    const started = performance.now();
    const [violation] = validate({ $ref: '#/$defs/Twin' }, nested(60, { last: 'z' }), tree);
    assert.ok(violation);
    assert.ok(performance.now() - started < 10_000);
  });

  it('refuses a schema with a reference to nothing', () => {
    assert.throws(() => validate({ $ref: '#/$defs/toString' }, 1, {}), /#\/\$defs\/toString/);
  });
});

describe('formats', () => {
  const ajv = addFormats.default(new Ajv2020());
  const oracle = (format: string) => ajv.compile({ type: 'string', format });

  const samples: Record<string, string[]> = {
    date: ['2024-02-29', '2023-02-29', '2024-13-01', '2024-00-10', '2024-04-31', '1900-02-29', '24-01-01', ''],
    time: [
      '10:00:00Z',
      '10:00:00',
      '23:59:60Z',
      '22:59:60Z',
      '00:59:60+01:00',
      '18:29:60-05:30',
      '24:00:00Z',
      '1:2:3Z',
    ],
    'date-time': [
      '2024-02-29T10:00:00.123Z',
      '2024-02-29t10:00:00z',
      '2024-02-29 10:00:00+08:00',
      '2024-02-29T10:00:00',
    ],
    email: ['a@b.cn', 'a.b+c@x-y.example', '.a@b.cn', 'a..b@c.cn', 'a@b', 'a b@c.cn', '@b.cn', 'a@-b.cn', 'é@b.cn'],
    uri: [
      'https://example.com/a?b=c#d',
      'https://u:p@[::1]:80/',
      'http://[zz]/',
      'urn:isbn:1',
      'mailto:a@b.cn',
      'alipays://platformapi/startapp?appId=1',
      'http:///a',
      'a',
      '/a/b',
      'http://exa mple.com',
      'http://例子.cn',
      'http://a/%zz',
      'http:a//b',
      'http:',
    ],
    uuid: [
      '123e4567-e89b-12d3-a456-426614174000',
      '123E4567-E89B-12D3-A456-426614174000',
      '123e4567e89b12d3a456426614174000',
      '',
    ],
    ipv4: ['127.0.0.1', '255.255.255.255', '256.0.0.1', '01.2.3.4', '1.2.3', '1.2.3.4.5'],
    ipv6: [
      '::',
      '::1',
      '1::',
      '1:2:3:4:5:6:7:8',
      '1:2:3:4:5:6:7',
      '1::2::3',
      '::ffff:1.2.3.4',
      '1.2.3.4',
      '12345::',
      ':1',
      '1:2:3:4:5:6:7::',
      'g::',
    ],
    hostname: ['localhost', 'a.b.cn', 'a.b.cn.', '-a.cn', 'a-.cn', 'a..b', 'ä.cn', `${'a'.repeat(64)}.cn`, ''],
  };
  for (const [format, texts] of Object.entries(samples)) {
    it(`${format}: agrees with ajv-formats`, () => {
      const valid = oracle(format);
      for (const text of texts) {
        assert.equal(hasFormat(text, format), valid(text), text);
      }
    });

    it(`${format}: agrees with ajv-formats about texts with a few characters changed`, () => {
      const valid = oracle(format);
      const change = fc.tuple(fc.constantFrom(...texts), fc.nat(30), fc.constantFrom(...'0169:.-/@[]%?# TZafz', ''));
      fc.assert(
        fc.property(change, ([text, at, character]) => {
          const changed = text.slice(0, at) + character + text.slice(at + 1);
          // ajv-formats takes `https://:a`, which RFC 3986 does not have: no port is `a`.
          if (format !== 'uri' || hasFormat(changed, format)) {
            assert.equal(hasFormat(changed, format), valid(changed), JSON.stringify(changed));
          }
        }),
        { numRuns: 1000 },
      );
    });
  }

  it('takes formats that it does not know as annotations', () => {
    assert.ok(hasFormat('anything', 'phone'));
  });
});
