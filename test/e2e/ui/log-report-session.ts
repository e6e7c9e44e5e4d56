import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import type { Workbench } from './workbench.ts';

/** Where the logs of these tests are in their workspaces. */
const FOLDER = 'logs';

/** Logs in a workspace, and the report of them. */
export class LogReportSession {
  private constructor(
    readonly workbench: Workbench,
    private readonly title: string,
  ) {}

  /** Writes logs into the workspace. @param title of the command */
  static async with(workbench: Workbench, logs: Record<string, string>, title = 'Show Log Report') {
    const folder = path.join(workbench.folder, FOLDER);
    await mkdir(folder, { recursive: true });
    for (const [name, text] of Object.entries(logs)) await writeFile(path.join(folder, name), text);
    return new LogReportSession(workbench, title);
  }

  path(name: string): string {
    return path.join(this.workbench.folder, FOLDER, name);
  }

  /** Selects logs in the explorer, from one to another, and asks for their report there. */
  async openFromExplorer(first: string, last = first): Promise<void> {
    const { page } = this.workbench;
    const report = page.locator('.context-view').getByRole('menuitem', { name: this.title });
    const selected = (name: string) => page.locator('.sidebar .monaco-list-row.selected', { hasText: name });
    // A log that opens late is selected alone: the menu is of those that are selected while it opens.
    const asked = page
      .locator('.monaco-workbench')
      .filter({ has: report })
      .filter({ has: selected(first) })
      .filter({ has: selected(last) });
    await this.workbench.until(asked, async () => {
      await this.select(first, last);
      await this.workbench.treeItem(first).click({ button: 'right' });
      await report.waitFor();
    });
    // A menu takes no click right after it opened; it does take keys.
    await report.hover();
    await page.keyboard.press('Enter');
    await report.waitFor({ state: 'hidden' });
    await this.tab('Overview').or(this.tab('概览')).waitFor();
  }

  private async select(first: string, last: string): Promise<void> {
    const { workbench } = this;
    await workbench.expand(FOLDER);
    await workbench.treeItem(first).click();
    await workbench.page.locator('.tab.active', { hasText: first }).waitFor();
    if (last !== first) await workbench.treeItem(last).click({ modifiers: ['Shift'] });
  }

  get rows(): Locator {
    return this.workbench.webview.locator('.entry');
  }

  row(text: string | RegExp): Locator {
    return this.rows.filter({ hasText: text }).first();
  }

  /** A row of a table of the overview. */
  tableRow(text: string | RegExp): Locator {
    return this.workbench.webview.getByRole('row').filter({ hasText: text }).first();
  }

  button(name: string | RegExp): Locator {
    return this.workbench.webview.getByRole('button', { name, exact: true }).first();
  }

  tab(name: string): Locator {
    return this.workbench.webview.getByRole('tab', { name, exact: true });
  }

  /** Something in the tab that is to be seen. */
  text(text: string | RegExp): Locator {
    return this.workbench.webview.getByRole('tabpanel').getByText(text).first();
  }

  get filter(): Locator {
    return this.workbench.webview.getByRole('searchbox');
  }
}
