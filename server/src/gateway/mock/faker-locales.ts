// Loaded on first use: faker's data takes 15 ms to set up, which a gateway's start should not wait for.
import { base, en, Faker, zh_CN } from '@faker-js/faker';
import type { Randomizer } from './randomizer.ts';
import { REFERENCE_DATE } from './reference-date.ts';
import type { Language } from './source.ts';

/** A faker of a language whose data is a function of the randomizer alone. */
export function createFaker(language: Language, randomizer: Randomizer): Faker {
  const locale = language === 'zh' ? [zh_CN, en, base] : [en, base];
  const faker = new Faker({ locale, randomizer });
  faker.setDefaultRefDate(REFERENCE_DATE);
  return faker;
}
