import type { Browser } from 'playwright-core';
import type { VscodeServerFiles, VscodeServerName } from '../../../scripts/vscode/provision.ts';

/** What the tests of what users see work with. */
export interface UiContext {
  files: VscodeServerFiles;
  name: VscodeServerName;
  browser: Browser;
}

let current: UiContext | undefined;

export function setUiContext(context: UiContext): void {
  current = context;
}

export function uiContext(): UiContext {
  if (!current) throw new Error('These tests are run by test/e2e/run.ts.');
  return current;
}

/** Looks differ by theme and not by version of VS Code: all of them are looked at in the latest, one in the minimum. */
export function themesToSee<const Theme extends string>(themes: readonly [Theme, ...Theme[]]): readonly Theme[] {
  return uiContext().name === 'latest' ? themes : [themes[0]];
}
