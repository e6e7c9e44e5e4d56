import * as l10n from '@vscode/l10n';
import type { Fix, FixProblem } from './fix.ts';

/** Types that cannot travel, and what carries the same as JSON. */
const CARRIERS: readonly [pattern: RegExp, replacement: string][] = [
  [/^(?:ReadonlyMap|Map)<\s*string\s*,([\s\S]+)>$/, 'Record<string,$1>'],
  [/^(?:ReadonlySet|Set)<([\w$.]+)>$/, '$1[]'],
  [/^(?:ReadonlySet|Set)<([\s\S]+)>$/, 'Array<$1>'],
  [/^bigint$/, 'string'],
  [/^symbol$/, 'string'],
  [/^(?:Uint8Array|ArrayBuffer|Buffer|Blob)$/, 'string'],
  [/^(?:String|Number|Boolean)$/, ''],
];

/** Writes a type that travels as JSON in the place of one that does not. */
export const replaceType: FixProblem = ({ start, end }, { text }) => {
  const written = text.slice(start, end);
  for (const [pattern, replacement] of CARRIERS) {
    if (!pattern.test(written)) continue;
    return [fixOf(start, end, replacement === '' ? written.toLowerCase() : written.replace(pattern, replacement))];
  }
  return [];
};

/** Writes a list of keys and values in the place of a map. */
export const replaceMap: FixProblem = ({ start, end }, { text }) => {
  const written = text.slice(start, end);
  const value = /^Record<\s*string\s*,\s*([\s\S]+?)\s*>$/.exec(written)?.[1];
  return value === undefined ? [] : [fixOf(start, end, `{ key: string; value: ${value} }[]`)];
};

function fixOf(start: number, end: number, text: string): Fix {
  return { title: l10n.t('Replace with {0}', text), changes: [{ start, end, text }] };
}
