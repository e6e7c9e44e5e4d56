import assert from 'node:assert/strict';
import fc from 'fast-check';
import { functionAround, functionsIn } from '../../../server/src/call-sites/functions.ts';
import { LANGUAGES } from '../../../server/src/call-sites/languages/index.ts';
import type { SiteLanguage } from '../../../server/src/call-sites/languages/language.ts';
import { assertLinear } from '../../support/linear.ts';
import { readMarks } from '../../support/marks.ts';

/** Checks that each marked stretch, `«login: call()»`, lies in the function that it names; `«-: …»` in none. */
function check(language: SiteLanguage, marked: string): void {
  const { text, spans } = readMarks(marked);
  const functions = functionsIn(text, language);
  for (const span of spans) {
    const expected = /^(\S+): /.exec(text.slice(span.start, span.end))?.[1];
    const found = functionAround(functions, span);
    assert.equal(found?.name.text ?? '-', expected, marked);
    const [first = ''] = found?.name.text.split(':') ?? [];
    if (found) assert.equal(text.slice(found.name.start, found.name.end), first);
  }
}

/** The stretch is what a comment says, so that it is code of the language. */
const IN = (name: string) => `/*«${name}: »*/`;

describe('the function around a place', () => {
  it('is found in scripts', () => {
    check('script', `${IN('-')} function load(id = ${IN('load')}) { if (id) { ${IN('load')} } } ${IN('-')}`);
    check('script', `export async function* load<T>(id: T): Promise<A<B, C>> { ${IN('load')} }`);
    check('script', `const a = 1\nconst load = async (id: string): Promise<void> => { ${IN('load')} }\n${IN('-')}`);
    check(
      'script',
      `class Page extends View {\n  a = 1\n  private async load({ id }) { ${IN('load')} }\n  onTap = () => { ${IN('onTap')} }\n ${IN('-')} }`,
    );
    check(
      'script',
      `Page({ data: {}, onLoad() { ${IN('onLoad')} }, load: function () { ${IN('load')} }, go: id => rpc(${IN('go')}) });`,
    );
    check('script', `function outer() { items.forEach(function () { for (const a of b) { ${IN('outer')} } }); }`);
    check('script', `function outer() { button.addEventListener('a', async () => { while (1) { ${IN('outer')} } }); }`);
    check('script', `const load = () => rpc({ a: ${IN('load')} }), other = ${IN('-')};`);
    check('script', `function outer() { function inner() { ${IN('inner')} } ${IN('outer')} }`);
    check(
      'script',
      `if (a) { ${IN('-')} } else { ${IN('-')} }\nswitch (a) { case 1: ${IN('-')} } new Thing({ ${IN('-')} })`,
    );
    check(
      'script',
      `const { a } = b; const text = \`\${load(() => { ${IN('-')} })}\`; function load() { ${IN('load')} }`,
    );
  });

  it('is found in pages and components', () => {
    check(
      'markup',
      `<script>function load() { ${IN('load')} }</script><a onclick="${IN('-')}">function no() { ${IN('-')}`,
    );
    check('markup', `<script setup lang="ts">\nconst load = async () => {\n  ${IN('load')}\n}\n</script>`);
  });

  it('is found in Java', () => {
    check(
      'java',
      `class A<T> { @Override public List<A, B> load(final int a) throws B, C { if (a) { ${IN('load')} } } ${IN('-')} }`,
    );
    check(
      'java',
      `class A { void load() { run(() -> { ${IN('load')} }); new Thread() { public void run() { ${IN('run')} } }; } }`,
    );
    check(
      'java',
      `class A { { ${IN('-')} } void a() { try { ${IN('a')} } catch (E e) { ${IN('a')} } synchronized (this) { ${IN('a')} } } }`,
    );
  });

  it('is found in Kotlin', () => {
    check('kotlin', `class A { suspend fun load(id: String): Map<A, B> { launch(io) { ${IN('load')} } } ${IN('-')} }`);
    check('kotlin', `fun <T> View.load(id: T) { when (id) { 1 -> { ${IN('load')} } } }`);
  });

  it('is found in Swift', () => {
    check(
      'swift',
      `class A { func load(id: String, then done: @escaping () -> Void) -> [A: B] { queue.async(a) { ${IN('load')} } } }`,
    );
    check('swift', `struct A { init?(a: Int) { ${IN('init')} } var a: Int { ${IN('-')} } }`);
  });

  it('is found in Objective-C', () => {
    check(
      'objective-c',
      `@implementation A\n- (void)load { ${IN('load')} }\n+ (A *)loginWithName:(NSString *)name password:(NSString *)word { [self a:^(id b) { ${IN('loginWithName:password:')} }]; }\n@end`,
    );
    check('objective-c', `static void load(int a) { if (a) { dispatch_async(q, ^{ ${IN('load')} }); } }`);
  });

  for (const { name } of LANGUAGES) {
    it(`is looked for in any text without failing (${name})`, () => {
      const parts = fc.constantFrom(
        ...'(){}[]<>=:;,.`"\'-+@ \n',
        'function',
        'fun',
        'func',
        'load',
        'class',
        '=>',
        '- (void)',
      );
      fc.assert(
        fc.property(fc.array(parts), texts => {
          const text = texts.join('');
          for (const { start, end, name: given } of functionsIn(text, name)) {
            assert.ok(start <= given.start && given.end <= end && end <= text.length);
          }
        }),
      );
    });
  }

  const unclosed = { '{': 0, '(': 0, '=>': 0, '(]': 0, 'a(){': 1, '<,': 0, '{)': 0, 'a=b=>': 1, 'a=>b,': 0 };
  for (const [part, functions] of Object.entries(unclosed)) {
    it(`takes no more than linear time for what is never closed: ${part}`, () => {
      assertLinear(size => {
        assert.equal(functionsIn(part.repeat(size), 'script').length, functions * size);
      }, 1000);
    });
  }
});
