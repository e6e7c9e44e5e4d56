import type { OutlineNode } from '../contracts/outline.ts';
import type { Span } from '../span.ts';

/** A stretch of a text with what comes in its place; an empty stretch is an insertion. */
export interface Replacement extends Span {
  text: string;
}

/** A change of a contract that leaves what it means on the wire alone, or adds to it. */
export interface Refactoring {
  /** In the reader's language, as it stands in the menu. */
  title: string;
  kind: 'extract' | 'rewrite';
  /** None of them overlaps another. */
  changes: Replacement[];
}

/** A contract with what is selected in it; a cursor is an empty selection. */
export interface Selected {
  text: string;
  outline: readonly OutlineNode[];
  selection: Span;
}

/** One kind of refactoring: a file of its own in this folder, listed in `index.ts`. Gives nothing where it does not apply. */
export type Refactor = (selected: Selected) => Refactoring | undefined;

/** The service that a selection lies in, its doc comment included. */
export function serviceAround({ outline, selection }: Selected): OutlineNode | undefined {
  return outline.find(({ place, start, end, doc }) => {
    return place === 'service' && (doc?.start ?? start) <= selection.start && selection.end <= end;
  });
}
