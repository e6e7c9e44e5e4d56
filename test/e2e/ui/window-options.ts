import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Session } from '../session.ts';

/** What a test wants of the window that it gets. */
export interface WorkbenchOptions {
  session?: Session;
  /** Another workspace that is open beside it, as the second root. The window has to be fresh. */
  beside?: Session;
  /** A file of the workspace that is open from the start. */
  open?: string;
  trusted?: boolean;
  /** Of VS Code's: `zh-cn`. */
  language?: string;
  theme?: keyof typeof THEMES;
  /** A window that no folder is open in, with a theme of VS Code's choice. It has to be fresh. */
  isEmpty?: boolean;
  /** A window that nothing was done in before, and nothing is afterwards. */
  isFresh?: boolean;
  /** With the extension installed from its VSIX, which `npm run package` makes, instead of run from here. */
  isPacked?: boolean;
}

export const THEMES = {
  light: { label: 'Light Modern', setting: 'Default Light Modern', selector: '.monaco-workbench.vs' },
  dark: { label: 'Dark Modern', setting: 'Default Dark Modern', selector: '.monaco-workbench.vs-dark' },
  contrast: {
    label: 'Dark High Contrast',
    setting: 'Default High Contrast',
    selector: '.monaco-workbench.hc-black',
  },
};

/** Leaves out what VS Code shows by itself. */
export const QUIET = {
  'workbench.startupEditor': 'none',
  // VS Code in a browser saves by itself, tests say when.
  'files.autoSave': 'off',
  'workbench.tips.enabled': false,
  'chat.commandCenter.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'extensions.ignoreRecommendations': true,
};

function settingsOf({ theme = 'dark' }: WorkbenchOptions) {
  return { 'workbench.colorTheme': THEMES[theme].setting, ...QUIET };
}

/** Writes a workspace of several folders, with the settings of the window. @returns its absolute path */
export async function writeRoots(folders: string[], options: WorkbenchOptions): Promise<string> {
  const [first = ''] = folders;
  const file = `${first}.code-workspace`;
  const workspace = { folders: folders.map(folder => ({ path: folder })), settings: settingsOf(options) };
  await writeFile(file, JSON.stringify(workspace));
  return file;
}

/** Writes the settings of a window into its workspace, which come before those of the machine. */
export async function writeSettings(folder: string, options: WorkbenchOptions): Promise<void> {
  const settings = settingsOf(options);
  await mkdir(path.join(folder, '.vscode'), { recursive: true });
  await writeFile(path.join(folder, '.vscode/settings.json'), JSON.stringify(settings));
}
