import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { themesToSee } from './context.ts';
import { openWorkbench } from './windows.ts';
import type { Workbench } from './workbench.ts';

const run = promisify(execFile);

describe('the language status', () => {
  for (const theme of themesToSee(['light', 'dark'])) {
    it(`says which config governs a file, what is watched and what runs (${theme})`, async () => {
      await using workbench = await openWorkbench({ theme, open: 'contracts/orders.rpc.ts' });
      await showStatus(workbench, 'mPaaS: running');
      await workbench.page.getByText('2 services, 3 operations').waitFor();
      await workbench.screenshot('language-status');
    });
  }

  it('says it in Chinese', async () => {
    await using workbench = await openWorkbench({ language: 'zh-cn', open: 'contracts/orders.rpc.ts' });
    await showStatus(workbench, 'mPaaS：运行中');
    await workbench.page.getByText('2 个服务').waitFor();
    await workbench.screenshot('language-status');
  });

  it('tells why the server ended, again and again, until it stays down and is restarted by hand', async () => {
    await using workbench = await openWorkbench({ isFresh: true, theme: 'light', open: 'contracts/orders.rpc.ts' });
    await showStatus(workbench, 'mPaaS: running');
    let pid = await serverOf(workbench);
    for (let ends = 1; ends <= 5; ends++) {
      process.kill(pid, 'SIGKILL');
      await showStatus(workbench, `restarted (${ends}): It was ended by SIGKILL`);
      pid = await serverOf(workbench);
    }
    await workbench.screenshot('server-restarted');
    process.kill(pid, 'SIGKILL');
    await workbench.notification('ended 6 times within three minutes. It was ended by SIGKILL');
    await showStatus(workbench, 'ended 6 times: It was ended by SIGKILL');
    await workbench.page.getByText('Restart', { exact: true }).first().waitFor();
    await workbench.screenshot('server-stopped');
    await workbench.page.keyboard.press('Escape');
    await workbench.openSideBar('mPaaS');
    await workbench.screenshot('contracts-view-server-stopped');
    await workbench.page.locator('.sidebar').getByRole('button', { name: 'Restart Language Server' }).click();
    await workbench.treeItem('OrderService').waitFor();
    await showStatus(workbench, 'mPaaS: running');
    await workbench.page.getByText('2 services, 3 operations').waitFor();
  });
});

/** Opens what is behind the braces in the status bar, until it says something. */
async function showStatus({ page }: Workbench, text: string): Promise<void> {
  const item = page.locator('[id="status.languageStatus"]');
  const said = page.locator('.hover-language-status', { hasText: text }).first();
  await item.waitFor();
  if (!(await said.isVisible())) await item.click();
  await said.waitFor();
}

/** The language server of a window, as soon as there is one. */
async function serverOf({ processGroup }: Workbench): Promise<number> {
  for (;;) {
    const { stdout } = await run('ps', ['-eo', 'pid,pgid,args']);
    const line = stdout.split('\n').find(each => {
      const [, group, ...args] = each.trim().split(/\s+/);
      return Number(group) === processGroup && args.some(arg => arg.endsWith('/dist/server.js'));
    });
    if (line) return Number(line.trim().split(/\s+/)[0]);
  }
}
