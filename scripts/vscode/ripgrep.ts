/**
 * VS Code's own search, which `workspaceContains` patterns need. Older versions download it when they are installed,
 * which the cache leaves out; the same program is in npm packages, one for each platform.
 */
import { existsSync } from 'node:fs';
import { copyFile, mkdir, rename } from 'node:fs/promises';
import path from 'node:path';

const PROGRAM = process.platform === 'win32' ? 'rg.exe' : 'rg';

/** The npm package of this platform's search, and its version. */
export const RIPGREP = {
  name: `@vscode/ripgrep-${process.platform}-${process.arch}`,
  version: '1.18.0',
} as const;

/**
 * Puts the search where a VS Code looks for it, unless it is there or this VS Code carries one of its own.
 * @param vscode the folder of its `package.json`
 * @param install gives the folder that {@link RIPGREP} is installed into
 */
export async function addRipgrep(vscode: string, install: () => Promise<string>): Promise<void> {
  const home = path.join(vscode, 'node_modules/@vscode/ripgrep');
  const place = path.join(home, 'bin', PROGRAM);
  if (!existsSync(home) || existsSync(place)) return;
  const from = path.join(await install(), 'node_modules', RIPGREP.name, 'bin', PROGRAM);
  await mkdir(path.dirname(place), { recursive: true });
  // Renamed into place, so that it is whole or absent.
  const beside = `${place}.${process.pid}`;
  await copyFile(from, beside);
  await rename(beside, place);
}
