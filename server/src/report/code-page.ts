import { catalogueLanguage } from '../locale.ts';
import { installedPage } from './installed-page.ts';

const PAGES = { en: 'result-codes.md', zh: 'result-codes.zh-cn.md' } as const;

/**
 * Where a code is explained: in the page of codes that is installed with the program, which takes no network, in the
 * reader's language, at the code's line, as editors understand it.
 * @param place the heading of the code, and that of the group which it is in
 */
export function codePageUri({ group, heading }: { group: string; heading: string }): string | undefined {
  const page = installedPage(PAGES[catalogueLanguage()], linesOf);
  const line = page?.lines.get(keyOf(group, heading));
  return line === undefined ? undefined : `${page?.uri}#L${line}`;
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
