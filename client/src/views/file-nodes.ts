import { formatSize } from './format-size.ts';
import type { FileNode } from './package-view/messages.ts';

interface Listed {
  /** From the root of the tar, with `/`. */
  name: string;
  /** In bytes. */
  size: number;
  type: string;
}

interface Folder {
  name: string;
  path: string;
  folders: Map<string, Folder>;
  files: FileNode[];
  bytes: number;
}

/** Makes a tree of a flat list. Folders come first, each kind by name; a folder's size is that of all in it. */
export function fileNodes(entries: readonly Listed[]): FileNode[] {
  const root = newFolder('', '');
  for (const entry of entries) {
    const names = entry.name.replace(/\/$/, '').split('/');
    const isFolder = entry.type === 'directory';
    const name = isFolder ? '' : (names.pop() ?? '');
    let folder = root;
    for (const each of names) {
      folder.bytes += entry.size;
      folder = childOf(folder, each);
    }
    folder.bytes += entry.size;
    if (!isFolder) folder.files.push({ name, path: entry.name, size: formatSize(entry.size) });
  }
  return nodesOf(root);
}

function childOf(folder: Folder, name: string): Folder {
  const path = folder.path === '' ? name : `${folder.path}/${name}`;
  const child = folder.folders.get(name) ?? newFolder(name, path);
  folder.folders.set(name, child);
  return child;
}

function newFolder(name: string, path: string): Folder {
  return { name, path, folders: new Map(), files: [], bytes: 0 };
}

function nodesOf({ folders, files }: Folder): FileNode[] {
  const inside = [...folders.values()].map(folder => ({
    name: folder.name,
    path: folder.path,
    size: formatSize(folder.bytes),
    children: nodesOf(folder),
  }));
  return [...inside.sort(byName), ...files.sort(byName)];
}

function byName(a: FileNode, b: FileNode): number {
  return a.name < b.name ? -1 : 1;
}
