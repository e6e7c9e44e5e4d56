import type { Range } from '../findings.ts';
import { lineIndex } from '../line-index.ts';
import type { Span } from '../span.ts';

/** Somewhere that belongs to an operation. */
export interface Place {
  /** Absolute path. */
  file: string;
  range: Range;
  /** The whole of what is named here: a method with its comment. */
  around?: Range;
  kind: PlaceKind;
}

export type PlaceKind =
  /** The method's name in the contract. */
  | 'operation'
  /** The operation type that a tag in the contract gives. */
  | 'tag'
  /** The method's name in a generated client's interface. */
  | 'stub'
  /** The method's name in the interface that handlers have. */
  | 'handler-interface'
  /** The method's name in the user's handler class. */
  | 'handler'
  /** The operation type that is said in the doc comment of a handler. */
  | 'handler-tag'
  /** A file of a hand-written answer. */
  | 'mock'
  /** The method's name in a hand-written handler that answers in a mock gateway. */
  | 'mock-handler'
  /** A string that names the operation in somebody's source. */
  | 'call'
  | 'declaration'
  | 'mention'
  /** The method's name in a call of a generated client. */
  | 'stub-call';

/**
 * Names that TypeScript connects with each other by itself: from one of them its own answers lead to the others, so
 * that ours leave those out.
 */
export type Realm = 'contract' | 'client' | 'server';

const REALMS: Partial<Record<PlaceKind, Realm>> = {
  operation: 'contract',
  'mock-handler': 'contract',
  stub: 'client',
  'stub-call': 'client',
  'handler-interface': 'server',
  handler: 'server',
};

/** What TypeScript connects a place with; nothing for strings and comments, and in files that it does not read. */
export function realmOf({ kind, file }: Pick<Place, 'kind' | 'file'>): Realm | undefined {
  return /\.[cm]?[jt]sx?$/i.test(file) ? REALMS[kind] : undefined;
}

/**
 * Places of a text by their spans.
 * @param around what is shown with them: the whole of what they name
 */
export function placesIn(file: string, text: string, kind: PlaceKind, spans: readonly Span[], around?: Span): Place[] {
  const positionAt = lineIndex(text);
  const rangeOf = ({ start, end }: Span) => ({ start: positionAt(start), end: positionAt(end) });
  return spans.map(span => ({ kind, file, range: rangeOf(span), ...(around && { around: rangeOf(around) }) }));
}
