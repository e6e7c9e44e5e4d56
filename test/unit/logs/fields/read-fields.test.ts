import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ObjectReader } from '../../../../server/src/logs/fields/read-fields.ts';

/** Names and values, each as it stands in the text: `name=value`. */
function read(text: string): { fields: string[]; end: number | undefined } {
  const reader = new ObjectReader();
  reader.read(text);
  return { fields: reader.fields.map(({ name, value }) => `${name}=${value}`), end: reader.end };
}

describe('objects in logs', () => {
  const objects: [what: string, text: string, ...fields: string[]][] = [
    ['JSON', '{"a":1,"b":"x y","c":{"d":null},"e":[1,2]}', 'a=1', 'b=x y', 'c=', 'd=null', 'e='],
    ['JavaScript', `{error: 7002, message: 'it\\'s', ok: true}`, 'error=7002', "message=it's", 'ok=true'],
    [
      "Java's maps",
      '{resultStatus=1002, tips=顾客太多,客官请稍候, result=}',
      'resultStatus=1002',
      'tips=顾客太多,客官请稍候',
      'result=',
    ],
    [
      'a property list',
      '{ memo = "\\U9a8c\\U7b7e"; "result-status" = 7002; Date = "Tue, 11"; }',
      'memo=验签',
      'result-status=7002',
      'Date=Tue, 11',
    ],
    ['JSON in JSON', '{\\"a\\":7002,\\"b\\":\\"x\\"}', 'a=7002', 'b=x'],
    ['Ruby and PHP', "{'a' => 1, 'b' => 'x'}", 'a=1', 'b=x'],
    ['several lines', '{\n  "a": 1,\n  "b":\n    "x"\n}', 'a=1', 'b=x'],
  ];
  for (const [what, text, ...fields] of objects) {
    it(`are read of ${what}`, () => assert.deepEqual(read(`${text} rest`), { fields, end: text.length }));
  }

  it('give what is there when they are cut off', () => {
    assert.deepEqual(read('{"a":1,"b":"x'), { fields: ['a=1', 'b=x'], end: undefined });
    assert.deepEqual(read('{"a":1,"b'), { fields: ['a=1'], end: undefined });
    assert.deepEqual(read('{'), { fields: [], end: undefined });
  });

  it('keep apart what is in different objects', () => {
    const reader = new ObjectReader();
    reader.read('{"x":0,"list":[{"a":1},{"b":2,"in":{"c":3}}]}');
    const around = (name: string) => reader.around(reader.fields.find(field => field.name === name)?.owner ?? -1);
    assert.deepEqual(
      around('b').map(({ name }) => name),
      ['x', 'list', 'b', 'in', 'c'],
    );
    assert.deepEqual(
      around('a').map(({ name }) => name),
      ['x', 'list', 'a'],
    );
  });

  it('are the same as JSON says, whole or as the text grows', () => {
    const scalar = fc.oneof(fc.integer(), fc.boolean(), fc.stringMatching(/^[\w "'{}:,;=]{0,12}$/));
    const object = fc.dictionary(fc.stringMatching(/^[a-z][\w-]{0,8}$/), scalar, { maxKeys: 6, noNullPrototype: true });
    fc.assert(
      fc.property(object, fc.boolean(), (value, isPretty) => {
        const text = JSON.stringify(value, undefined, isPretty ? 2 : 0);
        const expected = Object.entries(value).map(([name, each]) => `${name}=${each}`);
        assert.deepEqual(read(text), { fields: expected, end: text.length });
        const growing = new ObjectReader();
        for (let end = text.indexOf('\n'); end > 0; end = text.indexOf('\n', end + 1)) growing.read(text.slice(0, end));
        growing.read(text);
        assert.deepEqual(
          growing.fields.map(({ name, value: each }) => `${name}=${each}`),
          expected,
        );
      }),
    );
  });

  it('do not hang on anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]()"\'\\:=,; a1\n') }), text => void read(`{${text}`)),
    );
    for (const text of ['{', '{"', '[', '{a:', '{a=', ',']) read(`{${text.repeat(20_000)}`);
  });
});
