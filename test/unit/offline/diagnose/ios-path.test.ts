import assert from 'node:assert/strict';
import { Code } from '../../../../server/src/offline/diagnose/code.ts';
import { readPath } from '../../../../server/src/offline/diagnose/ios-path.ts';
import type { Language } from '../../../../server/src/offline/diagnose/tokens.ts';

function pathIn(text: string, language: Language) {
  const code = new Code('/a', text, language);
  const [sign = 0] = code.find('=');
  const { name = 'computed', lacksSlash, last } = readPath(code, sign + 1);
  const statement = text.slice(code.tokens[sign + 1]?.start, code.tokens[last]?.end);
  return { file: lacksSlash ? `${name}, no slash` : name, statement };
}

describe('the path of a key file', () => {
  const objectiveC: [expression: string, file: string][] = [
    ['[b pathForResource:@"public" ofType:@"pem"]', 'public.pem'],
    ['[b pathForResource:@"public.pem" ofType:nil]', 'public.pem'],
    ['[b pathForResource:@"public.pem" ofType:@""]', 'public.pem'],
    ['[b URLForResource:@"public" withExtension:@"pem"].path', 'public.pem'],
    ['[b pathForResource:(@"public") ofType:@"pem"]', 'computed'],
    ['[b pathForResource:name ofType:@"pem"]', 'computed'],
    ['[self pathOfType:@"/pem"]', 'pem'],
    ['[b.bundlePath stringByAppendingString:@"/Keys.bundle/public.pem"]', 'public.pem'],
    ['[b.bundlePath stringByAppendingString:@"public.pem"]', 'public.pem, no slash'],
    ['[b.resourcePath stringByAppendingString:@"public.pem"]', 'public.pem, no slash'],
    ['[b.bundlePath stringByAppendingPathComponent:@"public.pem"]', 'public.pem'],
    ['[b.bundlePath stringByAppendingString:@""]', 'computed'],
    ['[b.bundlePath stringByAppendingFormat:@"/%@", name]', 'computed'],
    ['[b.bundlePath stringByAppendingFormat:@"/%@.%@", @"public", @"pem"]', 'public.pem'],
    ['[NSString stringWithFormat:@"%@/public.pem", b.bundlePath]', 'public.pem'],
    ['[[a f:@"/pub"] g:@"lic" h:@".pem"]', 'public.pem'],
    ['[self keyIn:@"bundlePath.pem"]', 'bundlePath.pem'],
    ['KEY', 'public.pem'],
    ['[self keyPath]', 'computed'],
    ['', 'computed'],
  ];
  for (const [expression, file] of objectiveC) {
    it(`is ${file} in ${expression}`, () => {
      const text = `p = ${expression}; q = [b.bundlePath pathForResource:@"other" ofType:@"txt"];\n#define KEY @"/public.pem"`;
      assert.equal(pathIn(text, 'objective-c').file, file);
    });
  }

  const swift: [expression: string, file: string][] = [
    ['b.path(forResource: "public", ofType: "pem")', 'public.pem'],
    ['b.path(forResource: NAME, ofType: "pem")', 'public.pem'],
    ['b.path(forResource: name, ofType: "pem")', 'computed'],
    ['b.url(forResource: "public", withExtension: "pem")!.path', 'public.pem'],
    ['b.bundleURL.appendingPathComponent("public.pem").path', 'public.pem'],
    ['b.bundlePath.appendingPathComponent("public.pem")', 'public.pem'],
    ['"\\(b.bundlePath)/public.pem"', 'public.pem'],
    ['"\\(b.bundlePath)public.pem"', 'public.pem, no slash'],
    ['"public.pem"', 'public.pem'],
  ];
  for (const [expression, file] of swift) {
    it(`is ${file} in ${expression}`, () => {
      const text = `p = ${expression}\nq = b.bundlePath\nlet NAME = "public"`;
      assert.equal(pathIn(text, 'swift').file, file);
    });
  }

  const statements: [language: Language, statement: string, after: string][] = [
    ['objective-c', 'a', ';'],
    ['objective-c', 'a', ' }'],
    ['objective-c', 'a', ''],
    ['objective-c', '[a\n  b:@"c"]', ';'],
    ['objective-c', 'a\n', ';'],
    ['objective-c', 'a\n  ? b\n  : c', ';'],
    ['swift', 'a', '\nb()'],
    ['swift', '\n  a', '\nb()'],
    ['swift', 'a', '; b()'],
    ['swift', 'a', ' }'],
    ['swift', 'a\n  .b\n  + "c"\n  ?? d', '\nb()'],
    ['swift', 'f(\n  a,\n  b\n)', '\nb()'],
    ['swift', '[\n  a\n][0]', '\nb()'],
    ['swift', '{\n  return a', '\n}()\nb()'],
    ['swift', 'f(a)[0]', '\nb()'],
  ];
  for (const [language, statement, after] of statements) {
    it(`ends before ${JSON.stringify(after)} in ${language}: ${JSON.stringify(statement)}`, () => {
      assert.equal(pathIn(`p = ${statement}${after}`, language).statement, statement.trim());
    });
  }
});
