import { STARTUP_PARAMETERS, type StartupParameter, startupParameter } from '../catalog/startup-parameters.ts';
import type { Span } from '../span.ts';
import { describeParameter, describeValue, summarizeParameter } from './describe.ts';
import type { GivenParameter, ParameterPlace } from './parameter-place.ts';
import type { Spot } from './spot.ts';

/** Something that may be written at a spot. */
export interface Suggestion {
  kind: 'parameter' | 'value';
  label: string;
  detail?: string;
  /** Markdown. */
  documentation?: string;
  /** What replaces `range`, quotes included where they are missing. */
  text: string;
  range: Span;
}

/** What may be written at a spot, the best first. */
export function suggest(spot: Spot): Suggestion[] {
  if (spot.at === 'key') return suggestNames(spot.place, spot.range, spot.given);
  const parameter = startupParameter(spot.given.key.text);
  return parameter ? suggestValues(parameter, spot.place, spot.range, spot.given) : [];
}

function suggestNames(place: ParameterPlace, range: Span, given: GivenParameter | undefined): Suggestion[] {
  const others = place.given.filter(each => each !== given).map(({ key }) => startupParameter(key.text));
  const quote = given?.key.quote === undefined ? quoteOfNames(place, given) : '';
  return STARTUP_PARAMETERS.filter(each => !others.includes(each) && (place.passedBy === 'url' || !each.urlOnly))
    .sort((a, b) => rank(a, place) - rank(b, place))
    .map(each => ({
      kind: 'parameter',
      label: each.name,
      detail: summarizeParameter(each),
      documentation: describeParameter(each),
      text: quote + each.name + quote,
      range,
    }));
}

/** Documented ones first, and of these the ones for pushWindow where that is what is called. */
function rank({ confidence, pushWindow, values }: StartupParameter, { passedBy }: ParameterPlace): number {
  if (confidence !== 'documented' && !values) return 2;
  const isForWindows = passedBy === 'pushWindow' || passedBy === 'passData';
  return isForWindows && pushWindow !== true ? 1 : 0;
}

function suggestValues(
  parameter: StartupParameter,
  place: ParameterPlace,
  range: Span,
  { value }: GivenParameter,
): Suggestion[] {
  // An expression is somebody's own business.
  if (value?.kind === 'other') return [];
  const isInQuotes = value?.quote !== undefined || place.syntax === 'query';
  const quote = isInQuotes ? '' : quoteOfValues(place);
  const suggestion = (label: string, text: string, documentation?: string): Suggestion => {
    return { kind: 'value', label, text, range, ...(documentation && { documentation }) };
  };
  if (parameter.values) {
    return parameter.values.map(each => suggestion(each.value, quote + each.value + quote, describeValue(each)));
  }
  if (parameter.name === 'startMultApp') return [suggestion('YES', `${quote}YES${quote}`)];
  if (parameter.kind !== 'yes-no' && parameter.kind !== 'boolean') return [];
  const words = ['YES', 'NO'].map(word => suggestion(word, quote + word + quote));
  if (parameter.kind === 'yes-no' || isInQuotes) return words;
  return [...words, suggestion('true', 'true'), suggestion('false', 'false')];
}

/** As the other names around are written. */
function quoteOfNames({ syntax, given }: ParameterPlace, self: GivenParameter | undefined): string {
  if (syntax === 'json') return '"';
  return given.find(each => each !== self)?.key.quote ?? '';
}

function quoteOfValues({ syntax, given }: ParameterPlace): string {
  if (syntax === 'json') return '"';
  const quotes = given.map(({ value, key }) => value?.quote ?? key.quote);
  return quotes.find(quote => quote === '"' || quote === "'") ?? "'";
}
