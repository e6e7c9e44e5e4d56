import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { glob } from 'tinyglobby';
import { FINDING_CODES, findingCode } from '../../../server/src/catalog/finding-codes.ts';
import { documentationUri } from '../../../server/src/report/documentation.ts';

const ROOT = path.resolve(__dirname, '../../..');

/** Every code of these areas that the sources raise. */
async function codesInSources(): Promise<Set<string>> {
  const files = await glob(['server/src/**/*.ts', 'client/src/**/*.ts'], { cwd: ROOT, absolute: true });
  const texts = await Promise.all(files.map(file => readFile(file, 'utf8')));
  return new Set(
    texts.flatMap(text => [...text.matchAll(/'((?:rpc|config)\/[a-z0-9-]+)'/g)].map(match => match[1] ?? '')),
  );
}

/** The first two cells of each row in the page's tables that starts with a code. */
async function documented(page: string): Promise<[code: string, severity: string][]> {
  const text = await readFile(path.join(ROOT, 'docs', page), 'utf8');
  return [...text.matchAll(/^\| `((?:rpc|config)\/[^`]+)` \| (\w+) \|/gm)].map(([, code = '', severity = '']) => [
    code,
    severity,
  ]);
}

describe('codes of findings', () => {
  it('are all that the sources raise, and no more', async () => {
    assert.deepEqual([...(await codesInSources())].sort(), Object.keys(FINDING_CODES).sort());
  });

  it('are documented with their severity, and no others are', async () => {
    const inCatalogue = Object.entries(FINDING_CODES).map(([code, { severity }]) => [code, severity]);
    assert.deepEqual((await documented('contracts.md')).sort(), inCatalogue.sort());
  });

  it('link to the line that explains them', async () => {
    for (const [code, { page }] of Object.entries(FINDING_CODES)) {
      const line = Number(/#L(\d+)$/.exec(documentationUri(code) ?? '')?.[1]);
      const lines = (await readFile(path.join(ROOT, 'docs', page), 'utf8')).split('\n');
      assert.match(lines[line - 1] ?? '', new RegExp(`^\\| \`${code}\``));
    }
  });

  it('are nothing known for other areas and names of JavaScript', () => {
    for (const code of ['package/unsigned', 'constructor', '']) {
      assert.equal(findingCode(code), undefined);
      assert.equal(documentationUri(code), undefined);
    }
  });

  for (const [code, { severity, title }] of Object.entries(FINDING_CODES)) {
    it(`${code} has a title in both languages`, () => {
      assert.match(title.en, /^[\x20-\x7e]+$/);
      assert.match(title.zh, /\p{Script=Han}/u);
      assert.ok(['error', 'warning', 'info', 'hint'].includes(severity));
    });
  }
});
