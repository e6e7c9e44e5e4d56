import assert from 'node:assert/strict';
import path from 'node:path';
import { SourceScope } from '../../../server/src/workspace/source-scope.ts';
import { TestWorkspace } from '../../support/workspace.ts';

const FILES = [
  ...['a.js', 'b/c/x.java', 'b/c.js/y.ts', 'b/hidden/z.ts', '.eslintrc.js'],
  ...['a.rpc.ts', 'lib.min.js', 'package-lock.json', 'read.md', 'node_modules/x/a.js', '.git/a.js', 'b/Pods/a.m'],
];
const SOURCES = ['.eslintrc.js', 'a.js', 'b/c.js/y.ts', 'b/c/x.java'];

describe('the scope of sources', () => {
  it('lists what it says of paths that they are sources', async () => {
    await using workspace = await TestWorkspace.create(Object.fromEntries(FILES.map(file => [file, ''])));
    const scope = new SourceScope({ folder: workspace.folder, excludes: ['**/hidden'] });
    assert.deepEqual(await listed(scope, workspace, ''), SOURCES);
    assert.deepEqual(FILES.filter(file => scope.isSource(workspace.path(file))).sort(), SOURCES);
    assert.equal(scope.isSource(path.join(workspace.folder, '..', 'a.js')), false);
  });

  it('lists parts of itself, and nothing of what is not ours', async () => {
    await using workspace = await TestWorkspace.create(Object.fromEntries(FILES.map(file => [file, ''])));
    const scope = new SourceScope({ folder: workspace.folder, excludes: [] });
    assert.deepEqual(await listed(scope, workspace, 'b/c'), ['b/c/x.java']);
    for (const folder of ['node_modules', '.git', 'b/Pods', 'missing', 'a.js']) {
      assert.deepEqual(await listed(scope, workspace, folder), []);
    }
  });

  it('may lie where nothing is looked for in others', async () => {
    await using workspace = await TestWorkspace.create({ 'build/a.js': '' });
    const scope = new SourceScope({ folder: workspace.path('build'), excludes: [] });
    assert.deepEqual(await listed(scope, workspace, 'build'), ['build/a.js']);
    assert.ok(scope.isSource(workspace.path('build/a.js')));
  });
});

async function listed(scope: SourceScope, workspace: TestWorkspace, folder: string): Promise<string[]> {
  const files: string[] = [];
  for await (const file of scope.list(workspace.path(folder))) {
    files.push(path.relative(workspace.folder, file).split(path.sep).join('/'));
  }
  return files.sort();
}
