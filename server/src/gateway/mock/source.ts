import type { Faker } from '@faker-js/faker';
import { createRandomizer } from './randomizer.ts';

export type Language = 'en' | 'zh';

export interface PersonNames {
  first: readonly string[];
  last: readonly string[];
  /** First names in Latin letters, whatever the language: addresses are made of them. */
  latin: readonly string[];
}

/** What the values of one answer are drawn from. Used within one turn of the event loop, then started anew. */
export interface Source {
  faker: Faker;
  names: PersonNames;
  language: Language;
  /** In [0, 1). */
  next(): number;
  /** Both ends included. */
  integer(minimum: number, maximum: number): number;
  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T;
  /** Starts over: from here on, everything drawn is a function of the key. */
  start(key: string): void;
  /** Objects, arrays and values that the answer may still have before it is cut short. */
  budget: number;
}

/** An answer of more values than this helps nobody, and a contract that branches could ask for millions. */
const BUDGET = 2000;

const sources = new Map<Language, Source>();

/** The source of a language, once it was made. */
export function knownSource(language: Language): Source | undefined {
  return sources.get(language);
}

/** The source of a language, made on first use and kept. */
export async function sourceOf(language: Language): Promise<Source> {
  const known = sources.get(language);
  if (known) return known;
  const { createFaker, personNames } = await import('./faker-locales.ts');
  const randomizer = createRandomizer();
  const source: Source = {
    faker: createFaker(language, randomizer),
    names: personNames(language),
    language,
    next: randomizer.next,
    integer: (minimum, maximum) => between(randomizer.next, minimum, maximum),
    pick: list => list[Math.floor(randomizer.next() * list.length)] as (typeof list)[number],
    start(key) {
      randomizer.start(key);
      source.budget = BUDGET;
    },
    budget: BUDGET,
  };
  sources.set(language, source);
  return source;
}

/** Wide ranges take a second draw, because one has 32 bits. */
function between(next: () => number, minimum: number, maximum: number): number {
  const width = maximum - minimum + 1;
  const fraction = width > 0x1_0000_0000 ? next() + next() / 0x1_0000_0000 : next();
  return Math.min(maximum, minimum + Math.floor(fraction * width));
}
