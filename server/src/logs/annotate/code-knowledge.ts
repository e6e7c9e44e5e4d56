import {
  CODE_GROUPS,
  type CodeDescription,
  codeInWords,
  findCodes,
  findLogLine,
  knowledgeInWords,
  MARKDOWN,
  markdownSections,
  sourceLine,
  titleOf,
} from '../../catalog/codes/catalogue.ts';
import { catalogueLanguage, inLanguage } from '../../locale.ts';
import type { PackageCode } from '../event.ts';
import type { CodeQuery } from '../explain/code-texts.ts';
import { PACKAGE_LINES } from '../explain/package-lines.ts';

/** What a catalogue knows of a code beyond its title: Markdown in the language of the process. */
export interface CodeKnowledge {
  /** Whose code it is: `Gateway: Signature check`. */
  place: string;
  causes: string[];
  remedies: string[];
  /** Where it is known from, and how sure that is. */
  source: string;
  page: CodeHeading;
}

/** Where the page of codes has a code: its heading, and that of the group which it is in. */
export interface CodeHeading {
  group: string;
  heading: string;
}

/** @returns nothing for a code that the catalogue does not know */
export function knowledgeOf(query: CodeQuery): CodeKnowledge | undefined {
  return typeof query.code === 'number' ? ofNumber(query, query.code) : ofLine(PACKAGE_LINES[query.code]);
}

function ofNumber({ kind, platform }: CodeQuery, code: number): CodeKnowledge | undefined {
  if (kind === 'request' || kind === 'registration') return undefined;
  const [entry] = findCodes(code, { kind, ...(platform !== 'h5' && { platform }) });
  if (!entry) return undefined;
  const language = catalogueLanguage();
  const words = codeInWords(entry, language, MARKDOWN);
  const page = { group: entry.list.group.title[language], heading: titleOf(entry, language) };
  return { ...words, source: sourceLine(words, language), page };
}

/** Everything that is known of what stands for a code in lines of packages. */
export function describeLine(code: PackageCode): CodeDescription | undefined {
  const line = findLogLine(PACKAGE_LINES[code]);
  const language = catalogueLanguage();
  const words = line && knowledgeInWords(line, language, MARKDOWN);
  return words && { title: words.title, markdown: markdownSections(words, language).join('\n\n') };
}

/** Lines that stand for codes are those of packages. */
function ofLine(text: string): CodeKnowledge | undefined {
  const line = findLogLine(text);
  const group = CODE_GROUPS.find(({ kind }) => kind === 'package');
  if (!line || !group) return undefined;
  const language = catalogueLanguage();
  const words = knowledgeInWords(line, language, MARKDOWN);
  const title = inLanguage(group.title);
  const page = { group: title, heading: `\`${line.line}\`` };
  return { ...words, place: title, source: sourceLine(words, language), page };
}
