import assert from 'node:assert/strict';
import type { Finding } from '../../../server/src/findings.ts';
import { printModel } from '../../support/print-model.ts';
import { read } from './contracts.ts';

/** What an operation's result is read as, with the types that it reaches, and the findings as `code: message`. */
async function readResult(type: string, declarations = '') {
  const contract = `/** @operationPrefix t */ export interface S { m(): Promise<${type}>; }\n${declarations}`;
  const { model, findings } = await read({ 'a.rpc.ts': contract });
  const text = printModel(model);
  return { text: text.slice(text.indexOf('): ') + 3), findings, model };
}

const messages = (findings: Finding[]) => findings.map(({ code, message }) => `${code}: ${message}`);

describe('types in contracts', () => {
  for (const [written, declarations, wanted] of [
    ['Array<string>', '', 'string[]'],
    ['ReadonlyArray<string>', '', 'string[]'],
    ['readonly string[]', '', 'string[]'],
    ['Array<Array<number>>', '', 'number[][]'],
    ['Date', '', 'date'],
    ['Record<string, number>', '', 'Record<number>'],
    ["Record<'a' | 'b', number>", '', '{ a: number; b: number }'],
    ['Record<Key, number>', "type Key = 'a'", '{ a: number }'],
    ["Pick<T, 'a'>", 'interface T { a: string; b: number }', '{ a: string }'],
    ["Omit<T, 'a' | 'c'>", 'interface T { a: string; b: number; c: Date }', '{ b: number }'],
    ['Omit<T, Key>', "interface T { a: string; b: number } type Key = 'b'", '{ a: string }'],
    ['Partial<T>', 'interface T { a: string }', '{ a?: string }'],
    ["T['a']", 'interface T { b: number; a: string }', 'string'],
    ["T['b']['c']", 'interface T { a: string; b: { c: number } }', 'number'],
    [
      'A & B',
      'interface A { a: string; x?: number } interface B { b: number; x: number }',
      '{ a: string; x: number; b: number }',
    ],
    ['A & B', 'interface A { x?: number } interface B { x?: number }', '{ x?: number }'],
    ['string | undefined', '', 'string'],
    ['Color.red', "enum Color { red = 'r', blue = 'b' }", '"r"'],
  ] as const) {
    it(`${written} is ${wanted}${declarations && `, with ${declarations}`}`, async () => {
      const { text, findings } = await readResult(written, declarations);
      assert.deepEqual(messages(findings.filter(({ severity }) => severity === 'error')), []);
      assert.equal(text.split('\n')[0], wanted);
    });
  }

  for (const [written, declarations, shown] of [
    ['Array', '', 'no type "Array"'],
    ['Nowhere', '', 'no type "Nowhere"'],
    ['toString<string>', '', 'no type "toString"'],
    ['Map<string, string>', '', '"Map<string, string>" cannot'],
    ['Record<number, string>', '', '"Record<number, string>" cannot'],
    ['A & string', 'interface A { a: string }', '"A & string" cannot'],
    ['A & B', 'interface A { a: string } interface B { a: number }', '"A & B" cannot'],
    ["A['b']", 'interface A { a: string }', '"A[\'b\']" cannot'],
    ['A[string]', 'interface A { a: string }', '"A[string]" cannot'],
    ["string['length']", '', '"string[\'length\']" cannot'],
    ['Pick<A, string>', 'interface A { a: string }', '"Pick<A, string>" cannot'],
    ['Partial<string>', '', '"Partial<string>" cannot'],
    ['keyof A', 'interface A { a: string }', '"keyof A" cannot'],
    ['() =>\n   void', '', '"() => void" cannot'],
    [`() => '${'a'.repeat(52)}'`, '', `"() => '${'a'.repeat(52)}'" cannot`],
    [`() => '${'a'.repeat(53)}'`, '', `"() => '${'a'.repeat(50)}..." cannot`],
    ['Shop', 'class Shop {}', '"Shop" cannot'],
    ['Rows', 'interface Rows extends Array<string> { a: string }', '"Array<string>" cannot'],
  ] as const) {
    it(`${JSON.stringify(written)} is told of${declarations && `, with ${declarations}`}`, async () => {
      const { findings } = await readResult(written, declarations);
      const [first = ''] = messages(findings);
      assert.ok(first.includes(shown), first);
    });
  }

  it('says with a missing type what TypeScript calls that', async () => {
    const { findings } = await readResult('Nowhere');
    assert.deepEqual(
      findings.map(({ code, typescriptCode }) => [code, typescriptCode]),
      [['rpc/unresolved-type', 2304]],
    );
  });

  it('says with a missing type argument what TypeScript calls that, and which it is', async () => {
    const { findings } = await readResult('Page', 'interface Page<Item> { items: Item[] }');
    assert.deepEqual(
      findings.map(({ code, typescriptCode }) => [code, typescriptCode]),
      [['rpc/unresolved-type', 2314]],
    );
    assert.match(findings[0]?.message ?? '', /Item/);
  });

  it('keeps what is said of members of enums, and leaves out what no constant is', async () => {
    const { model } = await readResult('Color', "enum Color { /** Like blood. */ red = 'r', blue = 'b' }");
    const [color] = model.types;
    assert.deepEqual(color?.type, {
      kind: 'enum',
      members: [
        { name: 'red', value: 'r', description: 'Like blood.' },
        { name: 'blue', value: 'b' },
      ],
    });
    const { text, findings } = await readResult('Length', "enum Length { one = 1, other = 'x'.length }");
    assert.match(text, /enum \{one=1\}/);
    assert.deepEqual(
      findings.map(({ code }) => code),
      ['rpc/unsupported-type'],
    );
  });

  it('names instances of generic types by what they are given', async () => {
    const types = 'interface Page<T> { items: T[] } interface Pair<A, B> { a: A; b: B } interface Order { id: string }';
    const { text } = await readResult(
      '{ a: Page<Order>; b: Page<string>; c: Pair<Order, number>; d: Page<Page<Order>> }',
      types,
    );
    assert.match(text, /^\{ a: PageOfOrder; b: PageOfString; c: PairOfOrderAndNumber; d: PageOfPageOfOrder \}/);
  });

  it('follows types that are made of themselves', async () => {
    const { text, findings } = await readResult('Tree', 'interface Tree { children: Tree[] }');
    assert.equal(text, 'Tree\ntype Tree = { children: Tree[] }');
    assert.deepEqual(findings, []);
    const loop = await readResult("Pick<Loop, 'a'>", 'type Loop = Loop');
    assert.deepEqual(loop.findings.map(({ code }) => code).sort(), ['rpc/circular-type', 'rpc/unsupported-type']);
  });

  it('gives up on types that grow without end', async () => {
    const { findings } = await readResult('Grow<string>', 'interface Grow<T> { next: Grow<T[]> }');
    assert.ok(findings.some(({ code }) => code === 'rpc/unsupported-type'));
  });
});
