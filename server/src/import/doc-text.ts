import { isDeepStrictEqual } from 'node:util';
import { parseDocComment } from '../contracts/doc-comment.ts';
import { readFacets } from '../contracts/facets.ts';
import type { Facets, Json } from '../contracts/model.ts';
import { facetTags } from '../generate/targets/print-type.ts';
import { docComment, tag } from '../generate/targets/source-text.ts';
import type { Documentation } from './contract.ts';

/** What a doc comment can say of a type, a property or an operation. */
type Said = Documentation & { defaultValue?: Json; facets?: Facets };

/**
 * A doc comment with its line end, or nothing when there is nothing to say.
 * @param tags of the contract format beside facets, each with its `@`
 */
export function docText(said: Said, tags: string[] = []): string {
  const { description, deprecated, see, others = [], defaultValue, facets } = said;
  const ofFacets = facetTags(facets);
  // What tools read comes first: an open bracket in words takes what follows for its own.
  const words = [
    ...(defaultValue === undefined ? [] : tag('default', JSON.stringify(defaultValue))),
    ...tag('deprecated', deprecated === undefined ? undefined : plainText(deprecated)),
    ...tag('see', see && plainText(see)),
    ...others.flatMap(({ name, text }) => tag(name, plainText(text))),
  ];
  const line = ofFacets.join(' ');
  const isLine = line.length <= MAX_LINE && isDeepStrictEqual(facetsIn(`/** ${line} */`), facets);
  return docComment(description && plainText(description), [
    ...tags,
    ...(isLine && line ? [line] : ofFacets),
    ...words,
  ]);
}

/** More tags than this are read better one below the other. */
const MAX_LINE = 80;

/** Controls and what reorders a line: nobody would see it in the contract, and the compiler would. */
const UNSEEN = /(?![\n\t])[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** Text of somebody else's as it may stand in a doc comment: an `@` in it starts no tag of ours. */
function plainText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(UNSEEN, ' ')
    .replace(/(^|\s)@(?=[A-Za-z])/g, '$1\\@')
    .trim();
}

export interface CarriedFacets {
  facets?: Facets;
  /** Names of those that tags cannot say. */
  lost: (keyof Facets)[];
}

/** What of facets comes out of a doc comment as it went in. */
export function carriedFacets(given: Facets): CarriedFacets {
  const lost: (keyof Facets)[] = [];
  const facets: Facets = {};
  for (const [name, value] of Object.entries(given)) {
    const facet = { [name]: name === 'pattern' ? escapedPattern(String(value)) : value };
    if (comesBack(facet)) Object.assign(facets, facet);
    else lost.push(name as keyof Facets);
  }
  return { ...(Object.keys(facets).length > 0 && { facets }), lost };
}

/** The same expression without what would end a comment. */
function escapedPattern(pattern: string): string {
  return pattern.replaceAll('*/', '*\\/');
}

/** With another tag behind it, because a value that looks unfinished takes what follows for its own. */
function comesBack(facet: Facets): boolean {
  const text = docComment(undefined, [...facetTags(facet), '@faker a.b']).trim();
  return isDeepStrictEqual(facetsIn(text), { ...facet, faker: 'a.b' });
}

function facetsIn(comment: string): Facets | undefined {
  return readFacets(parseDocComment(comment, 0, comment.length), () => undefined);
}
