import type { Property, PropertyValue } from '../script/object-literal.ts';
import type { Span } from '../span.ts';

/** One parameter as somebody wrote it, or began to; in URLs an equals sign is its separator. */
export type GivenParameter = Omit<Property, 'valueIndex'>;
export type GivenValue = PropertyValue;

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
