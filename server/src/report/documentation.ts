import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { findingCode } from '../catalog/finding-codes.ts';
import { installed } from '../files/installed.ts';

/** By page, the lines of its tables by the code in their first cell, from 1. */
const linesOfPages = new Map<string, ReadonlyMap<string, number>>();

/**
 * Where a finding's code is explained: the page that is installed with the program, which takes no network, at the
 * line of the code, as editors understand it.
 * @returns nothing for codes without documentation
 */
export function documentationUri(code: string): string | undefined {
  const page = findingCode(code)?.page;
  const file = page && installed(`docs/${page}`);
  if (!file) return undefined;
  const lines = linesOfPages.get(file) ?? linesOf(readFileSync(file, 'utf8'));
  linesOfPages.set(file, lines);
  const line = lines.get(code);
  return line === undefined ? undefined : `${pathToFileURL(file).href}#L${line}`;
}

function linesOf(page: string): ReadonlyMap<string, number> {
  const rows = page.split('\n').map((text, index) => [/^\| `([^`]+)`/.exec(text)?.[1], index + 1] as const);
  return new Map(rows.filter((row): row is readonly [string, number] => row[0] !== undefined));
}
