import assert from 'node:assert/strict';
import { outlineDefaultExport } from '../../../server/src/contracts/default-export-outline.ts';

/** The names of members with their texts. */
function shown(text: string): string[] {
  return outlineDefaultExport(text).map(({ name, start, end }) => `${name.text}: ${text.slice(start, end)}`);
}

describe('the object that a file exports by default', () => {
  const cases: [what: string, text: string, members: string[]][] = [
    ['methods', 'export default {\n  /** A. */\n  async a(r) { return r },\n};', ['a: async a(r) { return r }']],
    ['properties', 'export default { a: () => 1, "b c": f, d };', ['a: a: () => 1', 'b c: "b c": f', 'd: d']],
    ['what is typed', 'export default ({ a() {} } satisfies Partial<A>) as A;', ['a: a() {}']],
    ['no computed names, no spread ones', 'export default { [a]: 1, ...b };', []],
    ['nothing of other exports', 'export const a = { b: 1 };\nexport = { c: 1 };', []],
    ['nothing of a class', 'export default class { a() {} }', []],
    ['what there is of a broken file', 'export default { a() {}, b(', ['a: a() {}', 'b: b(']],
    ['nothing of nothing', '', []],
  ];
  for (const [what, text, members] of cases) {
    it(`has ${what}`, () => assert.deepEqual(shown(text), members));
  }
});
