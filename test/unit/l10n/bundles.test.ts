import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { getL10nJson } from '@vscode/l10n-dev';
import { glob } from 'tinyglobby';

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

  it('keeps the placeholders of every text', async () => {
    for (const [english, chinese] of Object.entries(await readJson('l10n/bundle.l10n.zh-cn.json'))) {
      assert.deepEqual(placeholders(chinese), placeholders(english), english);
      assert.notEqual(chinese.trim(), '', english);
    }
  });
});
