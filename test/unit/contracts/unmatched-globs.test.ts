import assert from 'node:assert/strict';
import path from 'node:path';
import { parseConfig } from '../../../server/src/config/load.ts';
import { checkGlobs } from '../../../server/src/contracts/unmatched-globs.ts';
import { withoutSquiggles, withSquiggles } from '../../support/squiggles.ts';

const FOLDER = path.resolve('somewhere');

/** Checks a config, marked with what is to be found in it, against the files that its contracts were read from. */
function check(marked: string, files: string[]) {
  const text = withoutSquiggles(marked);
  const { config } = parseConfig(path.join(FOLDER, 'mpaas.config.json'), text);
  assert.ok(config);
  const findings = checkGlobs(
    config,
    files.map(file => path.resolve(FOLDER, file)),
  );
  assert.equal(withSquiggles(text, findings), marked);
  return findings;
}

describe('globs of contracts', () => {
  it('that match are nothing to speak of', () => {
    check('{ "contracts": ["./contracts/**/*.rpc.ts", "../shared/*.rpc.ts", "!**/old/*"] }', [
      'contracts/a/b.rpc.ts',
      '../shared/c.rpc.ts',
    ]);
  });

  it('are errors when none of them matches, whatever else was read', () => {
    const findings = check(
      `{ "contracts": [
  "contract/*.rpc.ts",
  ~~~~~~~~~~~~~~~~~~~ config/no-contracts
  "*.ts"
  ~~~~~~ config/no-contracts
] }`,
      ['contracts/a.rpc.ts', 'contracts/types.ts', '../tsconfig.json'],
    );
    assert.deepEqual(
      findings.map(({ severity }) => severity),
      ['error', 'error'],
    );
    assert.match(findings[0]?.message ?? '', /^"contract\/\*\.rpc\.ts" matches no file.*relative/);
  });

  it('are warnings when others match', () => {
    const findings = check(
      `{ "contracts": ["a/*.rpc.ts", "b/*.rpc.ts"] }
                              ~~~~~~~~~~~~ config/no-contracts`,
      ['a/a.rpc.ts'],
    );
    assert.deepEqual(
      findings.map(({ severity }) => severity),
      ['warning'],
    );
  });

  it('match nothing when everything that they match is left out again', () => {
    check(
      `{ "contracts": ["a/*.rpc.ts", "!a/*"] }
                ~~~~~~~~~~~~ config/no-contracts`,
      ['a/a.rpc.ts'],
    );
  });

  it('match nothing when they only leave out', () => {
    check(
      `{ "contracts": ["!a/*"] }
                ~~~~~~ config/no-contracts`,
      ['a/a.rpc.ts'],
    );
  });
});
