import path from 'node:path';
import { restoreWorkspace } from '../session.ts';
import { VIEWPORT } from './start-window.ts';
import { type WorkbenchOptions, writeSettings } from './window-options.ts';
import type { Workbench } from './workbench.ts';

/** Makes a window that a test is done with what a new one is: its files, its editors, its side bar, its theme. */
export async function renewWindow(workbench: Workbench, options: WorkbenchOptions): Promise<void> {
  const { page, folder } = workbench;
  workbench.options = options;
  await page.setViewportSize(VIEWPORT);
  // Where it is, what is pointed at next may lie already.
  await page.mouse.move(0, 0);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await closeEditors(workbench);
  await stopGateway(workbench);
  await restoreWorkspace(options.session ?? 'shop', folder);
  await writeSettings(folder, options);
  await workbench.run('Notifications: Clear All Notifications');
  // What was read out once is not what is announced next.
  await page.locator('.monaco-alert').evaluateAll(alerts => {
    for (const alert of alerts) alert.textContent = '';
  });
  await workbench.run('View: Show Explorer');
  await hidePanel(workbench);
  await workbench.chooseTheme();
  if (options.open) await workbench.openFile(path.basename(options.open));
}

async function closeEditors(workbench: Workbench): Promise<void> {
  const { page } = workbench;
  if ((await page.locator('.part.editor .tab').count()) === 0) return;
  await workbench.run('View: Close All Editors');
  const unsaved = page.getByRole('button', { name: "Don't Save" });
  const empty = page.locator('.part.editor .editor-group-container.empty').first();
  await unsaved.or(empty).first().waitFor();
  if (await unsaved.isVisible()) await unsaved.click();
  await empty.waitFor();
}

async function stopGateway(workbench: Workbench): Promise<void> {
  const running = workbench.statusBar(/mPaaS :\d+/);
  if (!(await running.isVisible())) return;
  await workbench.run(workbench.options.language === 'zh-cn' ? 'mPaaS: 停止模拟网关' : 'mPaaS: Stop Mock Gateway');
  await running.waitFor({ state: 'hidden' });
}

async function hidePanel(workbench: Workbench): Promise<void> {
  const panel = workbench.page.locator('.part.panel');
  if (!(await panel.isVisible())) return;
  await workbench.run('View: Toggle Panel Visibility');
  await panel.waitFor({ state: 'hidden' });
}
