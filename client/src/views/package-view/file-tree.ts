import { element } from '../shared/element.ts';
import type { FileNode } from './messages.ts';
import { keyAction } from './tree-keys.ts';
import { moreItem, nodeItem, type Row } from './tree-row.ts';

/** How many rows of a folder come at once: tens of thousands would stop the page for seconds. */
const PART = 500;

/** What survives hiding the page. */
export interface TreeState {
  /** Paths of folders that are open. */
  open: string[];
  /** How many rows of a folder are shown, by its path, where that is more than a part. */
  shown: [path: string, count: number][];
}

export interface FileTreeOptions {
  label: string;
  state: TreeState;
  /** Says how many more there are, and how many are left. */
  moreText(more: number, left: number): string;
  onSelect(file: FileNode): void;
  onState(state: TreeState): void;
}

/**
 * A tree of files as the ARIA practices describe it: one stop for Tab, arrows move and open, Home and End jump, Enter
 * and Space select. It is a flat list of rows with levels, so that a large package costs what is shown of it.
 */
export class FileTree {
  readonly root: HTMLElement;
  private readonly open: Set<string>;
  private readonly shown: Map<string, number>;
  private rows: Row[] = [];
  private focused = '';
  private selected = '';

  constructor(
    private readonly nodes: FileNode[],
    private readonly options: FileTreeOptions,
  ) {
    this.open = new Set(options.state.open);
    this.shown = new Map(options.state.shown);
    this.root = element('div', { role: 'tree', 'aria-label': options.label, class: 'tree' });
    this.root.addEventListener('keydown', event => this.onKey(event));
    this.render();
  }

  /** Shows a file as the selected one and tells about it. */
  select(path: string): void {
    const node = this.rows.find(({ id }) => id === path)?.node;
    if (!node || node.children) return;
    this.selected = path;
    this.focused = path;
    this.mark();
    this.options.onSelect(node);
  }

  private render(): void {
    this.rows = this.rowsOf(this.nodes, 1, '');
    // One by one: as arguments, the rows of a folder with very many files would not fit on the stack.
    const content = document.createDocumentFragment();
    for (const { item } of this.rows) content.append(item);
    this.root.replaceChildren(content);
    this.mark();
  }

  private rowsOf(nodes: FileNode[], level: number, folder: string): Row[] {
    const count = this.shown.get(folder) ?? PART;
    const rows = nodes.slice(0, count).flatMap((node, index) => {
      const isOpen = this.open.has(node.path);
      const item = nodeItem(node, { level, position: index + 1, siblings: nodes.length }, isOpen);
      const activate = () => (node.children ? this.toggle(node.path) : this.select(node.path));
      const row = this.clickable({ id: node.path, level, item, node, activate });
      return node.children && isOpen ? [row, ...this.rowsOf(node.children, level + 1, node.path)] : [row];
    });
    const next = nodes[count];
    if (!next) return rows;
    const left = nodes.length - count;
    const text = this.options.moreText(Math.min(PART, left), left);
    const item = moreItem(text, { level, position: count + 1, siblings: nodes.length });
    const activate = () => {
      this.shown.set(folder, count + PART);
      this.focused = next.path;
      this.change();
    };
    return [...rows, this.clickable({ id: `${folder}/`, level, item, activate })];
  }

  private clickable(row: Row): Row {
    row.item.addEventListener('click', () => this.activate(row));
    return row;
  }

  private activate(row: Row): void {
    this.focused = row.id;
    row.activate();
    this.focusItem();
  }

  private toggle(path: string): void {
    if (!this.open.delete(path)) this.open.add(path);
    this.change();
  }

  private change(): void {
    this.render();
    this.options.onState({ open: [...this.open], shown: [...this.shown] });
  }

  private mark(): void {
    const current = this.rows.find(({ id }) => id === this.focused) ?? this.rows[0];
    for (const row of this.rows) {
      row.item.tabIndex = row === current ? 0 : -1;
      row.item.setAttribute('aria-selected', String(row.id === this.selected));
    }
  }

  private focusItem(): void {
    this.mark();
    this.rows.find(({ id }) => id === this.focused)?.item.focus();
  }

  private onKey(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const index = this.rows.findIndex(({ id }) => id === this.focused);
    const act = keyAction(event.key, Math.max(0, index), {
      rows: this.rows,
      isOpen: ({ id }) => this.open.has(id),
      activate: row => this.activate(row),
      focus: ({ id }) => {
        this.focused = id;
        this.focusItem();
      },
    });
    if (!act) return;
    event.preventDefault();
    act();
  }
}
