/** A stretch of a text, in UTF-16 units. */
export interface Span {
  start: number;
  end: number;
}

/** A stretch with what it says, quotes aside. */
export interface Word extends Span {
  text: string;
  /** The quote around it. The span is what is between the quotes. */
  quote?: string;
}
