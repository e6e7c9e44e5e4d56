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
import { atMostOf, type Row } from './measure.ts';

const RUNS = 5;

interface Start {
  activationMs: number;
  initializeMs: number;
}

/**
 * The packed extension in the real VS Code, woken by a command: what its extension host spends on loading and activating the extension, as VS Code
 * counts that, and how long the language server takes from the start of its process to the answer to `initialize`.
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
    const row = (what: string, field: keyof Start, limit: number) =>
      atMostOf(
        `VS Code ${files.vscode}, the packed extension: ${what}`,
        measured.map(start => start[field]),
        limit,
        'ms',
      );
    return [
      row('activation, in its extension host', 'activationMs', 60),
      row('`initialize`, from the start of the process', 'initializeMs', 150),
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
  const answered = await page.locator('.view-line', { hasText: 'answered' }).textContent();
  // The slowest come first, and VS Code draws only what there is room for.
  await page.setViewportSize({ width: 1280, height: 3000 });
  await workbench.run('Developer: Show Running Extensions');
  const row = page.locator('.runtime-extensions-editor .extension', { hasText: 'mPaaS' }).first();
  const activation = await row.locator('.activation-time').textContent();
  return { activationMs: milliseconds(activation), initializeMs: milliseconds(answered) };
}

function milliseconds(text: string | null): number {
  const found = /(\d+)\s*ms/.exec(text ?? '')?.[1];
  if (found === undefined) throw new Error(`VS Code says "${text}" where a time was expected.`);
  return Number(found);
}
