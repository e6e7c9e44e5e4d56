import path from 'node:path';
import { format } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import type { RunningServer } from '../../../scripts/vscode/server.ts';
import { workbenchUrl } from '../../../scripts/vscode/workbench-url.ts';
import { COMPILED } from '../build.ts';
import { SUITE_SAYS } from '../suite/support/report.ts';

const TIMEOUT_MS = 5 * 60_000;
/** VS Code's words about native modules, which nobody built for a server that tests start. */
const NOT_BUILT = /Could not locate the bindings file|Cannot find module '.\/build\//;
/** Begins what mocha tells of failures. */
const FAILING = /^\s+\d+ failing$/;

/** Runs the suite of an open folder in a VS Code server. Resolves with its exit code. */
export async function runSuite(server: RunningServer, browser: Browser, folder: string): Promise<number> {
  const page = await browser.newPage();
  try {
    const exit = exitCode(page);
    await page.goto(workbenchUrl(server, folder, { tests: path.join(COMPILED, 'run.js') }));
    return await exit;
  } finally {
    await page.close();
  }
}

async function exitCode(page: Page): Promise<number> {
  // VS Code's own words matter only when something went wrong.
  const background: string[] = [];
  const said: string[] = [];
  await page.exposeFunction('codeAutomationLog', (type: string, args: unknown[]) => {
    const text = format(...args);
    if (!text.startsWith(SUITE_SAYS)) {
      if (!NOT_BUILT.test(text)) background.push(`[${type}] ${text}`);
      return;
    }
    said.push(text.slice(SUITE_SAYS.length));
    process.stdout.write(`${said.at(-1)}\n`);
  });
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`VS Code's page ${why}`));
    const timer = setTimeout(() => fail(`was not done after ${TIMEOUT_MS / 1000} s`), TIMEOUT_MS);
    page.on('crash', () => fail('crashed'));
    page
      .exposeFunction('codeAutomationExit', (code: number) => {
        clearTimeout(timer);
        if (code !== 0) {
          const failures = said.slice(said.findLastIndex(line => FAILING.test(line)));
          process.stderr.write(`VS Code's own log:\n${background.join('\n')}\n\n${failures.join('\n')}\n`);
        }
        resolve(code);
      })
      .catch(reject);
  });
}
