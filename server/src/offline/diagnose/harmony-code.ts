import type { Code } from './code.ts';
import { evaluate } from './expressions.ts';
import { readKey } from './key-text.ts';
import { type CodeFacts, noFacts } from './model.ts';
import { returnedValue } from './returned-value.ts';

/** Without it a file of ArkTS says nothing to us. */
export const HARMONY_WORDS = ['H5CommonAppProvider'];

/** Reads `shouldVerify()` and `pubKey()` of a class that extends `H5CommonAppProvider` (seen in code). */
export function readHarmonyCode(code: Code): CodeFacts {
  const facts = noFacts();
  if (!code.has('extends', 'H5CommonAppProvider')) return facts;
  for (const at of code.find('shouldVerify', '(', ')')) {
    const value = returnedValue(code, at + 3);
    if (value === undefined) continue;
    const text = code.tokens[value]?.text;
    facts.switches.push({
      container: 'nebula',
      what: `shouldVerify(): ${text}`,
      value: text === 'true' ? 'on' : text === 'false' ? 'off' : 'unclear',
      file: code.file,
      range: code.range(at),
    });
  }
  for (const at of code.find('pubKey', '(', ')')) {
    const value = returnedValue(code, at + 3);
    if (value === undefined) continue;
    const range = code.tokens[value]?.kind === 'string' ? code.range(value) : code.range(at);
    const { value: text } = evaluate(code, value);
    facts.keys.push({ container: 'nebula', what: 'pubKey()', file: code.file, range, ...readKey(text) });
  }
  return facts;
}
