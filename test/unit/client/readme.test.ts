import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

const read = (file: string) => readFile(path.resolve(__dirname, '../../..', file), 'utf8');

describe('the README', () => {
  it('names every command of the palette by its title', async () => {
    const texts: Record<string, string> = JSON.parse(await read('package.nls.json'));
    const titles = Object.entries(texts).filter(([key]) => key.startsWith('command.'));
    const readme = await read('README.md');
    const missing = titles.filter(([, title]) => !readme.includes(title.replace('…', '')));
    assert.deepEqual(missing, []);
  });
});
