import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { getL10nJson } from '@vscode/l10n-dev';
import { glob } from 'tinyglobby';
import { inChinese } from '../../../scripts/build/in-chinese.mjs';

const ROOT = path.resolve(__dirname, '..', '..', '..');

async function readJson(file: string): Promise<Record<string, string>> {
  return JSON.parse(await readFile(path.join(ROOT, file), 'utf8'));
}

/** Every text that the sources hand to `l10n.t`. */
async function textsInSources(): Promise<string[]> {
  const files = await glob(['client/src/**/*.ts', 'server/src/**/*.ts'], { cwd: ROOT, absolute: true });
  const sources = files.map(async file => ({ contents: await readFile(file, 'utf8'), extension: '.ts' }));
  // Its parser takes its time with every file.
  const speaking = (await Promise.all(sources)).filter(({ contents }) => contents.includes('l10n.t('));
  return Object.keys(await getL10nJson(speaking));
}

/** What is the same in each language: numbers, tags, names with capitals or hyphens inside, files. */
const CODE = /`[^`]+`|@\w+|\d[\d.,]*\d|\d|\b\w*[a-z][A-Z]\w*\b|\b[A-Z][A-Za-z]*-[\w-]+|\b[\w-]+\.(?:md|json|ts)\b/g;

function placeholders(text: string): string[] {
  return [...new Set(text.match(/\{\d+\}/g))].sort();
}

describe('languages', () => {
  it('has Simplified Chinese for every text of the sources, and no more', async function () {
    // It parses all sources, with a parser that takes its time.
    this.timeout(120_000);
    const texts = await textsInSources();
    const translated = Object.keys(await readJson('l10n/bundle.l10n.zh-cn.json'));
    assert.deepEqual(
      texts.filter(text => !translated.includes(text)),
      [],
      'texts without translation',
    );
    assert.deepEqual(
      translated.filter(text => !texts.includes(text)),
      [],
      'translations of texts that are gone',
    );
  });

  it('has Simplified Chinese for every text of the manifest, and no more', async () => {
    const english = await readJson('package.nls.json');
    const chinese = await readJson('package.nls.zh-cn.json');
    assert.deepEqual(Object.keys(chinese).sort(), Object.keys(english).sort());
    const manifest = await readFile(path.join(ROOT, 'package.json'), 'utf8');
    const used = [...manifest.matchAll(/"%([^%"]+)%"/g)].map(match => match[1]);
    assert.deepEqual([...new Set(used)].sort(), Object.keys(english).sort());
  });

  it('has Simplified Chinese for every text of JSON schemas and snippets, and no more', async () => {
    const chinese = await readJson('l10n/contributions.zh-cn.json');
    const used = new Set<string>();
    const noted = (text: string) => {
      used.add(text);
      return text;
    };
    for (const file of await glob(['schemas/*.json', 'snippets/*.json'], { cwd: ROOT })) {
      const english = await readJson(file);
      assert.deepEqual(inChinese(english, noted), english);
    }
    assert.deepEqual([...used].sort(), Object.keys(chinese).sort());
    for (const [english, text] of Object.entries(chinese)) assert.match(text, /[\u4e00-\u9fff]/, english);
  });

  it('keeps all that is code in the texts of JSON schemas and snippets', async () => {
    for (const [english, chinese] of Object.entries(await readJson('l10n/contributions.zh-cn.json'))) {
      const code = english.match(CODE) ?? [];
      assert.deepEqual(
        code.filter(each => !chinese.includes(each)),
        [],
        english,
      );
    }
  });

  it('names in the manifest, in both languages, JSON that is there or that the build makes', async () => {
    const [english, chinese] = [await readJson('package.nls.json'), await readJson('package.nls.zh-cn.json')];
    for (const key of Object.keys(english).filter(each => each.startsWith('file.'))) {
      assert.ok(Object.keys(await readJson(english[key] ?? '')).length > 0, key);
      assert.equal(chinese[key], `./dist/zh-cn/${path.basename(english[key] ?? '')}`);
    }
  });

  it('keeps the placeholders of every text', async () => {
    for (const [english, chinese] of Object.entries(await readJson('l10n/bundle.l10n.zh-cn.json'))) {
      assert.deepEqual(placeholders(chinese), placeholders(english), english);
      assert.notEqual(chinese.trim(), '', english);
    }
  });
});
