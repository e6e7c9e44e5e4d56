import { commandLinePage } from './command-line/page.ts';
import { configurationPage } from './configuration/page.ts';
import { mistakesTable } from './mistakes-table.ts';
import { readmeTables } from './readme-tables.ts';
import { resultCodesPage } from './result-codes/page.ts';
import { fillSections } from './sections.ts';

interface Page {
  /** From the root of the repository. */
  file: string;
  /** @param before the page as it is: what people write in it stays */
  text(before: string): string;
}

/** Everything in the documentation that is made of data. */
export const PAGES: readonly Page[] = [
  { file: 'README.md', text: page => fillSections(page, readmeTables('en')) },
  { file: 'README.zh-cn.md', text: page => fillSections(page, readmeTables('zh')) },
  { file: 'docs/signatures.md', text: page => fillSections(page, { mistakes: mistakesTable() }) },
  { file: 'docs/configuration.md', text: () => configurationPage('en') },
  { file: 'docs/configuration.zh-cn.md', text: () => configurationPage('zh') },
  { file: 'docs/command-line.md', text: () => commandLinePage('en') },
  { file: 'docs/command-line.zh-cn.md', text: () => commandLinePage('zh') },
  { file: 'docs/result-codes.md', text: () => resultCodesPage('en') },
  { file: 'docs/result-codes.zh-cn.md', text: () => resultCodesPage('zh') },
];
