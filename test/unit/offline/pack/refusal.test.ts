import assert from 'node:assert/strict';
import { PackError } from '../../../../server/src/offline/pack/pack-error.ts';
import { allowing, PackRefusedError, refuseErrors } from '../../../../server/src/offline/pack/refusal.ts';
import type { PackageFinding } from '../../../../server/src/offline/package-finding.ts';

function finding(severity: PackageFinding['severity'], code: string, entry = '', message = 'No.'): PackageFinding {
  return { severity, code: `package/${code}`, entry, message };
}

describe('the refusal to pack', () => {
  const cases: [what: string, findings: PackageFinding[], text: string][] = [
    [
      'says the reason and where it is',
      [finding('error', 'secret-file', 'a/.env', 'Take it out.')],
      'PackRefusedError: Nothing was packed. a/.env: Take it out.',
    ],
    [
      'says a reason that is nowhere',
      [finding('error', 'empty', '', 'There are no files.')],
      'PackRefusedError: Nothing was packed. There are no files.',
    ],
    [
      'says the only reason among warnings',
      [
        finding('warning', 'litter', 'a'),
        finding('error', 'empty', '', 'There is nothing.'),
        finding('info', 'b', 'b'),
      ],
      'PackRefusedError: Nothing was packed. There is nothing.',
    ],
    [
      'says the first of several reasons, and how many there are',
      [
        finding('info', 'empty-folder', 'x'),
        finding('error', 'link', 'a', 'A link.'),
        finding('error', 'link', 'c'),
        finding('warning', 'litter', 'b'),
        finding('error', 'empty'),
      ],
      'PackRefusedError: Nothing was packed, for 3 reasons. The first: a: A link.',
    ],
  ];
  for (const [what, findings, text] of cases) {
    it(what, () => {
      const error = new PackRefusedError(findings);
      assert.deepEqual([String(error), error.code, error.findings], [text, 'package/refused', findings]);
      assert.ok(error instanceof PackError);
    });
  }

  it('is for errors that are not allowed, and tells all findings', () => {
    const secret = finding('error', 'secret-file', '.env');
    const litter = finding('warning', 'litter', 'a');
    const link = finding('error', 'link', 'b');
    assert.doesNotThrow(() => refuseErrors([secret, litter], ['package/secret-file']));
    assert.throws(
      () => refuseErrors([secret, litter], ['package/private-key']),
      (error: PackRefusedError) => {
        assert.deepEqual(error.findings, [secret, litter]);
        return true;
      },
    );
    assert.throws(
      () => refuseErrors([litter, secret, link], ['package/secret-file']),
      (error: PackRefusedError) => {
        assert.deepEqual(error.findings, [litter, { ...secret, severity: 'warning' }, link]);
        return true;
      },
    );
  });

  it('tells twenty findings of a kind, and counts all', () => {
    const many = Array.from({ length: 22 }, (_, index) => finding('error', 'link', `${index}`));
    assert.throws(
      () => refuseErrors(many, []),
      ({ findings, message }: PackRefusedError) => {
        assert.deepEqual(findings, [...many.slice(0, 20), finding('error', 'link', '', 'And 2 more like this.')]);
        assert.equal(message, 'Nothing was packed, for 22 reasons. The first: 0: No.');
        return true;
      },
    );
    const twenty = many.slice(0, 20);
    assert.throws(() => refuseErrors(twenty, []), { findings: twenty });
  });
});

describe('allowing an error', () => {
  it('makes it a warning, and leaves all else as it is', () => {
    const others = [
      finding('error', 'private-key', 'a'),
      finding('info', 'secret-file', 'b'),
      finding('warning', 'secret-file', 'c'),
    ];
    const found = allowing([finding('error', 'secret-file', 'd'), ...others], ['package/secret-file']);
    assert.deepEqual(found, [finding('warning', 'secret-file', 'd'), ...others]);
  });
});
