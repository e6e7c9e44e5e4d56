// The licences of all that the bundles hold, as `dist/THIRD-PARTY-NOTICES.txt`.
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);
const PACKAGE = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/;
const LICENCE_FILE = /^(licen[cs]e|notice|copying|third-?party-?notices)/i;

/** What is in the bundles and in none of the files that esbuild reads from a package of that name. */
const ALSO = [
  // Inside a script, as bytes.
  'node_modules/zlib-streams',
  // Inside @ts-morph/common.
  'node_modules/typescript-5',
];

/**
 * @param {import('esbuild').Metafile} metafile of the bundles
 * @returns {Promise<string>} name, version and licence of each package, with the texts that it brings
 */
export async function thirdPartyNotices({ inputs }) {
  const folders = new Set([...ALSO, ...Object.keys(inputs).flatMap(input => PACKAGE.exec(input) ?? [])]);
  const notices = await Promise.all([...folders].map(notice));
  return ['This software holds parts of the following.', ...new Set(notices.sort())].join(`\n\n${'='.repeat(80)}\n\n`);
}

async function notice(folder) {
  const { name, version, license, author } = require(path.resolve(folder, 'package.json'));
  const files = (await readdir(folder)).filter(file => LICENCE_FILE.test(file)).sort();
  if (files.length === 0 && !license) throw new Error(`${folder} has no licence.`);
  const by = typeof author === 'object' ? author.name : author;
  const texts = await Promise.all(files.map(file => readFile(path.join(folder, file), 'utf8')));
  const head = `${name} ${version}\n${license}${by ? `, ${by}` : ''}`;
  return [head, ...texts.map(text => text.replaceAll('\r\n', '\n').trim())].join('\n\n');
}
