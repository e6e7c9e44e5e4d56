import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { themesToSee } from './context.ts';
import { openWorkbench } from './windows.ts';

const CONTRACT = 'contracts/orders.rpc.ts';

describe('the contracts view', () => {
  for (const theme of themesToSee(['light', 'dark', 'contrast'])) {
    it(`has services and operations, which lead to their contracts and say what is wrong with them (${theme})`, async () => {
      await using workbench = await openWorkbench({ theme, open: CONTRACT });
      const { page } = workbench;
      await workbench.openSideBar('mPaaS');
      await workbench.expand('AccountService');
      await workbench.treeItem('shop.account.logout').click();
      await page.locator('.tab.active', { hasText: 'account.rpc.ts' }).waitFor();
      await workbench.expand('OrderService');
      await workbench.hoverUntil(
        workbench.treeItem('shop.order.get').getByText('shop.order.get'),
        page.locator('.monaco-hover:visible', { hasText: 'GET /orders/{id}' }).first(),
      );
      await workbench.screenshot('contracts-view');

      const file = path.join(workbench.folder, CONTRACT);
      const text = await readFile(file, 'utf8');
      await writeFile(
        file,
        text.replace('@operationType shop.order.get', '@operationType shop.order.get\n   * @timeout soon'),
      );
      await workbench.treeItem(/shop\.order\.get.*1 error/).waitFor();
      await workbench.screenshot('contracts-view-error');
    });
  }

  it('offers in its menus what can be done with an operation', async () => {
    await using workbench = await openWorkbench({ theme: 'light', open: CONTRACT });
    await workbench.openSideBar('mPaaS');
    await workbench.expand('OrderService');
    await workbench.treeItem('shop.order.get').click({ button: 'right' });
    const menu = workbench.page.locator('.monaco-menu:visible');
    await menu.getByText('Copy Operation Type').waitFor();
    await workbench.screenshot('contracts-view-menu');
  });

  it('is Chinese in Chinese', async () => {
    await using workbench = await openWorkbench({ language: 'zh-cn', open: CONTRACT });
    await workbench.openSideBar('mPaaS');
    await workbench.treeItem('OrderService').waitFor();
    await workbench.page.locator('.sidebar').getByText('契约').first().waitFor();
    await workbench.screenshot('contracts-view');
  });
});
