/** Writes what is made of data in the documentation: `npm run docs`. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PAGES } from './docs/pages.ts';

const ROOT = path.resolve(__dirname, '..');

for (const { file, text } of PAGES) {
  const place = path.join(ROOT, file);
  writeFileSync(place, text(existsSync(place) ? readFileSync(place, 'utf8') : ''));
}
