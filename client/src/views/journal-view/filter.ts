import { wordFilter } from '../../../../server/src/word-filter.ts';
import type { EntryRow } from './messages.ts';

/**
 * Reads what is typed into the filter: words that all have to be in an entry's operation type, code, trace id or hypothesis,
 * in any case; `!word` must not. Four digits are a code, fewer the start of one: trace ids are full of digits.
 */
export function parseFilter(text: string): (row: EntryRow) => boolean {
  return wordFilter(text, has);
}

function has({ code, operationType, traceId, hypothesis = '' }: EntryRow, word: string): boolean {
  if (/^\d{1,3}$/.test(word)) return String(code).startsWith(word);
  if (/^\d{4}$/.test(word)) return String(code) === word;
  return [String(code), operationType, traceId, hypothesis].some(text => text.toLowerCase().includes(word));
}
