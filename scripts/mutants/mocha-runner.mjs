/**
 * Runs mocha's tests for Stryker. Stryker's own runner asks mocha for internals that mocha 12 no longer gives away.
 *
 * Test files are loaded once for each process; which mutant is active changes between runs. What the files
 * are is Stryker's option `testFiles`; loaders, such as tsx, belong into `testRunnerNodeArgs`.
 */
import path from 'node:path';
import { commonTokens, declareClassPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import {
  DryRunStatus,
  determineHitLimitReached,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import Mocha from 'mocha';
import { globSync } from 'tinyglobby';
import { TestList } from './test-list.mjs';

/** As in .mocharc.json for slow machines; Stryker ends earlier what takes much longer than without the mutant. */
const TIMEOUT_MS = 60_000;

class MochaRunner {
  static inject = tokens(commonTokens.options);

  constructor({ testFiles }) {
    /** What instrumented code reads and writes. */
    this.mutants = {};
    globalThis.__stryker__ = this.mutants;
    this.mocha = new Mocha({ timeout: TIMEOUT_MS, reporter: class {} });
    this.mocha.cleanReferencesAfterRun(false);
    for (const file of globSync(testFiles).sort()) this.mocha.addFile(path.resolve(file));
  }

  /** As static mutants are ignored, none is active while modules load, and there is nothing that loading again would change. */
  capabilities() {
    return { reloadEnvironment: true };
  }

  async dryRun({ coverageAnalysis, disableBail }) {
    const result = await this.run({ disableBail });
    if (result.status !== DryRunStatus.Complete || coverageAnalysis === 'off') return result;
    return { ...result, mutantCoverage: this.mutants.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, disableBail, hitLimit }) {
    this.mutants.hitLimit = hitLimit;
    this.mutants.hitCount = hitLimit === undefined ? undefined : 0;
    const result = await this.run({ disableBail, testFilter, mutant: activeMutant.id });
    return toMutantRunResult(determineHitLimitReached(this.mutants.hitCount, hitLimit) ?? result);
  }

  async run({ disableBail, testFilter, mutant }) {
    try {
      if (!this.tests) {
        await this.mocha.loadFilesAsync();
        this.tests = new TestList(this.mocha.suite);
      }
    } catch (error) {
      return { status: DryRunStatus.Error, errorMessage: String(error?.stack ?? error) };
    }
    this.mutants.activeMutant = mutant;
    this.tests.choose(testFilter, { bail: !disableBail });
    return { status: DryRunStatus.Complete, tests: await this.results() };
  }

  /** Runs what is chosen, and tells instrumented code which test runs. */
  results() {
    const results = [];
    return new Promise(resolve => {
      let began = performance.now();
      const runner = this.mocha.run(() => resolve(results));
      // The file says to Stryker whether a test changed, and with it results of the time before.
      const end = (id, { file }, result) => {
        results.push({ id, name: id, fileName: file, timeSpentMs: performance.now() - began, ...result });
        began = performance.now();
      };
      const begin = id => {
        this.mutants.currentTestId = id;
      };
      // What the hooks of a suite cover counts for its first test: whoever runs that runs them.
      runner.on('suite', suite => begin(this.tests.firstOf(suite)));
      runner.on('test', test => begin(this.tests.idOf(test)));
      runner.on('pass', test => end(this.tests.idOf(test), test, { status: TestStatus.Success }));
      runner.on('pending', test => end(this.tests.idOf(test), test, { status: TestStatus.Skipped }));
      runner.on('fail', (failed, error) => {
        const id = this.tests.idOf(failed.ctx?.currentTest ?? failed) ?? this.mutants.currentTestId;
        end(id, failed, { status: TestStatus.Failed, failureMessage: String(error?.message ?? error) });
      });
    });
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'mocha-12', MochaRunner)];
