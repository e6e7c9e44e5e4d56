import type { OutlineNode } from '../contracts/outline.ts';
import type { FindingData } from '../findings.ts';
import type { Replacement } from '../refactor/refactoring.ts';
import type { Span } from '../span.ts';

/** A finding as it stands in a text. */
export interface Problem extends Span {
  code: string;
  data: FindingData;
}

/** A text with problems in it. */
export interface Fixable {
  text: string;
  /** Of contracts; empty for any other text. */
  outline: readonly OutlineNode[];
}

/** A way to mend a problem. */
export interface Fix {
  /** In the reader's language, as it stands in the menu. */
  title: string;
  changes: Replacement[];
  /** It is what the author meant, as far as anybody can tell: such fixes may be made together. */
  isPreferred?: boolean;
}

/** The fixes of one code: a function in this folder, listed in `index.ts`. Gives none where nothing is certain enough. */
export type FixProblem = (problem: Problem, fixable: Fixable) => Fix[];
