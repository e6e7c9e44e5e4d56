/**
 * Reads what is typed into a filter: words that all have to be there; `!word` must not.
 * @param has whether something has a word, which comes in lower case
 */
export function wordFilter<Thing>(
  text: string,
  has: (thing: Thing, word: string) => boolean,
): (thing: Thing) => boolean {
  const conditions = text
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .map(word => condition(word, has));
  return thing => conditions.every(holds => holds(thing));
}

function condition<Thing>(word: string, has: (thing: Thing, word: string) => boolean): (thing: Thing) => boolean {
  if (!word.startsWith('!')) return thing => has(thing, word);
  const unwanted = word.slice(1);
  return thing => unwanted === '' || !has(thing, unwanted);
}
