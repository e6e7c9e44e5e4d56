import type { TextGenerator } from './text-names.ts';

const TEXTS: ReadonlyMap<string, TextGenerator> = new Map<string, TextGenerator>([
  ['date', ({ faker }) => faker.date.recent({ days: 30 }).toISOString().slice(0, 10)],
  ['time', ({ faker }) => faker.date.recent({ days: 30 }).toISOString().slice(11)],
  ['date-time', ({ faker }) => faker.date.recent({ days: 30 }).toISOString()],
  ['email', ({ faker }) => faker.internet.exampleEmail().toLowerCase()],
  ['uri', ({ faker }) => `https://example.com/${faker.string.alphanumeric({ length: 8, casing: 'lower' })}`],
  ['uuid', ({ faker }) => faker.string.uuid()],
  ['ipv4', ({ faker }) => faker.internet.ipv4()],
  ['ipv6', ({ faker }) => faker.internet.ipv6()],
  ['hostname', ({ faker }) => `${faker.string.alpha({ length: 8, casing: 'lower' })}.example.com`],
  ['url', ({ faker }) => `https://example.com/${faker.string.alphanumeric({ length: 8, casing: 'lower' })}`],
  ['phone', ({ faker }) => faker.phone.number({ style: 'national' })],
]);

/** Texts of a JSON Schema format, and of two that people write although it has none of that name. */
export function textsByFormat(format: string): TextGenerator | undefined {
  return TEXTS.get(format);
}
