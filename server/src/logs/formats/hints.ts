import type { LogFormat } from './format.ts';
import { FORMATS } from './index.ts';

/** What a line has at least that is worth to be read. */
export const HINTS: readonly string[] = [...new Set(FORMATS.flatMap(({ hints }) => hints))];

/** Tells the lines that a format may know. */
export function hintOf({ hints }: LogFormat): RegExp {
  return new RegExp(hints.map(hint => escaped(hint).replaceAll('#', '\\d')).join('|'));
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
