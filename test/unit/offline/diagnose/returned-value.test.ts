import assert from 'node:assert/strict';
import { Code } from '../../../../server/src/offline/diagnose/code.ts';
import { returnedValue } from '../../../../server/src/offline/diagnose/returned-value.ts';
import type { Language } from '../../../../server/src/offline/diagnose/tokens.ts';

/** The value's first token in a file that has more code behind the method. */
function firstToken(method: string, language: Language): string | undefined {
  const code = new Code('/a', `${method}\nclass X { return y }`, language);
  const [at = 0] = code.find('key');
  const value = returnedValue(code, at + 3);
  return value === undefined ? undefined : code.tokens[value]?.text;
}

describe('what a method gives back', () => {
  const cases: [language: Language, method: string, value: string | undefined][] = [
    ['java', 'String key() { return "a"; }', '"a"'],
    ['java', 'String key() throws IOException { return K; }', 'K'],
    ['java', 'String key() { log(); return "a"; }', undefined],
    ['java', 'String key() { throw new Error(); }', undefined],
    ['java', 'abstract String key();', undefined],
    ['java', 'String key() throws IOException;', undefined],
    ['java', 'a.key(); b = c;', undefined],
    ['java', 'if (key() == null) { return "a"; }', undefined],
    ['java', 'f(key(), b = "a");', undefined],
    ['java', 'a = b.key() + "c"; d = e;', undefined],
    ['java', 'a = b ? c.key() : d; return e;', undefined],
    ['kotlin', 'fun key() = "a"', '"a"'],
    ['kotlin', 'fun key(): String = "a"', '"a"'],
    ['kotlin', 'fun key(): String? { return "a" }', '"a"'],
    ['kotlin', 'if (key() == "a") b()', undefined],
    ['arkts', 'key(): string { return "a" }', '"a"'],
    ['arkts', 'key(): string; b = c', undefined],
    ['arkts', `key(): ${'a.'.repeat(20)}b { return "a" }`, undefined],
  ];
  for (const [language, method, value] of cases) {
    it(`is ${value ?? 'not told'} in ${method}`, () => assert.equal(firstToken(method, language), value));
  }
});
