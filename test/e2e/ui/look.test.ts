import { Workbench } from './workbench.ts';

describe('look', () => {
  for (const theme of ['light', 'dark'] as const) {
    it(`shows in ${theme}`, async () => {
      await using workbench = await Workbench.open({ open: 'contracts/orders.rpc.ts', theme });
      await workbench.statusBar('mPaaS').waitFor();
      await workbench.screenshot('look');
    });
  }
  it('zh', async () => {
    await using workbench = await Workbench.open({ open: 'contracts/orders.rpc.ts', language: 'zh-cn' });
    await workbench.statusBar('mPaaS').waitFor();
    await workbench.page.keyboard.press('F1');
    await workbench.page.keyboard.type('mPaaS');
    await workbench.quickInput.locator('.monaco-list-row').first().waitFor();
    await workbench.screenshot('look');
  });
});
