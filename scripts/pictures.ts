/**
 * Takes the pictures of the documentation, `docs/images/`, in the real VS Code on a copy of `examples/`: `npm run pictures`. Words
 * behind it are names of those to take; all are taken without. Needs Chromium or Chrome.
 */
import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { setUiContext } from '../test/e2e/ui/context.ts';
import { closeIdleWindows, openWorkbench } from '../test/e2e/ui/windows.ts';
import type { Workbench } from '../test/e2e/ui/workbench.ts';
import { SCENES } from './pictures/scenes.ts';
import { launchBrowser } from './vscode/browser.ts';
import { provisionServer } from './vscode/provision.ts';

const IMAGES = path.resolve(__dirname, '../docs/images');
/** The README is read on telephones, too. */
const MOST_BYTES = 200_000;

const say = (line: string) => process.stdout.write(`${line}\n`);

async function main(names: string[]): Promise<void> {
  await mkdir(IMAGES, { recursive: true });
  const files = await provisionServer('latest', say);
  const browser = await launchBrowser();
  setUiContext({ files, browser, name: 'latest' });
  try {
    for (const [name, { open, show }] of Object.entries(SCENES)) {
      if (names.length === 0 || names.includes(name)) await take(name, open, show);
    }
  } finally {
    await closeIdleWindows();
    await browser.close();
  }
}

async function take(name: string, open: string, show: (typeof SCENES)[string]['show']): Promise<void> {
  await using workbench = await openWorkbench({ session: 'examples', theme: 'light', open });
  await hideSecondSideBar(workbench);
  await show(workbench);
  const file = path.join(IMAGES, `${name}.png`);
  await workbench.page.screenshot({ path: file });
  const { size } = await stat(file);
  say(`${name}.png: ${Math.round(size / 1000)} kB`);
  if (size > MOST_BYTES) throw new Error(`${name}.png has more than ${MOST_BYTES} bytes.`);
}

/** VS Code keeps room for chats, which nobody has here. */
async function hideSecondSideBar({ page }: Workbench): Promise<void> {
  const bar = page.locator('.part.auxiliarybar:visible');
  if ((await bar.count()) === 0) return;
  await bar.getByRole('button', { name: 'Hide Secondary Side Bar' }).click();
  await bar.waitFor({ state: 'hidden' });
}

main(process.argv.slice(2)).catch(error => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
});
