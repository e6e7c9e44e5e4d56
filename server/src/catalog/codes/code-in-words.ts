import { CONFIDENCE, sourceText } from '../source.ts';
import type { Bilingual, Language, Statement } from '../statement.ts';
import type { CodeEntry, CodeList, Knowledge } from './code-entry.ts';

/** The lists of statements, in the order in which they are read. */
export const SECTIONS = {
  causes: { en: 'Causes', zh: '可能原因' },
  checks: { en: 'What to check', zh: '检查项' },
  remedies: { en: 'Remedies', zh: '处理办法' },
  tools: { en: 'With these tools', zh: '使用本工具' },
  unknown: { en: 'Not known', zh: '未知之处' },
  notes: { en: 'Notes', zh: '说明' },
} as const satisfies Record<string, Bilingual>;

const NO_CAUSE: Bilingual = { en: 'The sources name no cause.', zh: '资料未给出原因。' };
const NO_REMEDY: Bilingual = { en: 'The sources name no remedy.', zh: '资料未给出处理办法。' };
const CONSTANT_ONLY: Bilingual = {
  en: 'Known only as a constant of the SDK, whose name the title translates: no cause and no remedy were found.',
  zh: '仅知其为 SDK 中的常量，标题译自常量名：未找到原因与处理办法。',
};

const COLON: Bilingual = { en: ': ', zh: '：' };

type Sections = Record<keyof typeof SECTIONS, string[]>;

/** What is known, in one language. */
export interface KnowledgeInWords extends Sections {
  title: string;
  source: string;
  /** How sure it is. */
  confidence: string;
}

export interface CodeInWords extends KnowledgeInWords {
  /** Which of the things it is that a number may be: "Security Guard: Signature". */
  place: string;
}

/** How statements and the pages of sources are written; without it, as they are. */
export interface Notation {
  text?: (text: string) => string;
  link?: (name: string, address: string) => string;
}

/** Everything that is known of a code, with what holds for its whole list. */
export function codeInWords(entry: CodeEntry, language: Language, notation?: Notation): CodeInWords {
  const say = (statement: Statement) => statementInWords(statement, language, notation);
  const { list } = entry;
  const own = knowledgeInWords(entry, language, notation);
  return {
    ...own,
    place: placeOf(list, language),
    checks: [...own.checks, ...list.checks.map(say)],
    notes: [...own.notes, ...[...list.notes, ...list.group.notes].map(say)],
  };
}

/** Says what is known and what is not. Statements that have a source or a confidence of their own end with it. */
export function knowledgeInWords(
  known: Knowledge & { constantOnly?: boolean },
  language: Language,
  notation?: Notation,
): KnowledgeInWords {
  const say = (statement: Statement) => statementInWords(statement, language, notation);
  return {
    title: known.title[language],
    causes: known.causes.map(say),
    checks: known.checks.map(say),
    remedies: known.remedies.map(say),
    tools: known.tools.map(say),
    unknown: unknownOf(known).map(say),
    notes: known.notes.map(say),
    source: sourceInWords(known.source, language, notation),
    confidence: CONFIDENCE[known.confidence][language],
  };
}

/** A statement with its own source and confidence, where it has them. */
export function statementInWords(
  { source, confidence, ...texts }: Statement,
  language: Language,
  notation: Notation = {},
): string {
  const { text = asIs } = notation;
  const said = text(texts[language]);
  if (confidence === undefined) return said;
  const sureness = CONFIDENCE[confidence][language];
  if (source === undefined) return `${said} [${sureness}]`;
  return `${said} [${sureness}${COLON[language]}${sourceInWords(source, language, notation)}]`;
}

/** The line below everything else. */
export function sourceLine({ source, confidence }: KnowledgeInWords, language: Language): string {
  return language === 'en' ? `Source: ${source} (${confidence})` : `来源：${source}（${confidence}）`;
}

function sourceInWords(source: string, language: Language, { text = asIs, link }: Notation = {}): string {
  return sourceText(text(source), language, link);
}

function placeOf({ title, group }: CodeList, language: Language): string {
  const names = group.lists.length === 1 ? [group.title] : [group.title, title];
  return names.map(name => name[language]).join(COLON[language]);
}

function unknownOf({ constantOnly, causes, remedies, unknown }: Knowledge & { constantOnly?: boolean }): Statement[] {
  if (unknown.length > 0) return unknown;
  if (constantOnly) return [CONSTANT_ONLY];
  return [...(causes.length === 0 ? [NO_CAUSE] : []), ...(remedies.length === 0 ? [NO_REMEDY] : [])];
}

function asIs(text: string): string {
  return text;
}
