import { element } from '../shared/element.ts';
import type { FileNode } from './messages.ts';

/** A row that is on the page: rows of folders that were never open are not. */
export interface Row {
  /** A node's path; of the row that shows more of a folder, the folder's path and a slash, which no path ends with. */
  id: string;
  level: number;
  item: HTMLElement;
  /** Absent for the row that shows more. */
  node?: FileNode;
  activate(): void;
}

/** Where a row is in its tree, counted from 1, with all rows of its folder whether they are shown or not. */
export interface RowPlace {
  level: number;
  position: number;
  siblings: number;
}

export function nodeItem(node: FileNode, place: RowPlace, isOpen: boolean): HTMLElement {
  const isFolder = node.children !== undefined;
  const item = rowItem(
    isFolder ? 'folder' : 'file',
    place,
    element('span', { class: 'name' }, node.name),
    element('span', { class: 'size' }, node.size),
  );
  item.title = node.path;
  if (isFolder) item.setAttribute('aria-expanded', String(isOpen));
  return item;
}

export function moreItem(text: string, place: RowPlace): HTMLElement {
  return rowItem('more', place, element('span', { class: 'name' }, text));
}

function rowItem(kind: string, { level, position, siblings }: RowPlace, ...content: HTMLElement[]): HTMLElement {
  const attributes = {
    role: 'treeitem',
    class: `row ${kind}`,
    'aria-level': String(level),
    'aria-setsize': String(siblings),
    'aria-posinset': String(position),
  };
  const item = element('div', attributes, ...content);
  item.style.setProperty('--level', String(level));
  return item;
}
