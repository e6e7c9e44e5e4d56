import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { glob } from 'tinyglobby';

const ROOT = path.resolve(__dirname, '../../..');

/** Codes as the sources hand them to a report: `add('warning', 'http', …`, `leave('date', …`, `stop('syntax', …`. */
async function codesInSources(): Promise<string[]> {
  const files = await glob('server/src/import/**/*.ts', { cwd: ROOT, absolute: true });
  const texts = await Promise.all(files.map(file => readFile(file, 'utf8')));
  const raised = /(?:\.add\(\s*'(?:error|warning|info)',|\.(?:leave|stop)\()\s*'([a-z0-9-]+)'|'import\/([a-z-]+)'/g;
  return texts.flatMap(text => [...text.matchAll(raised)].map(match => `import/${match[1] ?? match[2]}`));
}

describe('findings of imports', () => {
  it('are documented, and no others are', async () => {
    const page = await readFile(path.join(ROOT, 'docs/import.md'), 'utf8');
    const documented = [...page.matchAll(/`(import\/[a-z0-9-]+)`/g)].map(match => match[1] ?? '');
    assert.deepEqual([...new Set(documented)].sort(), [...new Set(await codesInSources())].sort());
  });
});
