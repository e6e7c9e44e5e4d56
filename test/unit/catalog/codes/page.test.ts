import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PAGES, resultCodesPage } from '../../../../scripts/result-codes/page.ts';

const DOCS = path.resolve(__dirname, '../../../../docs');

describe('the pages of codes', () => {
  for (const { file, language } of PAGES) {
    it(`docs/${file} is what npm run docs writes`, () => {
      assert.equal(readFileSync(path.join(DOCS, file), 'utf8'), resultCodesPage(language));
    });
  }
});
