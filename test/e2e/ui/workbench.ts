import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { uiContext } from './context.ts';
import { THEMES, type WorkbenchOptions } from './window-options.ts';

const SCREENSHOTS = path.resolve(__dirname, '../../../out/screenshots');

/** How long a user waits for what a key or a click brings, and how often they try. */
const PATIENCE_MS = 5000;
const TRIES = 5;

/** A window of VS Code on a workspace of its own, as a user has it. */
export class Workbench implements AsyncDisposable {
  /**
   * @param processGroup of everything that this window's VS Code started
   * @param release called when a test is done with the window
   */
  constructor(
    readonly page: Page,
    readonly folder: string,
    readonly processGroup: number,
    public options: WorkbenchOptions,
    private readonly release: (workbench: Workbench) => Promise<void>,
  ) {}

  /** In a browser the minimum VS Code does not take a theme from a workspace's settings. */
  async chooseTheme(): Promise<void> {
    const { label, selector } = THEMES[this.options.theme ?? 'dark'];
    const chosen = this.page.locator(selector);
    if (uiContext().name === 'latest') await chosen.waitFor();
    if ((await chosen.count()) > 0) return;
    await this.page.keyboard.press('Control+k');
    await this.page.keyboard.press('Control+t');
    await this.quickInput.locator('input.input').fill(label);
    await this.choice(label).click();
    await chosen.waitFor();
  }

  /** Runs a command as a user does: palette, its title, Enter. */
  async run(title: string): Promise<void> {
    await this.page.keyboard.press('F1');
    const input = this.quickInput.locator('input.input');
    await input.waitFor();
    await input.fill(`>${title}`);
    await this.choose(title);
  }

  /** Takes a row of the list that is asking, by keyboard. What was taken before, or is named much alike, may stand above it. */
  async choose(text: string): Promise<void> {
    await this.choice(text).waitFor();
    const chosen = this.quickInput.locator('.monaco-list-row.focused', { hasText: text });
    while ((await chosen.count()) === 0) await this.page.keyboard.press('ArrowDown');
    await this.page.keyboard.press('Enter');
  }

  /** Opens a file of the workspace by its name, as a user does; again, where VS Code has not seen yet that there is one. */
  async openFile(name: string): Promise<void> {
    await this.until(this.choice(name), async () => {
      await this.page.keyboard.press('F1');
      const input = this.quickInput.locator('input.input');
      await input.waitFor();
      await input.fill(name);
    });
    await this.page.keyboard.press('Enter');
    await this.page.locator('.tab.active', { hasText: name }).waitFor();
  }

  /** Presses a key, as often as a user would who sees that nothing came of it, until something is to be seen. */
  pressUntil(key: string, wanted: Locator): Promise<void> {
    return this.until(wanted, () => this.page.keyboard.press(key));
  }

  /** Clicks, as often as a user would who sees that nothing came of it, until something is to be seen. */
  clickUntil(target: Locator, wanted: Locator, ...modifiers: 'Control'[]): Promise<void> {
    // What an editor underlines while a key is held is drawn anew: it takes a click at its place, and never holds still.
    return this.until(wanted, () => target.click({ modifiers, force: true, timeout: PATIENCE_MS }));
  }

  /** Points at something, as often as a user would, until something is to be seen. */
  hoverUntil(target: Locator, wanted: Locator): Promise<void> {
    return this.until(wanted, async () => {
      await this.page.mouse.move(0, 0);
      await target.hover();
    });
  }

  /** Does something, as often as a user would who sees that nothing came of it, until something is to be seen. */
  async until(wanted: Locator, act: () => Promise<void>): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        await act();
        await wanted.waitFor({ timeout: PATIENCE_MS });
        return;
      } catch (error) {
        // It may have come of an earlier try, and taken away what is acted on.
        if (await wanted.isVisible()) return;
        if (tries === TRIES) throw error;
        await this.page.keyboard.press('Escape');
      }
    }
  }

  /** Opens what is behind an icon of the activity bar. */
  async openSideBar(title: string): Promise<void> {
    await this.page.locator('.activitybar').getByRole('tab', { name: title, exact: true }).click();
  }

  /** A line of a tree in the side bar. */
  treeItem(text: string | RegExp): Locator {
    return this.page.locator('.sidebar .monaco-list-row', { hasText: text }).first();
  }

  /** Shows what is below a line of a tree in the side bar; a window that was used before may show it already. */
  async expand(text: string | RegExp): Promise<void> {
    const item = this.treeItem(text);
    const expanded = this.page.locator('.sidebar .monaco-list-row[aria-expanded=true]', { hasText: text }).first();
    await item.waitFor();
    if (!(await expanded.isVisible())) await this.clickUntil(item, expanded);
  }

  get quickInput(): Locator {
    return this.page.locator('.quick-input-widget:visible');
  }

  /** A row of the list that is asking. */
  choice(text: string | RegExp): Locator {
    return this.quickInput.locator('.monaco-list-row', { hasText: text }).first();
  }

  /**
   * Resolves with a notification that says this. The latest VS Code shows a test driver no toasts: there the list of
   * notifications is opened once the message is announced.
   */
  async notification(text: string | RegExp): Promise<Locator> {
    const item = this.page.locator('.notification-list-item:visible', { hasText: text }).first();
    if (uiContext().name === 'latest') {
      await this.page.locator('.monaco-alert', { hasText: text }).first().waitFor({ state: 'attached' });
      if (!(await item.isVisible())) await this.run('Notifications: Show Notifications');
    }
    await item.waitFor();
    return item;
  }

  /** A line of an open editor. */
  editor(text: string | RegExp): Locator {
    return this.page.locator('.monaco-editor .view-line', { hasText: text }).first();
  }

  /** What stands above a line of an open editor. */
  lens(text: string | RegExp): Locator {
    return this.page.locator('.codelens-decoration a', { hasText: text }).first();
  }

  /** The page of the webview that is shown. */
  get webview(): FrameLocator {
    return this.page.frameLocator('iframe.webview').last().frameLocator('#active-frame');
  }

  /**
   * Answers the file dialog of this title, which in a browser is a quick input.
   * @param file something that is there; without it, what the dialog proposes is taken
   */
  async chooseFile(title: string, file?: string, ok = 'OK'): Promise<void> {
    await this.quickInput.locator('.quick-input-title').getByText(title, { exact: true }).waitFor();
    // The dialog lists a folder before it takes a path, and another one before it takes the answer.
    await this.choice('..').waitFor();
    if (file) {
      await this.quickInput.locator('input.input').fill(file);
      await this.choice(path.basename(file)).waitFor();
    }
    // Enter would open a folder instead of choosing it.
    await this.quickInput.getByRole('button', { name: ok }).click();
  }

  statusBar(text: string | RegExp): Locator {
    return this.page.locator('.statusbar-item', { hasText: text });
  }

  /** Keeps what is seen in `out/screenshots/`, named by VS Code's version and what makes this window special. */
  async screenshot(name: string): Promise<void> {
    await mkdir(SCREENSHOTS, { recursive: true });
    const parts = [uiContext().files.vscode, name, this.options.theme, this.options.language].filter(Boolean);
    await this.page.screenshot({ path: path.join(SCREENSHOTS, `${parts.join('-')}.png`) });
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.release(this);
  }
}
