import type { Json } from '../contracts/model.ts';
import { encodePercent } from './percent.ts';

/** Why the mock gateway refused, on localhost only. */
export interface Explanation {
  code: number;
  /** What went wrong and what to change, in the language of the gateway's process. */
  hypothesis: string;
  expected: Json;
  received: Json;
  [detail: string]: Json;
}

/** Clients stop at 8 or 16 KB for all headers together: half of the smaller is left for the others. */
const LIMIT = 4096;

/** What long texts are cut to, in turn, until the explanation fits. */
const TEXT_LIMITS = [2000, 1000, 500, 200, 80, 30];

/** Writes an explanation as a header of at most 4096 characters, its longest texts cut in the middle when need be. */
export function encodeExplanation(explanation: Explanation): string {
  return firstThatFits(explanation, encode) ?? encodePercent(JSON.stringify(withoutDetails(explanation)));
}

/** An explanation of at most so many characters as JSON, its longest texts cut in the middle when need be. */
export function shortenExplanation(explanation: Explanation, limit: number): Explanation {
  const fitting = (value: Explanation) => (JSON.stringify(value).length <= limit ? value : undefined);
  return firstThatFits(explanation, fitting) ?? withoutDetails(explanation);
}

function firstThatFits<T>(explanation: Explanation, fitting: (value: Explanation) => T | undefined): T | undefined {
  let found = fitting(explanation);
  for (const limit of TEXT_LIMITS) {
    if (found !== undefined) return found;
    found = fitting(cut(explanation, limit, 4) as Explanation);
  }
  return found;
}

function withoutDetails({ code, hypothesis }: Explanation): Explanation {
  return { code, hypothesis: shorten(hypothesis, 200), expected: '…', received: '…' };
}

function encode(value: Explanation): string | undefined {
  const json = JSON.stringify(value);
  if (json.length > LIMIT) return undefined;
  const text = encodePercent(json);
  return text.length > LIMIT ? undefined : text;
}

/** Cuts texts, lists and depth, so that any value becomes small. */
function cut(value: Json, limit: number, depth: number): Json {
  if (typeof value === 'string') return shorten(value, limit);
  if (typeof value !== 'object' || value === null) return value;
  if (depth === 0) return '…';
  if (Array.isArray(value)) return value.slice(0, 10).map(item => cut(item, limit, depth - 1));
  const entries = Object.entries(value).slice(0, 20);
  return Object.fromEntries(entries.map(([key, item]) => [shorten(key, limit), cut(item, limit, depth - 1)]));
}

/** Keeps both ends: the start says what it is, the end of a sign content has `Ts`. */
function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const half = Math.floor((limit - 1) / 2);
  return `${text.slice(0, half)}…${text.slice(text.length - half)}`;
}
