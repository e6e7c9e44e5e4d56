import { readFileSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';

const ROOT = path.resolve(__dirname, '..', '..', '..');

/** A fenced block of a page. */
export interface Block {
  /** `docs/gateway.md:80`. */
  place: string;
  /** What stands behind the fence; empty when nothing does. */
  language: string;
  /** Which file of a workspace it is, where the page says so: `<!-- example: mocks/AccountService.ts -->` before the fence. */
  path: string | undefined;
  text: string;
}

/** All blocks of the pages that people read, by page, in the order in which they are read. */
export function blocksOfPages(): Map<string, Block[]> {
  const pages = globSync(['*.md', 'docs/*.md', 'examples/*.md', 'samples/*.md'], { cwd: ROOT }).sort();
  return new Map(pages.map(page => [page, blocksOf(page, readFileSync(path.join(ROOT, page), 'utf8'))]));
}

const BLOCK = /^(?:<!-- example: (?<path>\S+) -->\n)?```(?<language>.*)\n(?<text>[\s\S]*?)^```$/gm;

function blocksOf(page: string, markdown: string): Block[] {
  return [...markdown.matchAll(BLOCK)].map(({ index, groups }) => ({
    place: `${page}:${markdown.slice(0, index).split('\n').length}`,
    language: groups?.language ?? '',
    path: groups?.path,
    text: groups?.text ?? '',
  }));
}
