import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { type RunningServer, startServer } from '../../../scripts/vscode/server.ts';
import { workbenchUrl } from '../../../scripts/vscode/workbench-url.ts';
import { copyWorkspace, ENVIRONMENT, SETTINGS, type Session } from '../session.ts';
import { uiContext } from './context.ts';

const SCREENSHOTS = path.resolve(__dirname, '../../../out/screenshots');

export interface WorkbenchOptions {
  session?: Session;
  /** A file of the workspace that is open from the start. */
  open?: string;
  trusted?: boolean;
  /** Of VS Code's: `zh-cn`. */
  language?: string;
  theme?: keyof typeof THEMES;
}

/** How long a user waits for what a key or a click brings, and how often they try. */
const PATIENCE_MS = 5000;
const TRIES = 5;

type Cleanup = () => PromiseLike<void>;

const THEMES = {
  light: { label: 'Light Modern', setting: 'Default Light Modern', selector: '.monaco-workbench.vs' },
  dark: { label: 'Dark Modern', setting: 'Default Dark Modern', selector: '.monaco-workbench.vs-dark' },
  contrast: {
    label: 'Dark High Contrast',
    setting: 'Default High Contrast',
    selector: '.monaco-workbench.hc-black',
  },
};

/** A window of VS Code on a workspace of its own. */
export class Workbench implements AsyncDisposable {
  private constructor(
    readonly page: Page,
    readonly folder: string,
    private readonly options: WorkbenchOptions,
    /** Of everything that this window's VS Code started. */
    readonly processGroup: number,
    private readonly cleanups: Cleanup[],
  ) {}

  static async open(options: WorkbenchOptions = {}): Promise<Workbench> {
    const { browser } = uiContext();
    const cleanups: Cleanup[] = [];
    let workbench: Workbench | undefined;
    try {
      const workspace = await copyWorkspace(options.session ?? 'shop');
      cleanups.unshift(() => workspace[Symbol.asyncDispose]());
      await writeSettings(workspace.folder, options);
      const server = await serverFor(options);
      cleanups.unshift(() => server.stop());
      const context = await browser.newContext({
        viewport: { width: 1280, height: 800 },
      });
      cleanups.unshift(() => context.close());
      const page = await context.newPage();
      workbench = new Workbench(page, workspace.folder, options, server.processGroup, cleanups);
      const open = options.open && path.join(workspace.folder, options.open);
      await page.goto(workbenchUrl(server, workspace.folder, open ? { open } : {}));
      await page
        .locator(options.open ? '.monaco-editor .view-line' : '.monaco-workbench')
        .first()
        .waitFor();
      if (options.trusted === false) await workbench.refuseTrust();
      // Commands can be found once the extension is awake.
      await workbench.statusBar('mPaaS').waitFor();
      await workbench.chooseTheme();
      return workbench;
    } catch (error) {
      await workbench?.screenshot('failed-open');
      await runAll(cleanups);
      throw error;
    }
  }

  /** VS Code asks, or restricts the window without asking. */
  private async refuseTrust(): Promise<void> {
    const refusal = this.page.getByRole('button', { name: 'No, I don' });
    await refusal.or(this.statusBar('Restricted Mode')).first().waitFor();
    if (await refusal.isVisible()) await refusal.click();
  }

  /** In a browser the minimum VS Code does not take a theme from a workspace's settings. */
  private async chooseTheme(): Promise<void> {
    const { label, selector } = THEMES[this.options.theme ?? 'dark'];
    if ((await this.page.locator(selector).count()) > 0) return;
    await this.page.keyboard.press('Control+k');
    await this.page.keyboard.press('Control+t');
    await this.quickInput.locator('input.input').fill(label);
    await this.choice(label).click();
    await this.page.locator(selector).waitFor();
  }

  /** Runs a command as a user does: palette, its title, Enter. */
  async run(title: string): Promise<void> {
    await this.page.keyboard.press('F1');
    const input = this.quickInput.locator('input.input');
    await input.waitFor();
    await input.fill(`>${title}`);
    await this.choice(title).waitFor();
    await this.page.keyboard.press('Enter');
  }

  /** Opens a file of the workspace by its name, as a user does. */
  async openFile(name: string): Promise<void> {
    await this.page.keyboard.press('F1');
    const input = this.quickInput.locator('input.input');
    await input.waitFor();
    await input.fill(name);
    await this.choice(name).waitFor();
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

  private async until(wanted: Locator, act: () => Promise<void>): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        await act();
        await wanted.waitFor({ timeout: PATIENCE_MS });
        return;
      } catch (error) {
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
  async chooseFile(title: string, file?: string): Promise<void> {
    await this.quickInput.locator('.quick-input-title').getByText(title, { exact: true }).waitFor();
    // The dialog lists a folder before it takes a path, and another one before it takes the answer.
    await this.choice('..').waitFor();
    if (file) {
      await this.quickInput.locator('input.input').fill(file);
      await this.choice(path.basename(file)).waitFor();
    }
    // Enter would open a folder instead of choosing it.
    await this.quickInput.getByRole('button', { name: 'OK' }).click();
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

  async [Symbol.asyncDispose](): Promise<void> {
    await runAll(this.cleanups);
  }
}

async function writeSettings(folder: string, { theme = 'dark' }: WorkbenchOptions): Promise<void> {
  const settings = {
    'workbench.colorTheme': THEMES[theme].setting,
    'workbench.startupEditor': 'none',
    // VS Code in a browser saves by itself, tests say when.
    'files.autoSave': 'off',
    'workbench.tips.enabled': false,
    'chat.commandCenter.enabled': false,
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
    'extensions.ignoreRecommendations': true,
  };
  await mkdir(path.join(folder, '.vscode'), { recursive: true });
  await writeFile(path.join(folder, '.vscode/settings.json'), JSON.stringify(settings));
}

async function runAll(cleanups: Cleanup[]): Promise<void> {
  for (const cleanup of cleanups) await cleanup();
}

function serverFor({ trusted = true, language }: WorkbenchOptions): Promise<RunningServer> {
  const options = { testDriver: true, trustEverything: trusted, language, settings: SETTINGS, env: ENVIRONMENT };
  return startServer(uiContext().files, options);
}
