import { findingCode } from '../catalog/finding-codes.ts';
import { installedPage } from './installed-page.ts';

/**
 * Where a finding's code is explained: the page that is installed with the program, which takes no network, at the
 * line of the code, as editors understand it.
 * @returns nothing for codes without documentation
 */
export function documentationUri(code: string): string | undefined {
  const name = findingCode(code)?.page;
  const page = name === undefined ? undefined : installedPage(name, linesOf);
  const line = page?.lines.get(code);
  return line === undefined ? undefined : `${page?.uri}#L${line}`;
}

function linesOf(page: string): ReadonlyMap<string, number> {
  const rows = page.split('\n').map((text, index) => [/^\| `([^`]+)`/.exec(text)?.[1], index + 1] as const);
  return new Map(rows.filter((row): row is readonly [string, number] => row[0] !== undefined));
}
