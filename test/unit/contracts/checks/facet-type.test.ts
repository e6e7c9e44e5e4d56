import assert from 'node:assert/strict';
import { assertFindings, read } from '../contracts.ts';

const MESSAGES = {
  minLength: '@minLength says something about strings, and this is none.',
  maximum: '@maximum says something about numbers, and this is none.',
  uniqueItems: '@uniqueItems says something about arrays, and this is none.',
};
type Tag = keyof typeof MESSAGES;

/** The messages that a field of a type gets, which all three kinds of rules are written at. */
async function told(type: string, declarations = ''): Promise<string[]> {
  const field = `/** @minLength 1 @maximum 3 @uniqueItems */ a: ${type}`;
  const contract = `/** @operationPrefix t */ export interface S { m(r: { ${field} }): void }\n${declarations}`;
  const { findings } = await read({ 'a.rpc.ts': contract });
  return findings.filter(({ code }) => code === 'rpc/misplaced-tag').map(({ message }) => message);
}

describe('rules for values that a type does not have', () => {
  for (const [type, declarations, fits] of [
    ['string', '', ['minLength']],
    ['Date', '', ['minLength']],
    ['number', '', ['maximum']],
    ['string[]', '', ['uniqueItems']],
    ["'a'", '', ['minLength']],
    ['7', '', ['maximum']],
    ['true', '', []],
    ['boolean', '', []],
    ['{ x: string }', '', []],
    ['string | number | null', '', ['minLength', 'maximum']],
    ['E', "enum E { a = 'x', b = 'y' }", ['minLength']],
    ['E', "enum E { a, b = 'y' }", ['minLength', 'maximum']],
    ['N', 'type N = M; type M = number', ['maximum']],
  ] as [string, string, Tag[]][]) {
    it(`are told of at ${type}${declarations && `, with ${declarations}`}, but for those that fit`, async () => {
      const wanted = (Object.keys(MESSAGES) as Tag[]).filter(tag => !fits.includes(tag)).map(tag => MESSAGES[tag]);
      assert.deepEqual((await told(type, declarations)).sort(), wanted.sort());
    });
  }

  it('are told of at the place of the field, and at that of the type', () =>
    assertFindings(
      `/** @operationPrefix t */
export interface S {
  m(r: R): Name;
}
interface R {
  /** @pattern ^a */ a: number;
                     ~ rpc/misplaced-tag
}
/** @multipleOf 2 */
type Name = string;
     ~~~~ rpc/misplaced-tag`,
    ));

  it('are not told of where nobody knows what the type is', async () => {
    assert.deepEqual(await told('Nowhere'), []);
  });
});
