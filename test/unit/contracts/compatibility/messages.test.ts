import assert from 'node:assert/strict';
import { compare, contract } from './against.ts';

/** What is said of a field beside another, in requests or in responses, that was written in one way and is in another. */
async function said(way: 'request' | 'response', before: string, after: string): Promise<string[]> {
  const of = (field: string) => {
    const object = `{ b: string; ${field} }`;
    return way === 'request' ? contract(object, 'string') : contract('string', object);
  };
  return (await compare(of(before), of(after))).map(({ message }) => message);
}

describe('what is said of changes', () => {
  for (const [way, before, after, wanted] of [
    [
      'request',
      'a: string',
      'a: number',
      '"m(r).a" was string and is number now. Released apps send the former, which is refused.',
    ],
    ['response', 'a: string', 'a: number', '"m().a" was string and is number now. Released apps expect the former.'],
    [
      'request',
      'a: string | null',
      'a: string',
      '"m(r).a" took string | null and takes string now. Released apps may send what is refused.',
    ],
    [
      'response',
      'a: string',
      'a: string | null',
      '"m().a" gave string and gives string | null now. Released apps do not know what is new.',
    ],
    ['request', "a: 'x' | 'y'", "a: 'x'", '"m(r).a" takes "y" no longer. Released apps may still send it.'],
    ['response', "a: 'x'", "a: 'x' | 'y'", '"m().a" gives "y", too. Released apps do not know it.'],
    [
      'response',
      'a: string',
      'a?: string',
      '"m().a" was always there and may be absent now. Released apps rely on it.',
    ],
    ['response', 'a?: string', '', '"m().a" is gone. It was optional, so released apps can do without it.'],
    ['response', 'a: string', '', '"m().a" is gone. Released apps rely on it.'],
    ['request', 'a: string', '', '"m(r).a" is gone. Released apps still send it, and nobody reads it.'],
  ] as const) {
    it(`${way}: ${before} → ${after || 'nothing'}`, async () =>
      assert.deepEqual(await said(way, before, after), [wanted]));
  }

  it('response: whole numbers that need not be any more', async () => {
    const field = (tag: string) => contract('string', 'N', `interface N { /** ${tag} */ a: number }`);
    const findings = await compare(field('@asType integer'), field('Any.'));
    assert.deepEqual(
      findings.map(({ message }) => message),
      ['"N.a" was a whole number and need not be one now. Released apps read it as one.'],
    );
  });
});
