import type { Locator } from 'playwright-core';
import { openWorkbench } from './windows.ts';
import type { Workbench } from './workbench.ts';

/** Opens the menu of a row of the explorer. */
async function menuOf({ page }: Workbench, row: string): Promise<Locator> {
  await page.locator('.explorer-folders-view').getByText(row).click({ button: 'right' });
  const menu = page.getByRole('menu').last();
  await menu.waitFor();
  return menu;
}

async function items(menu: Locator, ...titles: string[]): Promise<void> {
  for (const name of titles) await menu.getByRole('menuitem', { name, exact: true }).waitFor();
}

describe('the extension', () => {
  it('offers what it does with packages where there are some, without config', async () => {
    await using workbench = await openWorkbench({ session: 'packages', isFresh: true });
    await items(
      await menuOf(workbench, 'android'),
      'Pack Offline Package',
      'Diagnose Offline Packages',
      'Generate Key Pair',
    );
    await workbench.screenshot('packages-folder');
    await workbench.page.keyboard.press('Escape');
    await workbench.run('mPaaS: Diagnose Offline Packages');
    await workbench.editor('70000000').waitFor();
  });

  it('wakes by itself where there is a contract and no config, says what is missing, and offers to make it', async () => {
    await using workbench = await openWorkbench({ session: 'contract', isFresh: true });
    await workbench.run('mPaaS: Generate');
    const notification = await workbench.notification('There is no mpaas.config.json in this workspace');
    for (const name of ['New Project', 'Open Sample Project'])
      await notification.getByRole('button', { name, exact: true }).waitFor();
    await workbench.screenshot('no-config');
  });
});
