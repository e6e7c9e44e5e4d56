import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import { anchor } from '../../../scripts/docs/configuration/type-text.ts';

const ROOT = path.resolve(__dirname, '../../..');

describe('links of the documentation', () => {
  for (const page of globSync(['*.md', 'docs/*.md', 'examples/*.md', 'samples/*.md'], { cwd: ROOT }).sort()) {
    it(`lead somewhere from ${page}`, () => {
      assert.deepEqual(
        linksOf(page).filter(link => !isThere(page, link)),
        [],
      );
    });
  }

  it('lead to every page of docs/ from the README', () => {
    const linked = new Set(linksOf('README.md').map(link => link.split('#')[0]));
    const pages = globSync('docs/*.md', { cwd: ROOT });
    assert.deepEqual(
      pages.filter(page => !linked.has(page)),
      [],
    );
  });
});

/** Those to files of ours. */
function linksOf(page: string): string[] {
  const prose = read(page)
    .replaceAll(/^```[\s\S]*?^```$/gm, '')
    .replaceAll(/`[^`\n]*`/g, '');
  const links = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(match => match[1] ?? '');
  return links.filter(link => !/^\w+:/.test(link));
}

function isThere(page: string, link: string): boolean {
  const [file = '', heading] = link.split('#');
  const target = file === '' ? page : path.join(path.dirname(page), file);
  if (!existsSync(path.join(ROOT, target))) return false;
  return heading === undefined || headingsOf(target).has(heading);
}

function headingsOf(page: string): Set<string> {
  const headings = read(page).matchAll(/^#{1,6} (.+)$/gm);
  return new Set([...headings].map(match => anchor(match[1] ?? '')));
}

function read(page: string): string {
  return readFileSync(path.join(ROOT, page), 'utf8');
}
