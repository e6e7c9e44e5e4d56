import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { themesToSee } from './context.ts';
import { openWorkbench } from './windows.ts';

const CONTRACT = 'contracts/orders.rpc.ts';
const PAGE = 'page.js';

describe('contracts in the editor', () => {
  for (const theme of themesToSee(['dark', 'light'])) {
    it(`explain operations where one points at them (${theme})`, async () => {
      await using workbench = await openWorkbench({ theme, open: CONTRACT });
      const { page } = workbench;
      await workbench
        .editor('get(request')
        .locator('span', { hasText: /^\s*get$/ })
        .first()
        .hover();
      await page.locator('.monaco-hover:visible', { hasText: 'shop.order.get' }).first().waitFor();
      await workbench.screenshot('operation-hover');
    });
  }

  it('are mended by a quick fix, by keyboard', async () => {
    await using workbench = await openWorkbench({ open: CONTRACT });
    const { page } = workbench;
    const file = path.join(workbench.folder, CONTRACT);
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('   * @operationType shop.order.get\n', ''));
    await page.locator('.squiggly-error').first().waitFor();
    await workbench
      .editor('get(request')
      .locator('span', { hasText: /^\s*get$/ })
      .first()
      .click();
    const fix = page.locator('.action-widget:visible', { hasText: 'Add @operationType' });
    await workbench.pressUntil('Control+.', fix);
    await workbench.screenshot('quick-fix');
    await page.keyboard.press('Enter');
    await workbench.editor('@operationType').waitFor();
    await page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
  });
});

describe('a page that calls operations', () => {
  it('has its operation types suggested', async () => {
    await using workbench = await openWorkbench({ open: CONTRACT });
    const { page } = workbench;
    await writeFile(path.join(workbench.folder, PAGE), "AlipayJSBridge.call('rpc', { operationType: '' });\n");
    await workbench.openFile(PAGE);
    await workbench.editor('operationType').click();
    await page.keyboard.press('End');
    for (let step = 0; step < 5; step++) await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Control+Space');
    await page.locator('.suggest-widget:visible', { hasText: 'shop.order.get' }).waitFor();
    await workbench.screenshot('operation-completion');
  });
});
