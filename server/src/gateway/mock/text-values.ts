import { toSchema } from '../../contracts/json-schema.ts';
import type { Facets, Json } from '../../contracts/model.ts';
import { validate } from '../../generate/runtime/validate.ts';
import { fakerValue } from './faker-values.ts';
import { compilePattern } from './pattern.ts';
import type { Source } from './source.ts';
import { textsByFormat } from './text-formats.ts';
import { type TextGenerator, textsByName } from './text-names.ts';

/** How often each way is drawn from before the next is taken. */
const TRIES = 10;

/** One way to draw a text; it may know none. */
type Way = (source: Source) => string | undefined;

/**
 * Draws texts that fit the facets: what `@faker` names, by pattern, by format, then by the property's name, cut or
 * filled to the length.
 * @param name the property's, for texts that look like it
 * @param owner the name of the type that has the property
 */
export function compileText(facets: Facets, name: string, owner: string): TextGenerator {
  const ways = waysTo(facets, name, owner);
  const schema = toSchema({ kind: 'string' }, facets);
  const isFree = Object.keys(schema).length === 1;
  return source => firstThatFits(ways, source, text => isFree || validate(schema, text).length === 0);
}

function waysTo(facets: Facets, name: string, owner: string): Way[] {
  const { faker, pattern, format } = facets;
  const ways: (Way | undefined)[] = [
    faker === undefined ? undefined : toLength(source => textOf(fakerValue(faker, source)), facets),
    pattern === undefined ? undefined : compilePattern(pattern, facets),
    format === undefined ? undefined : textsByFormat(format, name),
    toLength(textsByName(name, owner), facets),
  ];
  return ways.filter(way => way !== undefined);
}

function textOf(value: Json | undefined): string | undefined {
  return value === undefined || typeof value === 'object' ? undefined : String(value);
}

/** The last text drawn, when nothing fits: a pattern and a format may exclude each other. */
function firstThatFits(ways: Way[], source: Source, fits: (text: string) => boolean): string {
  let last = '';
  for (const way of ways) {
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const text = way(source);
      if (text === undefined) break;
      if (fits(text)) return text;
      last = text;
    }
  }
  return last;
}

function toLength(way: Way, { minLength = 0, maxLength }: Facets): Way {
  if (minLength === 0 && maxLength === undefined) return way;
  return source => {
    let text = way(source);
    if (text === undefined) return undefined;
    while (codePoints(text) < minLength) text += ` ${text}`;
    // What is filled up is cut at the least length: nobody wants a maximum of 4000 characters used.
    const most = Math.min(maxLength ?? Number.POSITIVE_INFINITY, Math.max(minLength, 200));
    return codePoints(text) > most ? [...text].slice(0, most).join('') : text;
  };
}

function codePoints(text: string): number {
  return [...text].length;
}
