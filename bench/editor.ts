import type { Browser } from 'playwright-core';
import { VSIX } from '../scripts/package/packed-files.ts';
import { launchBrowser } from '../scripts/vscode/browser.ts';
import { provisionServer } from '../scripts/vscode/provision.ts';
import { type RunningServer, startServer } from '../scripts/vscode/server.ts';
import { workbenchUrl } from '../scripts/vscode/workbench-url.ts';
import { copyWorkspace, SETTINGS } from '../test/e2e/session.ts';
import { setUiContext } from '../test/e2e/ui/context.ts';
import { Workbench } from '../test/e2e/ui/workbench.ts';
import { idle } from './idle.ts';
import { atMostOf, type Row, range } from './measure.ts';

const RUNS = 5;

interface Start {
  activationMs: number;
  /** From the start of the server's process. */
  startMs: number;
  /** From the request. */
  initializeMs: number;
}

/**
 * The packed extension in the real VS Code, woken by a command: what its extension host spends on loading and activating the extension, as VS Code
 * counts that, and how long `initialize` takes. The server's process starts while what speaks with it is loaded.
 */
export async function benchEditor(): Promise<Row[]> {
  const files = await provisionServer('latest', () => undefined);
  const browser = await launchBrowser();
  setUiContext({ files, browser, name: 'latest' });
  try {
    await using workspace = await copyWorkspace('unrelated');
    const server = await startServer(files, { trustEverything: true, settings: SETTINGS, extension: VSIX });
    const starts: Start[] = [];
    try {
      // The first start compiles the bundles, and keeps that when it ends.
      for (let run = 0; run <= RUNS; run++) starts.push(await measureStart(server, workspace.folder, browser));
    } finally {
      await server.stop();
    }
    const [, ...measured] = starts;
    const name = (what: string) => `VS Code ${files.vscode}, the packed extension: ${what}`;
    const values = (field: keyof Start) => measured.map(start => start[field]);
    return [
      atMostOf(name('activation, in its extension host'), values('activationMs'), 60, 'ms'),
      atMostOf(name('`initialize`, from the request to the answer'), values('initializeMs'), 150, 'ms'),
      { what: name('that answer, from the start of the process'), figure: range(values('startMs'), 'ms'), goal: '–' },
    ];
  } finally {
    await browser.close();
  }
}

/** A page has an extension host of its own. */
async function measureStart(server: RunningServer, folder: string, browser: Browser): Promise<Start> {
  const page = await browser.newPage();
  await using workbench = new Workbench(page, folder, server.processGroup, {}, () => page.close());
  await page.goto(workbenchUrl(server, folder, { isInstalled: true }));
  await page.locator('.monaco-workbench').waitFor();
  // VS Code itself starts for some seconds, on all cores.
  await idle();
  await workbench.run('mPaaS: Explain Code');
  await workbench.quickInput.getByText('A result code of a gateway').waitFor();
  await page.keyboard.press('Escape');
  await idle();
  // VS Code writes no logs where its native modules are not built; the report says the same.
  await workbench.run('mPaaS: Copy Diagnostics Report');
  const notification = await workbench.notification('The report is in the clipboard');
  await notification.getByRole('button', { name: 'Show', exact: true }).click();
  const answered = (await page.locator('.view-line', { hasText: 'answered' }).textContent()) ?? '';
  // The slowest come first, and VS Code draws only what there is room for.
  await page.setViewportSize({ width: 1280, height: 3000 });
  await workbench.run('Developer: Show Running Extensions');
  const row = page.locator('.runtime-extensions-editor .extension', { hasText: 'mPaaS' }).first();
  const activation = await row.locator('.activation-time').textContent();
  const [startMs, initializeMs] = answered.split(',').slice(-2);
  return {
    activationMs: milliseconds(activation),
    startMs: milliseconds(startMs),
    initializeMs: milliseconds(initializeMs),
  };
}

function milliseconds(text: string | null | undefined): number {
  const found = /(\d+)\s*ms/.exec(text ?? '')?.[1];
  if (found === undefined) throw new Error(`VS Code says "${text}" where a time was expected.`);
  return Number(found);
}
