import type { Language } from '../statement.ts';
import type { CodeEntry } from './code-entry.ts';
import { codeInWords, type KnowledgeInWords, type Notation, SECTIONS, sourceLine } from './code-in-words.ts';

/** A code for an editor. */
export interface CodeDescription {
  /** Plain text, in a line. */
  title: string;
  /** Everything but the title. */
  markdown: string;
}

/** Everything that is known of a code, in the language that is asked for. */
export function describeCode(entry: CodeEntry, language: Language): CodeDescription {
  const words = codeInWords(entry, language, MARKDOWN);
  const place = entry.constant === undefined ? words.place : `${words.place} · \`${entry.constant}\``;
  return { title: titleOf(entry, language), markdown: [place, ...markdownSections(words, language)].join('\n\n') };
}

/** `7002 · Signature does not match`. */
export function titleOf({ code, title }: CodeEntry, language: Language): string {
  return `${code} · ${title[language]}`;
}

/** A paragraph and a list for each section that says something, then the source. */
export function markdownSections(words: KnowledgeInWords, language: Language): string[] {
  const sections = (Object.keys(SECTIONS) as (keyof typeof SECTIONS)[])
    .filter(section => words[section].length > 0)
    .flatMap(section => [`**${SECTIONS[section][language]}**`, words[section].map(each => `- ${each}`).join('\n')]);
  return [...sections, sourceLine(words, language)];
}

/** Texts as texts, pages as links. */
export const MARKDOWN: Notation = {
  text: text => text.replace(/[\\`*_<>|]/g, String.raw`\$&`),
  link: (name, address) => `[${name}](${address})`,
};
