import { themesToSee } from './context.ts';
import { openWorkbench } from './windows.ts';
import type { Workbench } from './workbench.ts';

const [DIGEST, DEVICE] = ['logs/gateway-page-digest.log', 'logs/device.log'];
const session = 'logs';

/** What stands at the ends of lines is in them, too. */
const code = (workbench: Workbench, line: string, text: string) =>
  workbench
    .editor(line)
    .locator('span', { hasText: new RegExp(`^${text}$`) })
    .first();

describe('logs in the editor', () => {
  for (const theme of themesToSee(['dark', 'light'])) {
    it(`say what their codes mean, where they stand and among the problems (${theme})`, async () => {
      await using workbench = await openWorkbench({ session, theme, open: DIGEST });
      const { page } = workbench;
      await workbench.editor('No such API, or it is closed').waitFor();
      await workbench.lens('6 × 7003').waitFor();
      await workbench.screenshot('log-hints');
      await code(workbench, 'shop.account.logn', '3000').hover();
      await page.locator('.monaco-hover:visible', { hasText: 'The nearest is shop.account.login' }).first().waitFor();
      await workbench.screenshot('log-hover');
      await page.keyboard.press('Escape');
      await workbench.run('Problems: Focus on Problems View');
      await page
        .locator('.markers-panel .monaco-list-row', { hasText: 'Timestamp outside the window' })
        .first()
        .waitFor();
      await workbench.screenshot('log-problems');
    });
  }

  it('lead to what one changes, by keyboard', async () => {
    await using workbench = await openWorkbench({ session, open: DIGEST });
    const { page } = workbench;
    await code(workbench, 'shop.cart.get', '7003').click();
    const fix = page.locator('.action-widget:visible', { hasText: 'Open gateway.timestampWindowMinutes' });
    await workbench.pressUntil('Control+.', fix);
    await workbench.screenshot('log-quick-fix');
    await page.keyboard.press('Enter');
    await page.locator('.tab.active', { hasText: 'mpaas.config.json' }).waitFor();
    await workbench.screenshot('log-setting');
  });

  it('are those of devices, too, once one says so', async () => {
    await using workbench = await openWorkbench({ session, open: DEVICE });
    await workbench.editor('Signature does not match').waitFor();
    await workbench.run('mPaaS: Annotate as mPaaS Log');
    await workbench.statusBar('mPaaS Log').waitFor();
    await workbench.screenshot('log-device');
    await workbench.run('mPaaS: Explain Code…');
    await workbench.quickInput.locator('input.input').fill('7002');
    await workbench.page.keyboard.press('Enter');
    await workbench.page.locator('.tab.active', { hasText: '7002' }).waitFor();
    await workbench.webview.getByText('Signature does not match').first().waitFor();
    await workbench.screenshot('log-explained');
  });

  it('speak Chinese', async () => {
    await using workbench = await openWorkbench({ session, open: DIGEST, language: 'zh-cn' });
    const { page } = workbench;
    await workbench.editor('验签-时效性失败').waitFor();
    await code(workbench, 'shop.account.logn', '3000').hover();
    await page.locator('.monaco-hover:visible', { hasText: '处理办法' }).first().waitFor();
    await workbench.screenshot('log-hover');
  });
});
