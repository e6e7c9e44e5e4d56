import { htmlParts } from '../script/html-parts.ts';
import { Script } from '../script/script.ts';
import type { Span } from '../span.ts';
import { bridgeCallPlaces } from './bridge-calls.ts';
import { launchParamsPlaces } from './launch-params.ts';
import type { ParameterPlaces } from './parameter-place.ts';
import { urlPlaces } from './url-queries.ts';

/** `script` is JavaScript or TypeScript, JSX too; `markup` is HTML or a Vue component; `preset` is `h5_json.json`. */
export type TextKind = 'script' | 'markup' | 'preset';

/** Longer texts are not looked through: nobody writes them by hand. In UTF-16 units. */
export const MAX_LENGTH = 2_000_000;

/** Where no text has one of these, there is nothing to find. */
const SIGNS = ['startApp', 'pushWindow', 'platformapi/startapp?', '__webview_options__='];

const NONE: ParameterPlaces = { places: [], comments: [] };

/** All places of a text where startup parameters are written, in its order; none in texts over `MAX_LENGTH`. */
export function findPlaces(text: string, kind: TextKind): ParameterPlaces {
  if (text.length > MAX_LENGTH) return NONE;
  if (kind === 'preset') return launchParamsPlaces(text);
  if (!SIGNS.some(sign => text.includes(sign))) return NONE;
  const { places, comments } = kind === 'markup' ? inMarkup(text) : inScripts(text, [{ start: 0, end: text.length }]);
  return { places: places.sort((a, b) => a.start - b.start), comments };
}

function inMarkup(text: string): ParameterPlaces {
  const { scripts, attributes, comments } = htmlParts(text);
  const found = inScripts(text, scripts);
  return {
    places: [...found.places, ...urlPlaces(text, attributes)],
    comments: [...comments, ...found.comments],
  };
}

function inScripts(text: string, spans: Span[]): ParameterPlaces {
  const scripts = spans.map(span => new Script(text, span));
  const strings = scripts.flatMap(({ tokens }) =>
    tokens.filter(({ kind }) => kind === 'string' || kind === 'template'),
  );
  return {
    places: [...scripts.flatMap(bridgeCallPlaces), ...urlPlaces(text, strings)],
    comments: scripts.flatMap(({ comments }) => comments),
  };
}
