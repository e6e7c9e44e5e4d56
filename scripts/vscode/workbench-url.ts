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
 * @param place a folder or a `.code-workspace`, absolute; without it, the page is a window that nothing is open in
 */
export function workbenchUrl(server: RunningServer, place?: string, options: PageOptions = {}): string {
  const remote = (place: string) => `vscode-remote://${server.authority}${place}`;
  const payload = [
    ...(options.isInstalled ? [] : [['extensionDevelopmentPath', remote(ROOT)]]),
    ...(options.tests ? [['extensionTestsPath', remote(options.tests)]] : []),
    ...(options.open ? [['openFile', remote(options.open)]] : []),
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ];
  const query = new URLSearchParams({
    ...placeOf(place),
    payload: JSON.stringify(payload),
  });
  return `${server.url}/?${query}`;
}

function placeOf(place: string | undefined): Record<string, string> {
  if (place === undefined) return { ew: 'true' };
  return place.endsWith('.code-workspace') ? { workspace: place } : { folder: place };
}
