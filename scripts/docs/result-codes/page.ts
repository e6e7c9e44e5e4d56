import type { CodeEntry, CodeGroup, CodeList, LogLine } from '../../../server/src/catalog/codes/code-entry.ts';
import { CODE_GROUPS } from '../../../server/src/catalog/codes/code-groups.ts';
import {
  type KnowledgeInWords,
  knowledgeInWords,
  SECTIONS,
  sourceLine,
  statementInWords,
} from '../../../server/src/catalog/codes/code-in-words.ts';
import { MARKDOWN, titleOf } from '../../../server/src/catalog/codes/describe-code.ts';
import type { Language, Statement } from '../../../server/src/catalog/statement.ts';
import { ALWAYS_CHECK, INTRODUCTION, LINES, SEE_CODE } from './texts.ts';

/** The page of all codes in a language, as Markdown. */
export function resultCodesPage(language: Language): string {
  const blocks = [INTRODUCTION[language], ...CODE_GROUPS.flatMap(group => groupBlocks(group, language))];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}

function groupBlocks({ title, notes, lists, lines }: CodeGroup, language: Language): string[] {
  return [
    `## ${title[language]}`,
    bullets(notes, language),
    ...lists.flatMap(list => [lists.length > 1 ? `### ${list.title[language]}` : '', ...listBlocks(list, language)]),
    ...(lines.length > 0 ? [`### ${LINES[language]}`, ...lines.map(line => lineBlock(line, language))] : []),
  ];
}

function listBlocks({ notes, checks, codes }: CodeList, language: Language): string[] {
  return [
    bullets(notes, language),
    checks.length > 0 ? ALWAYS_CHECK[language] : '',
    bullets(checks, language),
    ...codes.map(entry => entryBlock(entry, language)),
  ];
}

function entryBlock(entry: CodeEntry, language: Language): string {
  const constant = entry.constant === undefined ? '' : `\`${entry.constant}\`\n\n`;
  const words = knowledgeInWords(entry, language, MARKDOWN);
  return `#### ${titleOf(entry, language)}\n\n${constant}${knowledgeBlock(words, language)}`;
}

/** Where a code says more, the line has nothing to say of what is not known. */
function lineBlock(line: LogLine, language: Language): string {
  const words = { ...knowledgeInWords(line, language, MARKDOWN), unknown: [] };
  const code = line.code === undefined ? '' : ` ${SEE_CODE[language].replace('{0}', String(line.code))}`;
  return `#### \`${line.line}\`\n\n${words.title}${code}\n\n${knowledgeBlock(words, language)}`;
}

/** A line for each section that says something. */
function knowledgeBlock(words: KnowledgeInWords, language: Language): string {
  const space = language === 'en' ? ' ' : '';
  const sections = (Object.keys(SECTIONS) as (keyof typeof SECTIONS)[])
    .filter(section => words[section].length > 0)
    .map(section => `- **${SECTIONS[section][language]}**: ${words[section].join(space)}`);
  return [...sections, `- ${sourceLine(words, language)}`].join('\n');
}

function bullets(statements: Statement[], language: Language): string {
  return statements.map(statement => `- ${statementInWords(statement, language, MARKDOWN)}`).join('\n');
}
