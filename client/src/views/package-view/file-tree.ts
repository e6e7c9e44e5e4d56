import { element } from './element.ts';
import type { FileNode } from './messages.ts';

/** A row that is on the page: rows of folders that were never open are not. */
interface Row {
  node: FileNode;
  level: number;
  item: HTMLElement;
}

export interface FileTreeOptions {
  label: string;
  /** Paths of folders that are open from the start. */
  open: ReadonlySet<string>;
  onSelect(file: FileNode): void;
  onToggle(open: ReadonlySet<string>): void;
}

/**
 * A tree of files as the ARIA practices describe it: one stop for Tab, arrows move and open, Home and End jump, Enter
 * and Space select. It is a flat list of rows with levels, so that a large package costs what is open of it.
 */
export class FileTree {
  readonly root: HTMLElement;
  private readonly open: Set<string>;
  private rows: Row[] = [];
  private focused = '';
  private selected = '';

  constructor(
    private readonly nodes: FileNode[],
    private readonly options: FileTreeOptions,
  ) {
    this.open = new Set(options.open);
    this.root = element('div', { role: 'tree', 'aria-label': options.label, class: 'tree' });
    this.root.addEventListener('keydown', event => this.onKey(event));
    this.render();
  }

  /** Shows a file as the selected one and tells about it. */
  select(path: string): void {
    const row = this.rows.find(each => each.node.path === path);
    if (!row || row.node.children) return;
    this.selected = path;
    this.focused = path;
    this.mark();
    this.options.onSelect(row.node);
  }

  private render(): void {
    const rowsOf = (nodes: FileNode[], level: number): Row[] =>
      nodes.flatMap((node, index) => {
        const row = { node, level, item: this.item(node, level, index + 1, nodes.length) };
        return node.children && this.open.has(node.path) ? [row, ...rowsOf(node.children, level + 1)] : [row];
      });
    this.rows = rowsOf(this.nodes, 1);
    // One by one: as arguments, the rows of a folder with very many files would not fit on the stack.
    const content = document.createDocumentFragment();
    for (const { item } of this.rows) content.append(item);
    this.root.replaceChildren(content);
    this.mark();
  }

  private item(node: FileNode, level: number, position: number, siblings: number): HTMLElement {
    const isFolder = node.children !== undefined;
    const item = element(
      'div',
      {
        role: 'treeitem',
        class: isFolder ? 'row folder' : 'row file',
        'aria-level': String(level),
        'aria-setsize': String(siblings),
        'aria-posinset': String(position),
        'aria-expanded': isFolder ? String(this.open.has(node.path)) : undefined,
        title: node.path,
      },
      element('span', { class: 'name' }, node.name),
      element('span', { class: 'size' }, node.size),
    );
    item.style.setProperty('--level', String(level));
    item.addEventListener('click', () => this.activate(node));
    return item;
  }

  private activate(node: FileNode): void {
    this.focused = node.path;
    if (node.children) this.toggle(node);
    else this.select(node.path);
    this.focusItem();
  }

  private toggle(node: FileNode): void {
    if (!this.open.delete(node.path)) this.open.add(node.path);
    this.render();
    this.options.onToggle(this.open);
  }

  private mark(): void {
    const current = this.rows.find(row => row.node.path === this.focused) ?? this.rows[0];
    for (const { node, item } of this.rows) {
      item.tabIndex = node === current?.node ? 0 : -1;
      item.setAttribute('aria-selected', String(node.path === this.selected));
    }
  }

  private focusItem(): void {
    this.mark();
    this.rows.find(row => row.node.path === this.focused)?.item.focus();
  }

  private onKey(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const index = Math.max(
      0,
      this.rows.findIndex(row => row.node.path === this.focused),
    );
    const row = this.rows[index];
    const move = row && this.moves(row, index)[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  }

  private moves(row: Row, index: number): Record<string, () => void> {
    const { node, level } = row;
    const isOpen = this.open.has(node.path);
    const to = (target: Row | undefined) => {
      if (!target) return;
      this.focused = target.node.path;
      this.focusItem();
    };
    const act = () => this.activate(node);
    return {
      ArrowDown: () => to(this.rows[index + 1]),
      ArrowUp: () => to(this.rows[index - 1]),
      Home: () => to(this.rows[0]),
      End: () => to(this.rows.at(-1)),
      ArrowRight: () => {
        if (node.children && !isOpen) act();
        else if (node.children) to(this.rows[index + 1]);
      },
      ArrowLeft: () => {
        if (node.children && isOpen) act();
        else to(this.rows.slice(0, index).findLast(each => each.level < level));
      },
      Enter: act,
      ' ': act,
    };
  }
}
