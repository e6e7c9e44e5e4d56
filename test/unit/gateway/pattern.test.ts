import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compilePattern } from '../../../server/src/gateway/mock/pattern.ts';
import { sourceOf } from '../../../server/src/gateway/mock/source.ts';

const PATTERNS = [
  '^1[3-9]\\d{9}$',
  '^[A-Z]{2}\\d{6,8}$',
  '^(\\d{4})-(\\d{2})-(\\d{2})$',
  '^[\\w.+-]+@[\\w-]+\\.[a-z]{2,}$',
  '^(?:cat|dog|bird)(?:-\\d+)?$',
  '^(?<quote>["\'])[a-z]*\\k<quote>$',
  '^(a|b)\\1$',
  '^(?=.*\\d)(?=.*[a-z])(?=.*[A-Z]).{8,16}$',
  '^[^a-zA-Z0-9]+$',
  '^\\p{Script=Han}{2,4}$',
  '^[\\u4e00-\\u9fa5]{1,5}$',
  '^[京沪粤][A-Z][A-Z0-9]{5}$',
  '^\\u{1F600}\\x41\\t$',
  '^#?([a-f0-9]{6}|[a-f0-9]{3})$',
  '^[\\s\\S]*$',
  '^$',
  'abc',
  '\\bword\\b',
  '^[\\]\\-]?.\\.$',
  '^[^]{3}$',
  '^(?!00)\\d{2}$',
  '^[\\u{10330}-\\u{10340}]$',
];

describe('text for a pattern', () => {
  for (const pattern of PATTERNS) {
    it(`matches ${pattern}`, async () => {
      const [source, generate] = [await sourceOf('en'), compilePattern(pattern, {})];
      for (let key = 0; key < 100; key++) {
        source.start(String(key));
        assert.match(generate?.(source) ?? 'none', new RegExp(pattern, 'u'));
      }
    });
  }

  it('keeps within the length', async () => {
    const source = await sourceOf('en');
    fc.assert(
      fc.property(fc.nat(40), fc.nat(20), (minLength, more) => {
        source.start('length');
        const text = compilePattern('^[a-z]+(-[a-z]+)*$', { minLength, maxLength: minLength + more + 5 })?.(source);
        assert.ok(text && text.length >= minLength && text.length <= minLength + more + 5, text);
      }),
    );
  });

  it('is nothing where nothing can match', async () => {
    assert.equal(compilePattern('^a(?!a)a$', {})?.(await sourceOf('en')), undefined);
    assert.equal(compilePattern('[^\\s\\S]', {}), undefined);
  });
});
