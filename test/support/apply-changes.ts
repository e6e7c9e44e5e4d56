import type { Replacement } from '../../server/src/refactor/refactoring.ts';

/** A text with changes made. */
export function applyChanges(text: string, changes: readonly Replacement[]): string {
  const inOrder = [...changes].sort((a, b) => a.start - b.start || a.end - b.end);
  let result = '';
  let at = 0;
  for (const { start, end, text: replacement } of inOrder) {
    result += text.slice(at, start) + replacement;
    at = end;
  }
  return result + text.slice(at);
}
