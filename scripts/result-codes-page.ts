/** Writes docs/result-codes.md and its Chinese twin from the catalogue of codes: `npm run docs`. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { PAGES, resultCodesPage } from './result-codes/page.ts';

const DOCS = path.resolve(__dirname, '..', 'docs');

for (const { file, language } of PAGES) writeFileSync(path.join(DOCS, file), resultCodesPage(language));
