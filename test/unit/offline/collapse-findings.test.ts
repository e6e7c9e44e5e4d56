import assert from 'node:assert/strict';
import { collapseFindings } from '../../../server/src/offline/collapse-findings.ts';
import type { PackageFinding } from '../../../server/src/offline/package-finding.ts';

const finding = (entry: string, message: string, code = 'package/x'): PackageFinding => ({
  code,
  severity: 'warning',
  entry,
  message,
});

/** `entry: message` of what is left. */
function collapsed(...findings: PackageFinding[]): string[] {
  return collapseFindings(findings).map(({ entry, message }) => `${entry}: ${message}`);
}

describe('findings of a package', () => {
  it('that say the same of several entries become one with their names', () => {
    assert.deepEqual(collapsed(finding('a', 'a is odd.'), finding('b', 'b is odd.'), finding('c', 'c is odd.')), [
      'a: a is odd. The same goes for 2 more: b, c.',
    ]);
  });

  it('name the first ones of many', () => {
    const many = Array.from({ length: 9 }, (_, index) => finding(`e${index}`, `e${index} is odd.`));
    assert.deepEqual(collapsed(...many), ['e0: e0 is odd. The same goes for 8 more: e1, e2, e3, ….']);
  });

  it('name all when these are four', () => {
    const four = ['k', 'l', 'm', 'n'].map(name => finding(name, `${name} is odd.`));
    assert.deepEqual(collapsed(...four), ['k: k is odd. The same goes for 3 more: l, m, n.']);
  });

  it('stay apart when they say something else, or nothing of an entry', () => {
    const apart = [
      finding('a', 'a has the flags 1.'),
      finding('b', 'b has the flags 2.'),
      finding('c', 'c has the flags 1.', 'package/y'),
      finding('', 'Odd.'),
      finding('kk', 'kk is odd.'),
      finding('mm', ' is odd.'),
      finding('', 'Odd.'),
      finding('d', 'd lacks "x".'),
      finding('d', 'd lacks "y".'),
    ];
    assert.deepEqual(collapseFindings(apart), apart);
  });

  it('keep the place of the first', () => {
    const [only] = collapseFindings([
      { ...finding('a', 'a is odd.'), offset: 3 },
      { ...finding('b', 'b is odd.'), offset: 9 },
    ]);
    assert.equal(only?.offset, 3);
  });
});
