/**
 * What is known of codes, in a bundle of its own: `dist/catalogue.js` is loaded with the first code that is asked for.
 * Other files import it with `await import` only, or its types.
 */
export type { CodeEntry, CodeKind, CodePlatform } from './code-entry.ts';
export { CODE_GROUPS } from './code-groups.ts';
export {
  type CodeInWords,
  codeInWords,
  type KnowledgeInWords,
  knowledgeInWords,
  SECTIONS,
  sourceLine,
} from './code-in-words.ts';
export { type CodeDescription, describeCode, MARKDOWN, markdownSections, titleOf } from './describe-code.ts';
export { findCodes, nearestCodes } from './find-codes.ts';
export { findLogLine } from './find-log-line.ts';
