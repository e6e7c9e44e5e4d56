import assert from 'node:assert/strict';
import { findOperationSites, operationStringAt } from '../../../server/src/call-sites/find-sites.ts';
import type { SiteLanguage } from '../../../server/src/call-sites/languages/language.ts';

/** Checks that a text has the sites that are marked in it, `'«call com.x.y»'`, and no others. */
export function finds(language: SiteLanguage, marked: string): void {
  const text = marked.replace(/«[a-z]+ ([^»]*)»/g, '$1');
  assert.equal(withSites(language, text), marked);
}

function withSites(language: SiteLanguage, text: string): string {
  let [marked, at] = ['', 0];
  for (const { start, end, kind, operationType } of findOperationSites(text, language)) {
    marked += `${text.slice(at, start)}«${kind} ${operationType}»`;
    at = end;
  }
  return marked + text.slice(at);
}

/** What is being typed at the `┆` of a text, in words: `call "com.exa"`. */
export function typedAt(language: SiteLanguage, marked: string): string {
  const offset = marked.indexOf('┆');
  assert.ok(offset >= 0, 'no cursor');
  const text = marked.replace('┆', '');
  const found = operationStringAt(text, language, offset);
  if (!found) return 'nothing';
  assert.equal(text.slice(found.start, found.end), found.text);
  return `${found.kind} ${found.quote}${found.text}${found.quote}`;
}
