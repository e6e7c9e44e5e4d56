// Loaded on first use: faker's data takes 15 ms to set up, which a gateway's start should not wait for.
import { base, en, Faker, type LocaleDefinition, zh_CN } from '@faker-js/faker';
import type { Randomizer } from './randomizer.ts';
import { REFERENCE_DATE } from './reference-date.ts';
import type { Language, PersonNames } from './source.ts';

/** A faker of a language whose data is a function of the randomizer alone. */
export function createFaker(language: Language, randomizer: Randomizer): Faker {
  const locale = language === 'zh' ? [zh_CN, en, base] : [en, base];
  const faker = new Faker({ locale, randomizer });
  faker.setDefaultRefDate(REFERENCE_DATE);
  return faker;
}

/** Faker's names as lists: drawing from them takes a tenth of what its methods do, and every other answer has names. */
export function personNames(language: Language): PersonNames {
  const { person } = language === 'zh' ? zh_CN : en;
  const latin = listOf(en.person?.first_name).filter(name => /^[A-Za-z]+$/.test(name));
  return { first: listOf(person?.first_name), last: listOf(person?.last_name), latin };
}

type NameEntry = NonNullable<LocaleDefinition['person']>['first_name'];

function listOf(entry: NameEntry): string[] {
  return [...new Set([...(entry?.generic ?? []), ...(entry?.female ?? []), ...(entry?.male ?? [])])];
}
