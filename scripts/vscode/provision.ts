/**
 * Puts a real VS Code server into `.vscode-test/`, out of npm packages only: the `code-server` package carries an
 * unmodified VS Code server and workbench, and works where a download of VS Code does not.
 */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { npm } from '../npm.ts';
import { addRipgrep, RIPGREP } from './ripgrep.ts';

/** The cache that git ignores. */
export const CACHE = path.resolve(__dirname, '../../.vscode-test');

export const VSCODE_SERVERS = {
  /** `engines.vscode` of package.json. */
  min: { codeServer: '4.100.3', vscode: '1.100.3', node: 20 },
  latest: { codeServer: '4.139.1', vscode: '1.139.1', node: 24 },
} as const;

export type VscodeServerName = keyof typeof VSCODE_SERVERS;

export interface VscodeServerFiles {
  vscode: string;
  /** The Node that this VS Code wants. */
  node: string;
  /** `out/server-main.js` of VS Code. */
  main: string;
}

/** Finds the server in the cache, or installs it. Safe when several processes ask at once. */
export async function provisionServer(name: VscodeServerName, log: (line: string) => void): Promise<VscodeServerFiles> {
  const { codeServer, vscode, node } = VSCODE_SERVERS[name];
  const folder = await cached(`code-server-${codeServer}`, log, async target => {
    await npm(['install', '--prefix', target, `code-server@${codeServer}`, ...INSTALL], target);
    const inner = path.join(target, 'node_modules/code-server/lib/vscode');
    await npm(['install', '--omit=dev', ...INSTALL], inner);
    await npm(['install', '--omit=dev', ...INSTALL], path.join(inner, 'extensions'));
  });
  const inner = path.join(folder, 'node_modules/code-server/lib/vscode');
  await addRipgrep(inner, () => provisionRipgrep(log));
  return { vscode, node: await provisionNode(node, log), main: path.join(inner, 'out/server-main.js') };
}

/** Native modules are left unbuilt: only the integrated terminal needs them, and a bare machine has no compiler. */
const INSTALL = ['--ignore-scripts', '--legacy-peer-deps'];

function provisionRipgrep(log: (line: string) => void): Promise<string> {
  return cached(`ripgrep-${RIPGREP.version}`, log, target =>
    npm(['install', '--prefix', target, `${RIPGREP.name}@${RIPGREP.version}`, ...INSTALL], target),
  );
}

async function provisionNode(major: number, log: (line: string) => void): Promise<string> {
  if (process.versions.node.startsWith(`${major}.`)) return process.execPath;
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const folder = await cached(`node-${major}`, log, target =>
    npm(['install', '--prefix', target, `${name}@${major}`, ...INSTALL], target),
  );
  return path.join(folder, 'node_modules', name, process.platform === 'win32' ? 'bin/node.exe' : 'bin/node');
}

/** Installs beside and renames, so that a folder of the cache is whole or absent, whatever was interrupted. */
async function cached(
  name: string,
  log: (line: string) => void,
  install: (target: string) => Promise<void>,
): Promise<string> {
  const folder = path.join(CACHE, name);
  if (existsSync(folder)) return folder;
  log(`Installing ${name} into ${path.relative(process.cwd(), CACHE)} …`);
  await mkdir(CACHE, { recursive: true });
  const target = await mkdtemp(path.join(CACHE, `.${name}-`));
  try {
    // Without a package.json of its own, npm would look for one further up and find this repository's.
    await writeFile(path.join(target, 'package.json'), '{ "private": true }\n');
    await install(target);
    await rename(target, folder).catch(error => {
      // Another process was quicker: its folder is as good as ours.
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(target, { recursive: true, force: true });
  }
  return folder;
}
