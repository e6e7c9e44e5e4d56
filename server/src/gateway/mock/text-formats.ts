import { drawLetters } from './characters.ts';
import { drawDate } from './dates.ts';
import type { Source } from './source.ts';
import { drawEmail, drawUrl, type TextGenerator } from './text-names.ts';

type DrawText = (source: Source, name: string) => string;

const TEXTS: ReadonlyMap<string, DrawText> = new Map<string, DrawText>([
  ['date', (source, name) => drawDate(source, name).toISOString().slice(0, 10)],
  ['time', (source, name) => drawDate(source, name).toISOString().slice(11)],
  ['date-time', (source, name) => drawDate(source, name).toISOString()],
  ['email', drawEmail],
  ['uri', drawUrl],
  ['uuid', ({ faker }) => faker.string.uuid()],
  ['ipv4', ({ faker }) => faker.internet.ipv4()],
  ['ipv6', ({ faker }) => faker.internet.ipv6()],
  ['hostname', source => `h${drawLetters(source, 8)}.example.com`],
  ['url', drawUrl],
  ['phone', ({ faker }) => faker.phone.number({ style: 'national' })],
]);

/**
 * Texts of a JSON Schema format, and of two that people write although it has none of that name.
 * @param name the property's, because a birthday is another date than an expiry
 */
export function textsByFormat(format: string, name: string): TextGenerator | undefined {
  const draw = TEXTS.get(format);
  return draw && (source => draw(source, name));
}
