import assert from 'node:assert/strict';
import { compareModels } from '../../../../server/src/contracts/compatibility/compare-models.ts';
import { read } from '../contracts.ts';
import { assertBreaks, compare, contract } from './against.ts';

/** What is said of a change of a type in requests and in responses, as `code severity`. */
async function verdicts(before: string, after: string): Promise<{ request: string[]; response: string[] }> {
  const say = async (make: (type: string) => string) =>
    (await compare(make(before), make(after))).map(({ code, severity }) => `${code} ${severity}`);
  return {
    request: await say(type => contract(`{ f: ${type} }`, 'string')),
    response: await say(type => contract('string', `{ f: ${type} }`)),
  };
}

const NARROWED = ['rpc/narrowed-type error'];
const CHANGED = ['rpc/changed-type error'];

describe('compatibility of types', () => {
  const cases: [name: string, before: string, after: string, request: string[], response: string[]][] = [
    ['another kind', 'string', 'number', CHANGED, CHANGED],
    ['one for many', 'string', 'string[]', CHANGED, CHANGED],
    ['a map for an object', '{ a: string }', 'Record<string, string>', CHANGED, CHANGED],
    ['less values', "'a' | 'b'", "'a'", ['rpc/removed-enum-value error'], []],
    ['more values', "'a'", "'a' | 'b'", [], ['rpc/added-enum-value warning']],
    ['other values', "'a'", "'b'", ['rpc/removed-enum-value error'], ['rpc/added-enum-value warning']],
    ['numbers for texts as values', '1 | 2', "'1' | '2'", CHANGED, CHANGED],
    ['values for any text', 'string', "'a' | 'b'", NARROWED, []],
    ['any text for values', "'a' | 'b'", 'string', [], ['rpc/widened-type warning']],
    ['one of two booleans', 'boolean', 'true', NARROWED, []],
    ['both booleans', 'boolean', 'true | false', [], []],
    ['a date for a text', 'string', 'Date', NARROWED, []],
    ['a text for a date', 'Date', 'string', [], ['rpc/widened-type warning']],
    ['null no more', 'string | null', 'string', NARROWED, []],
    ['null, too', 'string', 'string | null', [], ['rpc/widened-type error']],
    ['null only', 'string', 'null', NARROWED, ['rpc/widened-type error']],
    ['another kind beside null', 'string | null', 'number | null', CHANGED, CHANGED],
    ['one kind less', 'string | number', 'string', NARROWED, []],
    ['one kind more', 'string', 'string | number', [], ['rpc/widened-type error']],
    ['elements', 'string[]', 'number[]', CHANGED, CHANGED],
    ['elements that may be null', 'string[]', '(string | null)[]', [], ['rpc/widened-type error']],
    ['values of maps', 'Record<string, string>', "Record<string, 'a'>", NARROWED, []],
    ['a field that was optional', '{ a?: string }', '{ a: string }', ['rpc/required-field error'], []],
    ['a field that was required', '{ a: string }', '{ a?: string }', [], ['rpc/optional-field error']],
    ['a new field', '{}', '{ a: string }', ['rpc/required-field error'], []],
    ['a new optional field', '{}', '{ a?: string }', [], []],
    ['a field that is gone', '{ a: string }', '{}', ['rpc/removed-field info'], ['rpc/removed-field error']],
    ['an optional field that is gone', '{ a?: string }', '{}', ['rpc/removed-field info'], ['rpc/removed-field info']],
    [
      'one of several objects',
      "{ k: 'a'; x: string } | { k: 'b' }",
      "{ k: 'b' } | { k: 'a'; x: number }",
      CHANGED,
      CHANGED,
    ],
    ['one object less', "{ k: 'a' } | { k: 'b' }", "{ k: 'b' }", ['rpc/removed-enum-value error'], []],
    ['one object more', "{ k: 'b' }", "{ k: 'a' } | { k: 'b' }", [], ['rpc/added-enum-value warning']],
    ['one of three objects less', "{ k: 'a' } | { k: 'b' } | { k: 'c' }", "{ k: 'c' } | { k: 'b' }", NARROWED, []],
    [
      'one of three objects more',
      "{ k: 'c' } | { k: 'b' }",
      "{ k: 'a' } | { k: 'b' } | { k: 'c' }",
      [],
      ['rpc/widened-type warning'],
    ],
    ['another order', "'a' | null | { x: string; y: number }", "{ y: number; x: string } | null | 'a'", [], []],
  ];
  for (const [name, before, after, request, response] of cases) {
    it(`${name}: ${before} → ${after}`, async () => {
      assert.deepEqual(await verdicts(before, after), { request, response });
    });
  }

  it('tells a new field from one that was optional, and names what is gone', async () => {
    const messages = (
      await compare(contract('{ a?: string; c: string }', 'string'), contract('{ a: string; b: string }', 'string'))
    )
      .map(({ message }) => message)
      .sort();
    assert.deepEqual(messages, [
      '"m(r).a" was optional and is required now. Released apps that leave it out are refused.',
      '"m(r).b" is new and required. Released apps do not send it, so they are refused. Make it optional.',
      '"m(r).c" is gone. Released apps still send it, and nobody reads it.',
    ]);
  });

  it('tells rules for values that let through less, in requests', async () => {
    const before = contract(
      '{ /** @minLength 2 @maxLength 9 */ a: string; b: Name; /** @minimum 1 */ c: number }',
      'N',
      'type Name = string; interface N { /** @asType integer */ n: number }',
    );
    const findings = await assertBreaks(
      before,
      `/** @operationPrefix com.example */
export interface A {
  m(r: R): Promise<N>;
}
interface R {
  /** @minLength 3 @maxLength 99 */ a: string;
                                    ~ rpc/narrowed-type
  /** @maxLength 3 */ b: Name;
                      ~ rpc/narrowed-type
  /** @minimum 0 @asType integer */ c: number;
                                    ~ rpc/narrowed-type
}
/** @pattern ^a */
type Name = string;
     ~~~~ rpc/narrowed-type
interface N { n: number }
              ~ rpc/widened-type`,
    );
    assert.ok(findings.every(({ severity }) => severity === 'warning'));
    assert.match(findings[0]?.message ?? '', /"R\.a" had @minLength 2 and has @minLength 3 now/);
    assert.match(findings[1]?.message ?? '', /"R\.b" had no such rule and has @maxLength 3 now/);
  });

  it('tells a change at its own place, once, wherever the type is used', () =>
    assertBreaks(
      contract(
        '{ a: Page; b: Page[]; s: Status }',
        '{ c: Page; s: Status | null }',
        "interface Page { next?: Page; no: string } type Status = 'x' | 'y'",
      ),
      `/** @operationPrefix com.example */
export interface A {
  m(r: { a: Page; b: Page[]; s: Status }): Promise<{ c: Page; s: Status | null }>;
  n(r: Page): void;
}
interface Page {
  next?: Page;
  no: number;
  ~~ rpc/changed-type
  ~~ rpc/changed-type
}
type Status = 'y' | 'z';
     ~~~~~~ rpc/added-enum-value
     ~~~~~~ rpc/removed-enum-value`,
    ));

  it('says what it was and what it is', async () => {
    const messages = (
      await compare(
        contract('{ a: string | null }', '{ b: string[] }'),
        contract("{ a: 'x' }", '{ b: Record<string, string> }'),
      )
    ).map(({ message }) => message);
    assert.deepEqual(messages, [
      '"m(r).a" took string | null and takes "x" now. Released apps may send what is refused.',
      '"m().b" was string[] and is Record<string, string> now. Released apps expect the former.',
    ]);
  });

  it('compares types that hold themselves in unions of themselves', async () => {
    const types = (leaf: string) => `type Tree = Leaf | Node | Tree[];
interface Leaf { kind: 'leaf'; value: ${leaf} }
interface Node { kind: 'node'; left: Tree; right: Tree; up?: Node }`;
    assert.deepEqual(
      await compare(contract('Tree', 'Tree', types('string')), contract('Tree', 'Tree', types('string'))),
      [],
    );
    const findings = await compare(
      contract('Tree', 'string', types('string')),
      contract('Tree', 'string', types('number')),
    );
    assert.deepEqual(
      findings.map(({ code, message }) => `${code} ${message.slice(0, 12)}`),
      ['rpc/changed-type "Leaf.value"'],
    );
  });

  it('leaves out what could not be read', async () => {
    const [unreadable, good] = [
      await read({ 'a.rpc.ts': contract('{ a: any }', 'any'), 'b.rpc.ts': 'export interface B {' }),
      await read({ 'a.rpc.ts': contract('{ a: string }', 'string'), 'b.rpc.ts': contract('string', 'string') }),
    ];
    assert.deepEqual(compareModels(unreadable.model, good.model, '/w'), []);
    assert.deepEqual(compareModels(good.model, unreadable.model, '/w'), []);
  });
});
