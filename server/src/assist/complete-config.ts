import { findNodeAtLocation, getLocation, parseTree, type Segment } from 'jsonc-parser';
import type { Completion, CompletionKind } from './completion.ts';

/** What is in a folder. */
export interface FolderItem {
  name: string;
  isFolder: boolean;
}

/** What a value of the config names, by where it stands. */
type ValueKind = 'folder' | 'file' | 'glob' | 'page' | 'variable' | 'workspace';

const KINDS: readonly [pattern: readonly (string | '*')[], kind: ValueKind][] = [
  [['contracts', '*'], 'glob'],
  [['generate', '*', 'out'], 'folder'],
  [['gateway', 'mocks'], 'folder'],
  [['packages', '*', 'root'], 'folder'],
  [['packages', '*', 'publicKey'], 'file'],
  [['packages', '*', 'mainUrl'], 'page'],
  [['app', 'workspaceId'], 'workspace'],
  [['app', 'secret', 'env'], 'variable'],
  [['app', 'secret', 'file'], 'file'],
  [['gateway', 'backend', 'signature', '*', 'env'], 'variable'],
  [['gateway', 'backend', 'signature', '*', 'file'], 'file'],
];

/**
 * Values for the string in `mpaas.config.json` that a cursor is in. Names of settings and fixed values are the JSON
 * schema's affair.
 * @param list what is in a folder, by its path relative to the config's folder, with `/`; nothing where there is none
 */
export async function completeConfig(
  text: string,
  offset: number,
  list: (folder: string) => Promise<FolderItem[]>,
): Promise<Completion[]> {
  const { path, previousNode, isAtPropertyKey } = getLocation(text, offset);
  const kind = KINDS.find(([pattern]) => matches(path, pattern))?.[1];
  if (!kind || isAtPropertyKey || previousNode?.type !== 'string') return [];
  const start = previousNode.offset + 1;
  if (offset < start) return [];
  const typed = text.slice(start, offset);
  switch (kind) {
    case 'variable':
      return variables(text).map(name => completion(name, 'value', start, offset));
    case 'workspace':
      return [completion('default', 'value', start, offset)];
    case 'page':
      return pages(text, path, typed, offset, list);
    default:
      return paths(kind, typed, offset, list);
  }
}

function matches(path: readonly Segment[], pattern: readonly string[]): boolean {
  return path.length === pattern.length && pattern.every((part, index) => part === '*' || part === path[index]);
}

/** The variables that the config names already, and the one that our documentation uses. */
function variables(text: string): string[] {
  const named = [...text.matchAll(/"env"\s*:\s*"(\w+)"/g)].map(match => match[1] ?? '');
  return [...new Set([...named, 'MPAAS_APP_SECRET'])];
}

async function paths(
  kind: 'folder' | 'file' | 'glob',
  typed: string,
  offset: number,
  list: (folder: string) => Promise<FolderItem[]>,
): Promise<Completion[]> {
  const folder = typed.slice(0, typed.lastIndexOf('/') + 1);
  if (folder.includes('*')) return [];
  const start = offset - (typed.length - folder.length);
  const items = (await list(folder)).filter(({ name }) => !name.startsWith('.') && name !== 'node_modules');
  const folders = items.filter(({ isFolder }) => isFolder);
  const files = items.filter(({ isFolder }) => !isFolder);
  return [
    ...(kind === 'glob' ? [completion('**/*.rpc.ts', 'value', start, offset)] : []),
    ...folders.map(({ name }) => completion(name, 'folder', start, offset)),
    ...(kind === 'folder' ? [] : files.map(({ name }) => completion(name, 'file', start, offset))),
  ];
}

/** Pages of the package whose `mainUrl` is asked for: paths from its root, with `/` at their start. */
async function pages(
  text: string,
  path: readonly Segment[],
  typed: string,
  offset: number,
  list: (folder: string) => Promise<FolderItem[]>,
): Promise<Completion[]> {
  const root = valueAt(text, [...path.slice(0, -1), 'root']);
  if (root === undefined) return [];
  const folder = typed.slice(0, typed.lastIndexOf('/') + 1);
  const start = offset - (typed.length - folder.length);
  const slash = typed === '' ? '/' : '';
  const items = await list(`${root}/${folder}`);
  return items
    .filter(({ name, isFolder }) => isFolder || /\.html?$/i.test(name))
    .map(({ name, isFolder }) => completion(slash + name, isFolder ? 'folder' : 'file', start, offset));
}

function valueAt(text: string, path: readonly Segment[]): string | undefined {
  const root = parseTree(text);
  const node = root && findNodeAtLocation(root, [...path]);
  return typeof node?.value === 'string' ? node.value : undefined;
}

function completion(text: string, kind: CompletionKind, start: number, end: number): Completion {
  return { label: text, kind, text, range: { start, end } };
}
