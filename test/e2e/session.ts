import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** Workspaces that the suites open; their names pick the tests. */
export const SESSIONS = ['shop', 'calls', 'logs', 'nested', 'packages', 'unrelated'] as const;
/** A workspace in `test/fixtures/workspaces/`, or the examples that the documentation has pictures of. */
export type Session = (typeof SESSIONS)[number] | 'contract' | 'examples';

const ROOT = path.resolve(__dirname, '../..');

function sourceOf(session: Session): string {
  return path.join(ROOT, session === 'examples' ? session : `test/fixtures/workspaces/${session}`);
}

/** A copy of a session's workspace in a folder of its own, removed afterwards. */
export async function copyWorkspace(session: Session): Promise<{ folder: string } & AsyncDisposable> {
  const parent = await realpath(await mkdtemp(path.join(os.tmpdir(), 'mpaas-e2e-')));
  const folder = path.join(parent, session);
  await mkdir(folder);
  await cp(sourceOf(session), folder, { recursive: true });
  return { folder, [Symbol.asyncDispose]: () => rm(parent, { recursive: true, force: true, maxRetries: 5 }) };
}

/** Makes a copy of a session's workspace what it was at first, settings aside. Files that did not change are not touched. */
export function restoreWorkspace(session: Session, folder: string): Promise<void> {
  return restore(sourceOf(session), folder);
}

async function restore(from: string, to: string): Promise<void> {
  const wanted = await readdir(from, { withFileTypes: true });
  const names = new Set(wanted.map(({ name }) => name));
  for (const name of await readdir(to)) {
    if (!names.has(name) && name !== '.vscode') await rm(path.join(to, name), { recursive: true, maxRetries: 5 });
  }
  for (const entry of wanted) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.isDirectory()) {
      await mkdir(target, { recursive: true });
      await restore(source, target);
    } else if (!(await isSame(source, target))) {
      await cp(source, target);
    }
  }
}

async function isSame(one: string, other: string): Promise<boolean> {
  const read = (file: string) => readFile(file).catch(() => undefined);
  const [content, otherContent] = await Promise.all([read(one), read(other)]);
  return content !== undefined && otherContent !== undefined && content.equals(otherContent);
}

/** What the workspaces' configs name. */
export const ENVIRONMENT = { MPAAS_E2E_SECRET: 'e2e secret', MPAAS_APP_SECRET: 'e2e secret' };

/** Leaves out what VS Code does beside what is tested: installing types, looking for repositories and tasks, chats. */
export const SETTINGS = {
  'typescript.disableAutomaticTypeAcquisition': true,
  'js/ts.tsserver.automaticTypeAcquisition.enabled': false,
  'typescript.tsserver.useSyntaxServer': 'never',
  'js/ts.tsserver.useSyntaxServer': 'never',
  'git.enabled': false,
  'npm.autoDetect': 'off',
  'extensions.autoCheckUpdates': false,
  'workbench.reduceMotion': 'on',
  'editor.minimap.enabled': false,
  'chat.disableAIFeatures': true,
};
