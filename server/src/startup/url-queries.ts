import type { Span } from '../span.ts';
import type { GivenParameter, ParameterPlace } from './parameter-place.ts';

/** Documented (AY/85001): `mpaas://platformapi/startapp?appId=20000067&url=…&showOptionMenu=NO`. */
const STARTAPP = /mpaas:\/\/platformapi\/startapp\?/gi;
/** Documented (AY/85001): the parameters of the first URL's query that the container takes for itself. */
const WEBVIEW_OPTIONS = /(?:[?&]|&amp;)__webview_options__=/g;
const END_OF_QUERY = /[\s"'`<>#]/;
/** Something written by a program: what it says is not known here. */
const COMPUTED = /\$\{/;

/**
 * The parameters in the URLs of strings, templates and attributes.
 * @param spans where URLs may start, in their order. A template's goes on over its substitutions
 */
export function urlPlaces(text: string, spans: Span[]): ParameterPlace[] {
  return [...eachPlace(text, STARTAPP, spans, startappPlace), ...eachPlace(text, WEBVIEW_OPTIONS, spans, optionsPlace)];
}

function eachPlace(
  text: string,
  pattern: RegExp,
  spans: Span[],
  read: (text: string, start: number) => ParameterPlace,
): ParameterPlace[] {
  const places: ParameterPlace[] = [];
  for (const { start, end } of spans) {
    for (const match of text.slice(start, end).matchAll(pattern)) {
      const from = start + match.index + match[0].length;
      // One URL in another's query is not encoded: whatever reads it takes it as the other's.
      if (from >= (places.at(-1)?.end ?? 0)) places.push(read(text, from));
    }
  }
  return places;
}

function startappPlace(text: string, start: number): ParameterPlace {
  const end = endOfQuery(text, start, '');
  const given = split(text, { start, end }, /&(?:amp;)?/g).map(part => parameterOf(text, part, /=/));
  return { passedBy: 'url', syntax: 'query', start, end, given };
}

function optionsPlace(text: string, start: number): ParameterPlace {
  let end = endOfQuery(text, start, '&');
  // The document's own example leaves the `&` between two options as it is and encodes the `=` only.
  for (let more = CONTINUATION.exec(text.slice(end, end + 200)); more; ) {
    end = endOfQuery(text, end + 1, '&');
    more = CONTINUATION.exec(text.slice(end, end + 200));
  }
  const given = split(text, { start, end }, /%26|&(?:amp;)?/gi).map(part => parameterOf(text, part, /%3D|=/i));
  return { passedBy: 'webviewOptions', syntax: 'query', start, end, given };
}

const CONTINUATION = /^&(?:amp;)?\w+%3D/i;

function endOfQuery(text: string, start: number, stop: string): number {
  let substitutions = 0;
  let at = start;
  for (; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '$' && text.charAt(at + 1) === '{') substitutions++;
    else if (char === '}' && substitutions > 0) substitutions--;
    else if (substitutions === 0 && (char === stop || END_OF_QUERY.test(char))) break;
    else if (char === '\n') break;
  }
  return at;
}

/** The parts between separators, empty ones too: that is where something is about to be typed. */
function split(text: string, { start, end }: Span, separator: RegExp): Span[] {
  const parts: Span[] = [];
  let from = start;
  for (const match of text.slice(start, end).matchAll(separator)) {
    parts.push({ start: from, end: start + match.index });
    from = start + match.index + match[0].length;
  }
  return [...parts, { start: from, end }];
}

function parameterOf(text: string, { start, end }: Span, equals: RegExp): GivenParameter {
  const part = text.slice(start, end);
  const match = equals.exec(part);
  const keyEnd = match ? start + match.index : end;
  const key = { start, end: keyEnd, text: text.slice(start, keyEnd) };
  if (!match) return { start, end, key };
  const from = keyEnd + match[0].length;
  const value = text.slice(from, end);
  return {
    start,
    end,
    key,
    separator: keyEnd,
    value: { start: from, end, text: value, kind: COMPUTED.test(value) ? 'other' : 'string' },
  };
}
