import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { setUiContext, type UiContext } from './context.ts';

/** Runs the tests that drive the workbench from outside, with keyboard and eyes. */
export async function runUiTests(context: UiContext, grep: string | undefined): Promise<void> {
  const { default: Mocha } = await import('mocha');
  setUiContext(context);
  const mocha = new Mocha({ ui: 'bdd', timeout: 90_000, forbidOnly: true, ...(grep && { grep }) });
  for (const file of (await readdir(__dirname)).sort()) {
    if (file.endsWith('.test.ts')) mocha.addFile(path.join(__dirname, file));
  }
  const failures = await new Promise<number>(resolve => mocha.run(resolve));
  // The next VS Code runs the same files again.
  mocha.unloadFiles();
  if (failures > 0) throw new Error(`${failures} tests failed in VS Code ${context.files.vscode}.`);
}
