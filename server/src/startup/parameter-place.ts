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

export interface GivenValue extends Word {
  /** `name` is a single name, `other` any other expression: neither says its value here. */
  kind: 'string' | 'number' | 'boolean' | 'name' | 'other';
}

/** One parameter as somebody wrote it, or began to. */
export interface GivenParameter extends Span {
  key: Word;
  /** Where the key ends for good, by a colon or an equals sign. Absent while only a key is there. */
  separator?: number;
  value?: GivenValue;
}

/** How parameters reach the container. */
export type PassedBy = 'startApp' | 'pushWindow' | 'passData' | 'launchParams' | 'url' | 'webviewOptions';

/** Somewhere startup parameters are written: an object literal, or a part of a URL. */
export interface ParameterPlace extends Span {
  passedBy: PassedBy;
  syntax: 'script' | 'json' | 'query';
  given: GivenParameter[];
}

/** All places of a text, in its order. */
export interface ParameterPlaces {
  places: ParameterPlace[];
  /** Where nothing counts, inside of places too. */
  comments: Span[];
}
