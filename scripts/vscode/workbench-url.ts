import path from 'node:path';
import type { RunningServer } from './server.ts';

const ROOT = path.resolve(__dirname, '../..');

export interface PageOptions {
  /** Absolute path of a compiled suite to run instead of waiting for a user. */
  tests?: string;
  /** Absolute path of a file to show. */
  open?: string;
  /** Whether the server has the extension already, instead of running it from here. */
  isInstalled?: boolean | undefined;
}

/**
 * The address of a page that has the extension in it.
 * @param folder absolute; without it, the page is a window that nothing is open in
 */
export function workbenchUrl(server: RunningServer, folder?: string, options: PageOptions = {}): string {
  const remote = (place: string) => `vscode-remote://${server.authority}${place}`;
  const payload = [
    ...(options.isInstalled ? [] : [['extensionDevelopmentPath', remote(ROOT)]]),
    ...(options.tests ? [['extensionTestsPath', remote(options.tests)]] : []),
    ...(options.open ? [['openFile', remote(options.open)]] : []),
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ];
  const query = new URLSearchParams({
    ...(folder === undefined ? { ew: 'true' } : { folder }),
    payload: JSON.stringify(payload),
  });
  return `${server.url}/?${query}`;
}
