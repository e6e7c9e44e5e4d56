import * as l10n from '@vscode/l10n';
import pc from 'picocolors';
import type { CodeEntry, CodePlatform } from '../../catalog/codes/catalogue.ts';
import { catalogueLanguage } from '../../locale.ts';
import { note, print, printJson } from '../output.ts';
import { wrap } from '../wrap.ts';
import { jsonCode } from './explanation-json.ts';

type Catalogue = typeof import('../../catalog/codes/catalogue.ts');

interface ExplainCodesOptions {
  platform?: CodePlatform | undefined;
  format: 'text' | 'json';
}

/** Wider lines are hard to read, however wide a terminal is. */
const MAX_WIDTH = 100;

/**
 * Prints everything that is known of codes: a number may be several. What is known of none is said on standard error.
 * @returns whether something is known of each
 */
export async function explainCodes(codes: number[], { platform, format }: ExplainCodesOptions): Promise<boolean> {
  const catalogue = await import('../../catalog/codes/catalogue.ts');
  const asked = [...new Set(codes)];
  const found = asked.map(code => catalogue.findCodes(code, { platform }));
  const entries = found.flat();
  if (format === 'json') printJson(jsonCodes(entries, catalogue));
  else if (entries.length > 0) print(entries.map(entry => layOut(entry, catalogue)).join('\n\n'));
  const unknown = asked.filter((_, index) => found[index]?.length === 0);
  for (const code of unknown) noteUnknown(code, platform, catalogue);
  return unknown.length === 0;
}

function jsonCodes(entries: CodeEntry[], { codeInWords }: Catalogue) {
  const byCode: Record<number, number> = {};
  for (const { code } of entries) byCode[code] = (byCode[code] ?? 0) + 1;
  const language = catalogueLanguage();
  return {
    events: entries.map(entry => jsonCode(entry, codeInWords(entry, language))),
    summary: { lines: 0, events: entries.length, byCode },
  };
}

function layOut(entry: CodeEntry, { codeInWords, SECTIONS, sourceLine }: Catalogue): string {
  const language = catalogueLanguage();
  const words = codeInWords(entry, language);
  const sections = (Object.keys(SECTIONS) as (keyof typeof SECTIONS)[])
    .filter(section => words[section].length > 0)
    .map(section => [pc.bold(SECTIONS[section][language]), ...words[section].map(item)].join('\n  '));
  const place = [words.place, entry.constant].filter(Boolean).join(', ');
  const heading = `${pc.bold(`${entry.code}  ${words.title}`)}\n  ${pc.dim(place)}`;
  return [heading, ...sections.map(section => `  ${section}`), `  ${pc.dim(sourceLine(words, language))}`].join('\n\n');
}

/** An item of a list, broken where the terminal ends. Pipes get it in one line. */
function item(text: string): string {
  const { isTTY, columns } = process.stdout;
  const lines = isTTY ? wrap(text, Math.min(columns, MAX_WIDTH) - 4) : [text];
  return `- ${lines.join('\n    ')}`;
}

function noteUnknown(code: number, platform: CodePlatform | undefined, catalogue: Catalogue): void {
  const { findCodes, nearestCodes } = catalogue;
  const elsewhere = platform && findCodes(code)[0]?.platform;
  note(l10n.t('{0} is no code that is known.', code));
  if (elsewhere) note(l10n.t('On the other platform it is: mpaas explain {0} --platform {1}', code, elsewhere));
  const nearest = nearestCodes(code, { platform });
  note(l10n.t('The nearest: {0}', nearest.map(entry => summary(entry, catalogue)).join('; ')));
  note(l10n.t('Codes that are known: {0}', ranges(catalogue).join('; ')));
}

function summary(entry: CodeEntry, { codeInWords }: Catalogue): string {
  const { title, place } = codeInWords(entry, catalogueLanguage());
  return `${entry.code} ${title} (${place})`;
}

/** First and last code of each list: "Clients on Android 0-25". */
function ranges({ CODE_GROUPS }: Catalogue): string[] {
  return CODE_GROUPS.map(({ title, lists }) => {
    const spans = lists.map(({ codes }) => [...new Set([codes[0]?.code, codes.at(-1)?.code])].join('-'));
    return `${title[catalogueLanguage()]} ${spans.join(', ')}`;
  });
}
