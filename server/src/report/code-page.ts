import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { installed } from '../files/installed.ts';
import { catalogueLanguage } from '../locale.ts';

const PAGES = { en: 'docs/result-codes.md', zh: 'docs/result-codes.zh-cn.md' } as const;

/** By page, the lines of its headings, from 1. */
const linesOfPages = new Map<string, ReadonlyMap<string, number>>();

/**
 * Where a code is explained: in the page of codes that is installed with the program, which takes no network, in the
 * reader's language, at the code's line, as editors understand it.
 * @param place the heading of the code, and that of the group which it is in
 */
export function codePageUri({ group, heading }: { group: string; heading: string }): string | undefined {
  const file = installed(PAGES[catalogueLanguage()]);
  if (file === undefined) return undefined;
  const lines = linesOfPages.get(file) ?? linesOf(readFileSync(file, 'utf8'));
  linesOfPages.set(file, lines);
  const line = lines.get(keyOf(group, heading));
  return line === undefined ? undefined : `${pathToFileURL(file).href}#L${line}`;
}

function linesOf(page: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  let group = '';
  for (const [index, text] of page.split('\n').entries()) {
    if (text.startsWith('## ')) group = text.slice(3);
    else if (text.startsWith('#### ')) lines.set(keyOf(group, text.slice(5)), index + 1);
  }
  return lines;
}

function keyOf(group: string, heading: string): string {
  return `${group}\n${heading}`;
}
