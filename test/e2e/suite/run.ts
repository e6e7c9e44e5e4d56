import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { format } from 'node:util';
import * as vscode from 'vscode';
import { SUITE_SAYS } from './support/report.ts';

/**
 * What every runner calls inside the extension host: `@vscode/test-electron` as well as a VS Code server. Which tests
 * run follows from the folder that is open.
 */
export async function run(): Promise<void> {
  const { default: Mocha } = await import('mocha');
  Mocha.reporters.Base.consoleLog = (...args: unknown[]) => {
    // biome-ignore lint/suspicious/noConsole: the console is the suite's only way out of VS Code.
    for (const line of format(...args).split('\n')) console.log(SUITE_SAYS + line);
  };
  // VS Code on a busy machine loses an event now and then: a test that fails once is told of and run again.
  const mocha = new Mocha({ ui: 'bdd', timeout: 60_000, color: false, forbidOnly: true, retries: 1 });
  const session = vscode.workspace.workspaceFolders?.[0]?.name ?? '';
  const folder = path.join(__dirname, session);
  for (const file of (await readdir(folder)).sort()) mocha.addFile(path.join(folder, file));
  await mocha.loadFilesAsync();
  const failures = await new Promise<number>(resolve => {
    mocha.run(resolve).on('retry', (test, error: Error) => {
      Mocha.reporters.Base.consoleLog(`    ↻ ${test.title}: ${error.message}`);
    });
  });
  if (failures > 0) throw new Error(`${failures} tests failed`);
}
