import assert from 'node:assert/strict';
import type { FoundKey, KeyProblem, Platform, Verification } from '../../../../server/src/offline/diagnose/model.ts';
import { decide } from '../../../../server/src/offline/diagnose/outcome.ts';
import type { Verdict } from '../../../../server/src/offline/verify/verdict.ts';

type TestKey = 'usable' | KeyProblem;

interface Case {
  platform: Platform;
  verification: Verification;
  keys: TestKey[];
  verdicts: Verdict[];
}

const place = { file: '/a', range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } };

function keyOf(key: TestKey): FoundKey {
  const found: FoundKey = { container: 'nebula', what: 'pubKey', ...place };
  return key === 'usable' ? { ...found, text: 'x' } : { ...found, problem: key };
}

function decided(changes: Partial<Case>) {
  const given: Case = { platform: 'ios', verification: 'on', keys: ['usable'], verdicts: ['valid'], ...changes };
  return decide({
    ...given,
    container: 'nebula',
    keys: given.keys.map(keyOf),
    contents: { lacks: undefined, signing: 'on', isMalformed: false },
  });
}

/** The outcome, and the row of the documented table where it is one. */
function outcome(changes: Partial<Case>): string {
  const { outcome, row } = decided(changes);
  return row ? `${outcome}: ${row.console}/${row.client}` : outcome;
}

describe('the outcome of a package', () => {
  const cases: [circumstances: Partial<Case>, outcome: string][] = [
    [{ verdicts: ['valid'] }, 'loads: on/on'],
    [{ verdicts: ['repackaged'] }, 'loads: on/on'],
    [{ verdicts: ['wrong-key'] }, 'falls-back: on/on'],
    [{ verdicts: ['inconsistent'] }, 'unknown'],
    [{ verdicts: ['unsigned'] }, 'falls-back: off/on'],

    [{ keys: ['usable', 'usable'], verdicts: ['valid', 'valid'] }, 'loads: on/on'],
    [{ keys: ['usable', 'usable'], verdicts: ['valid', 'wrong-key'] }, 'unknown'],
    [{ keys: ['usable', 'usable'], verdicts: ['wrong-key', 'repackaged'] }, 'unknown'],
    [{ keys: ['usable', 'usable'], verdicts: ['wrong-key', 'wrong-key'] }, 'falls-back: on/on'],

    [{ keys: ['computed'], verdicts: [] }, 'unknown'],
    [{ keys: ['usable', 'computed'], verdicts: ['valid'] }, 'unknown'],
    [{ keys: ['computed'], verdicts: ['unsigned'] }, 'falls-back: off/on'],
    [{ keys: ['file-unreadable'], verdicts: [] }, 'unknown'],
    [{ keys: ['usable', 'file-unreadable'], verdicts: ['wrong-key'] }, 'unknown'],
    [{ keys: ['no-key'], verdicts: [] }, 'falls-back: on/on'],
    [{ keys: ['usable', 'no-key'], verdicts: ['valid'] }, 'loads: on/on'],

    [{ keys: [], verdicts: [], platform: 'android' }, 'falls-back: on/on'],
    [{ keys: [], verdicts: [], platform: 'ios' }, 'falls-back: on/on'],
    [{ keys: [], verdicts: [], platform: 'harmonyos' }, 'unknown'],

    [{ verification: 'default', platform: 'android', verdicts: ['wrong-key'] }, 'falls-back: on/on'],
    [{ verification: 'default', platform: 'ios', verdicts: ['wrong-key'] }, 'falls-back: on/on'],
    [{ verification: 'default', platform: 'harmonyos', verdicts: ['wrong-key'] }, 'unknown'],
    [{ verification: 'default', platform: 'harmonyos', verdicts: ['valid'] }, 'loads'],
    [{ verification: 'unclear', platform: 'ios', verdicts: ['wrong-key'] }, 'unknown'],
    [{ verification: 'unclear', platform: 'ios', verdicts: ['valid'] }, 'loads'],
    [{ verification: 'unclear', platform: 'ios', verdicts: ['unsigned'] }, 'unknown'],

    [{ verification: 'off', keys: ['computed'], verdicts: [] }, 'loads-unverified: on/off'],
  ];
  for (const [circumstances, expected] of cases) {
    it(`is ${expected} for ${JSON.stringify(circumstances)}`, () => assert.equal(outcome(circumstances), expected));
  }

  const remedies: [circumstances: Partial<Case>, reason: RegExp, remedies: string[]][] = [
    [
      { keys: ['computed'], verdicts: [] },
      /: it is computed\.$/,
      ['Verify the package with that key: mpaas verify FILE.amr --key PEM.'],
    ],
    [{ keys: ['file-unreadable'], verdicts: [] }, /cannot be read/, ['Mend the key; its finding says how.']],
    [{ keys: ['header-left'], verdicts: [] }, /cannot be used/, ['Mend the key; its finding says how.']],
    [
      { verification: 'unclear', keys: ['header-left'], verdicts: [] },
      /^If the client verifies: The app’s key cannot be used/,
      ['Mend the key; its finding says how.'],
    ],
    [
      { keys: ['usable', 'usable'], verdicts: ['valid', 'wrong-key'] },
      /signed for only some of them/,
      ['Keep one key.'],
    ],
    [
      { keys: [], verdicts: [], platform: 'android' },
      /built-in key of Alipay/,
      ['Give the app the public key of the console’s private key.'],
    ],
    [
      { keys: [], verdicts: [], platform: 'ios' },
      /nebulaPublicKeyPath is not set/,
      ['Give the app the public key of the console’s private key.'],
    ],
    [
      { keys: [], verdicts: [], platform: 'harmonyos' },
      /no pubKey\(\)/,
      ['Give the app the public key of the console’s private key.'],
    ],
  ];
  for (const [circumstances, reason, expected] of remedies) {
    it(`has its reason and remedy for ${JSON.stringify(circumstances)}`, () => {
      const decision = decided(circumstances);
      assert.match(decision.reason, reason);
      assert.deepEqual(decision.remedies, expected);
    });
  }
});
