import type { Row } from './tree-row.ts';

export interface TreeKeys {
  rows: readonly Row[];
  isOpen(row: Row): boolean;
  activate(row: Row): void;
  focus(row: Row): void;
}

/** What a key does on a row, as the ARIA practices have it; nothing for all other keys. */
export function keyAction(key: string, index: number, { rows, isOpen, activate, focus }: TreeKeys) {
  const row = rows[index];
  if (!row) return undefined;
  const isFolder = row.node?.children !== undefined;
  const to = (target: Row | undefined) => target && focus(target);
  const actions: Record<string, () => void> = {
    ArrowDown: () => to(rows[index + 1]),
    ArrowUp: () => to(rows[index - 1]),
    Home: () => to(rows[0]),
    End: () => to(rows.at(-1)),
    ArrowRight: () => {
      if (isFolder && !isOpen(row)) activate(row);
      else if (isFolder) to(rows[index + 1]);
    },
    ArrowLeft: () => {
      if (isFolder && isOpen(row)) activate(row);
      else to(rows.slice(0, index).findLast(({ level }) => level < row.level));
    },
    Enter: () => activate(row),
    ' ': () => activate(row),
  };
  return actions[key];
}
