import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { setUiContext, type UiContext } from './context.ts';
import { closeIdleWindows } from './windows.ts';

/** Runs the tests that drive the workbench from outside, with keyboard and eyes. */
export async function runUiTests(context: UiContext, grep: string | undefined): Promise<void> {
  const { default: Mocha } = await import('mocha');
  setUiContext(context);
  // VS Code on a busy machine loses a click now and then: a test that fails once is told of and run again.
  const mocha = new Mocha({ ui: 'bdd', timeout: 150_000, forbidOnly: true, retries: 1, ...(grep && { grep }) });
  mocha.suite.afterEach(async function () {
    if (this.currentTest?.state !== 'passed') await closeIdleWindows();
  });
  mocha.suite.afterAll(closeIdleWindows);
  for (const file of (await readdir(__dirname)).sort()) {
    if (file.endsWith('.test.ts')) mocha.addFile(path.join(__dirname, file));
  }
  const failures = await new Promise<number>(resolve => {
    mocha.run(resolve).on('retry', (test, error: Error) => {
      process.stdout.write(`    ↻ ${test.title}: ${error.stack ?? error.message}\n`);
    });
  });
  // The next VS Code runs the same files again.
  mocha.unloadFiles();
  if (failures > 0) throw new Error(`${failures} tests failed in VS Code ${context.files.vscode}.`);
}
