import { readFileSync } from 'node:fs';

// The same code as coverage is measured of.
const { include } = JSON.parse(readFileSync('.c8rc.json', 'utf8'));

/** Says what of the code no test would miss: `npm run mutants`, see docs/testing.md. */
export default {
  plugins: ['./scripts/mutants/mocha-runner.mjs', './scripts/mutants/ignore-user-texts.mjs'],
  testRunner: 'mocha-12',
  testRunnerNodeArgs: ['--import', 'tsx'],
  testFiles: [
    'test/unit/{contracts,offline}/**/*.test.ts',
    'test/unit/gateway/{answer,backend-refusal,backend-signature,call,explanation,oracle,policies}.test.ts',
    'test/unit/gateway/{protocol-v1,signature,skew,timestamp}.test.ts',
  ],
  mutate: include.map(each => (each.endsWith('**') ? `${each}/*.ts` : each)),
  ignorers: ['user-texts'],
  coverageAnalysis: 'perTest',
  // Code that runs while modules load needs all tests in a new process for each mutant: in signature.ts and timestamp.ts, 20 of
  // 84 mutants were such ones, and took 5 of 6 minutes.
  ignoreStatic: true,
  concurrency: 1,
  // TypeScript 7 has no API for rewriting a tsconfig.json, and nothing in ours leads out of the sandbox.
  tsconfigFile: 'none',
  ignorePatterns: ['dist', 'out', 'coverage', 'bench', '.vscode-test', 'test/e2e', '*.vsix', '*.tgz'],
  reporters: ['clear-text', 'json'],
  jsonReporter: { fileName: 'out/mutants/report.json' },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, allowEmojis: false },
  incremental: true,
  incrementalFile: 'out/mutants/incremental.json',
  tempDirName: 'out/mutants/sandbox',
  thresholds: { high: 95, low: 85, break: 85 },
};
