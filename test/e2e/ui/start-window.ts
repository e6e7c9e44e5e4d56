import path from 'node:path';
import { VSIX } from '../../../scripts/package/packed-files.ts';
import { type RunningServer, startServer } from '../../../scripts/vscode/server.ts';
import { workbenchUrl } from '../../../scripts/vscode/workbench-url.ts';
import { copyWorkspace, ENVIRONMENT, SETTINGS } from '../session.ts';
import { uiContext } from './context.ts';
import { QUIET, type WorkbenchOptions, writeRoots, writeSettings } from './window-options.ts';
import { Workbench } from './workbench.ts';

/** Of a whole VS Code, on a machine that has much else to do. */
const START_MS = 60_000;

export const VIEWPORT = { width: 1280, height: 800 };

/** A window, and how to end everything that belongs to it. */
export interface StartedWindow {
  workbench: Workbench;
  close(): Promise<void>;
}

/**
 * Starts VS Code with a copy of a workspace, and waits until the extension is awake.
 * @param release what becomes of the window when a test is done with it
 */
export async function startWindow(
  options: WorkbenchOptions,
  release: (window: StartedWindow) => Promise<void>,
): Promise<StartedWindow> {
  const { browser } = uiContext();
  const cleanups: (() => PromiseLike<void>)[] = [];
  const close = async () => {
    for (const cleanup of cleanups) await cleanup();
  };
  let workbench: Workbench | undefined;
  try {
    const { folder, ...workspace } = await copyWorkspace(options.session ?? 'shop');
    cleanups.unshift(() => workspace[Symbol.asyncDispose]());
    await writeSettings(folder, options);
    let place = folder;
    if (options.beside) {
      const { folder: other, ...beside } = await copyWorkspace(options.beside);
      cleanups.unshift(() => beside[Symbol.asyncDispose]());
      place = await writeRoots([folder, other], options);
    }
    const server = await serverFor(options);
    cleanups.unshift(() => server.stop());
    const context = await browser.newContext({ viewport: VIEWPORT });
    cleanups.unshift(() => context.close());
    const page = await context.newPage();
    workbench = new Workbench(page, folder, server.processGroup, options, its => release({ workbench: its, close }));
    if (options.isEmpty) {
      await page.goto(workbenchUrl(server, undefined, { isInstalled: options.isPacked }));
      await page.locator('.monaco-workbench').waitFor({ timeout: START_MS });
      return { workbench, close };
    }
    const open = options.open && path.join(folder, options.open);
    await page.goto(workbenchUrl(server, place, { ...(open && { open }), isInstalled: options.isPacked }));
    await page
      .locator(options.open ? '.monaco-editor .view-line' : '.monaco-workbench')
      .first()
      .waitFor({ timeout: START_MS });
    if (options.trusted === false) await refuseTrust(workbench);
    // Commands can be found once the extension is awake.
    await workbench.statusBar('mPaaS').waitFor({ timeout: START_MS });
    await workbench.chooseTheme();
    return { workbench, close };
  } catch (error) {
    await workbench?.screenshot('failed-open');
    await close();
    throw error;
  }
}

/** VS Code asks, or restricts the window without asking. */
async function refuseTrust(workbench: Workbench): Promise<void> {
  const refusal = workbench.page.getByRole('button', { name: 'No, I don' });
  await refusal.or(workbench.statusBar('Restricted Mode')).first().waitFor();
  if (await refusal.isVisible()) await refusal.click();
}

function serverFor({ trusted = true, language, isPacked, isEmpty }: WorkbenchOptions): Promise<RunningServer> {
  return startServer(uiContext().files, {
    testDriver: true,
    trustEverything: trusted,
    language,
    settings: { ...SETTINGS, ...(isEmpty && QUIET) },
    env: ENVIRONMENT,
    extension: isPacked ? VSIX : undefined,
  });
}
