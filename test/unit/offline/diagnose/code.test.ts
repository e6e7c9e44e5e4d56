import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Code } from '../../../../server/src/offline/diagnose/code.ts';
import { evaluate } from '../../../../server/src/offline/diagnose/expressions.ts';
import { type Language, tokenize } from '../../../../server/src/offline/diagnose/tokens.ts';

function tokens(text: string, language: Language): string {
  return tokenize(text, language)
    .map(token => token.text)
    .join(' ');
}

/** What the expression behind `use(` says. */
function valueIn(text: string, language: Language = 'java'): string | undefined {
  const code = new Code('/a', text, language);
  const [at] = code.find('use', '(');
  return at === undefined ? undefined : evaluate(code, at + 2).value;
}

describe('reading code', () => {
  it('skips comments, and no comments in strings', () => {
    assert.equal(tokens('a // b "\nc /* d " */ e', 'java'), 'a c e');
    assert.equal(tokens('a("http://b") // c', 'java'), 'a ( "http://b" )');
    assert.equal(tokens('a /* b /* c */ d */ e', 'java'), 'a d * / e');
    assert.equal(tokens('a /* b /* c */ d */ e', 'kotlin'), 'a e');
    assert.equal(tokens('a\n#if 0\nb\n#if X\nc\n#endif\nd\n#else\ne\n#endif', 'objective-c'), 'a e # endif');
    assert.equal(tokens('#if 0\nb\n#endif\nc', 'objective-c'), 'c');
    assert.equal(tokens('a /* b', 'swift'), 'a');
  });

  it('reads strings of each language', () => {
    const values = (text: string, language: Language) =>
      tokenize(text, language)
        .filter(token => token.kind === 'string')
        .map(token => token.value);
    assert.deepEqual(values('"a\\n\\"b" \'c\'', 'java'), ['a\n"b', 'c']);
    assert.deepEqual(values(`"a$b" "a\${f()}b" "1$" """\\n"""`, 'kotlin'), [undefined, undefined, '1$', '\\n']);
    assert.deepEqual(values('"a\\(b)c" "\\u0041"', 'swift'), [undefined, 'A']);
    assert.deepEqual(values(`'a' \`b\` \`c\${d}\` '\${e}'`, 'arkts'), ['a', 'b', undefined, `\${e}`]);
    assert.deepEqual(values('@"a" @"', 'objective-c'), ['a', '']);
    assert.deepEqual(values('"a\nb"', 'java'), ['a', '']);
  });

  it('joins literals and constants', () => {
    assert.equal(valueIn('use("a" + "b"\n  + "c");'), 'abc');
    assert.equal(valueIn('use("a" + // x\n "b");'), 'ab');
    assert.equal(valueIn('static final String K = "a" + "b"; use(K);'), 'ab');
    assert.equal(valueIn('String K = "a"; String L = K + "b"; use(Keys.L);'), 'ab');
    assert.equal(valueIn('const val K: String = "a"\nuse(K)', 'kotlin'), 'a');
    assert.equal(valueIn('use("""\n  a\n""".trimIndent())', 'kotlin')?.trim(), 'a');
    assert.equal(valueIn('#define K @"a" @"b"\nuse(K);', 'objective-c'), 'ab');
    assert.equal(valueIn('static NSString *const K = @"a"\n  "b"; use(K);', 'objective-c'), 'ab');
    assert.equal(valueIn('private readonly K: string = "a"\nuse(this.K)', 'arkts'), 'a');
    assert.equal(valueIn('let K: String? = "a"\nuse(K)', 'swift'), 'a');
    assert.equal(valueIn('String K = "a"; use(com.example.Keys.K);'), 'a');
    assert.equal(valueIn('use((("a") + "b"));'), 'ab');
    assert.equal(valueIn('use(@("a"));', 'objective-c'), 'a');
    assert.equal(valueIn('String K = "a"; use(K.trim() + "b");'), 'ab');
    for (const name of ['trim', 'trimIndent', 'trimMargin', 'strip', 'stripIndent']) {
      assert.equal(valueIn(`use("a".${name}().trim());`), 'a', name);
    }
  });

  it('joins literals up to where an expression ends', () => {
    for (const end of [',', ';', ')', ']', '}', '\nb', '']) assert.equal(valueIn(`use("a"${end}`), 'a', end);
    for (const end of ['- "b"', '? "b"', 'b']) assert.equal(valueIn(`use("a" ${end});`), undefined, end);
  });

  it('does not guess what is computed', () => {
    for (const text of [
      'use(f());',
      'use("a" + f());',
      'use(K.f());',
      'use(a ? "b" : "c");',
      'use(K);',
      'use("a".f());',
      'use("a".trim);',
      'use("a".trim(1));',
      'use("a" + trim());',
      'use(("a", "b"));',
      'use(("a";',
      'use("a" + );',
      'use();',
      'use(.K); K = "a"',
      'String K = f() + "a"; use(K);',
      'String K; use(K);',
      '# K "a"\nuse(K);',
      'define K "a"\nuse(K);',
      'case K: "a"; use(K);',
    ]) {
      assert.equal(valueIn(text), undefined, text);
    }
    assert.equal(valueIn('K = "a"; K = "b"; use(K);'), undefined);
    assert.equal(valueIn('String A = B; String B = A; use(A);'), undefined);
    assert.equal(valueIn('if (K == "a") use(K);'), undefined);
    assert.equal(valueIn('use("a$b")', 'kotlin'), undefined);
  });

  it('reads code that ends anywhere', () => {
    const uses = ['Keys.K.trim()', '"a".strip() + K', '(("a" + K) + @"b")', 'f(K)'];
    const settings = ['\n#define K "c"', '; K: String? = "d" == e', '; String K = "f"'];
    for (const use of uses) {
      for (const setting of settings) {
        const text = `use(${use})${setting}`;
        for (let end = 0; end < text.length; end++) valueIn(text.slice(0, end));
      }
    }
  });

  it('follows names as far as eight steps', () => {
    const chain = (steps: number) =>
      `use(K0);${Array.from({ length: steps }, (_, at) => ` K${at} = K${at + 1};`).join('')} K${steps} = "a";`;
    assert.equal(valueIn(chain(7)), 'a');
    assert.equal(valueIn(chain(8)), undefined);
  });

  it('ends, with tokens in order, whatever the text', () => {
    const languages: Language[] = ['java', 'kotlin', 'objective-c', 'swift', 'arkts'];
    const pieces = fc.array(
      fc.constantFrom(
        '"',
        "'",
        '`',
        '"""',
        '//',
        '/*',
        '*/',
        '\n',
        '#if 0',
        '#endif',
        '$',
        '{',
        '\\(',
        '\\',
        '}',
        ')',
        '@',
        '+',
        '=',
        'K',
        ' ',
        'use(',
      ),
    );
    fc.assert(
      fc.property(pieces, fc.constantFrom(...languages), (parts, language) => {
        const text = parts.join('');
        let last = 0;
        for (const token of tokenize(text, language)) {
          assert.ok(token.start >= last && token.end > token.start && token.end <= text.length);
          last = token.end;
        }
        valueIn(text, language);
      }),
    );
  });
});
