import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';

const ROOT = path.resolve(__dirname, '../../..');
const PAGE = readFileSync(path.join(ROOT, 'docs/architecture.md'), 'utf8');

/** What the page lets each folder of the server import. */
const RULES = new Map(
  [...PAGE.matchAll(/^\| `server\/src\/([\w-]+)\/` \| .* \| (.*) \|$/gm)].map(([, folder = '', rule = '']) => [
    folder,
    { isExcept: rule.startsWith('everything but'), names: [...rule.matchAll(/`([\w-]+)`/g)].map(match => match[1]) },
  ]),
);

const foldersOf = (parent: string): string[] =>
  readdirSync(path.join(ROOT, parent), { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name);

describe('docs/architecture.md', () => {
  it('names every folder, and none that is gone', () => {
    const inPage = [...PAGE.matchAll(/^\| `(\w+\/src\/[\w-]+)\/` \|/gm)].map(match => match[1]);
    const there = ['server/src', 'client/src'].flatMap(parent => foldersOf(parent).map(name => `${parent}/${name}`));
    assert.deepEqual(inPage.sort(), there.sort());
  });

  for (const [folder, { isExcept, names }] of RULES) {
    it(`says what server/src/${folder} imports`, () => {
      const imported = importedFolders(folder);
      const others = imported.filter(name => names.includes(name) === isExcept);
      assert.deepEqual(others, []);
      if (!isExcept)
        assert.deepEqual(
          names.filter(name => !imported.includes(name ?? '')),
          [],
          'not imported any more',
        );
    });
  }
});

function importedFolders(folder: string): string[] {
  const server = path.join(ROOT, 'server/src');
  const files = globSync(`${folder}/**/*.ts`, { cwd: server });
  const imported = files.flatMap(file => {
    const text = readFileSync(path.join(server, file), 'utf8');
    const modules = [...text.matchAll(/(?:from |import\(|import )'(\.[^']+)'/g)].map(match => match[1] ?? '');
    return modules.map(module => path.posix.join(path.posix.dirname(file), module).split('/'));
  });
  const folders = imported.filter(parts => parts.length > 1 && parts[0] !== '..').map(([name = '']) => name);
  return [...new Set(folders)].filter(name => name !== folder);
}
