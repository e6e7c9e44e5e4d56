import assert from 'node:assert/strict';
import { SourceMap } from 'node:module';
import path from 'node:path';
import { type RunnableModules, runnableModules } from '../../../server/src/contracts/runnable-modules.ts';
import { TestWorkspace } from '../../support/workspace.ts';

/** What the first file exports by default, and the problems as `file:line:column message`. */
async function run(files: Record<string, string>) {
  await using workspace = await TestWorkspace.create(files);
  const entry = workspace.path(Object.keys(files)[0] ?? '');
  const { modules, problems } = runnableModules([entry], workspace.folder);
  const told = [...problems].map(([key, { file, line, column, message }]) => {
    assert.equal(key, file);
    return `${path.relative(workspace.folder, file).split(path.sep).join('/')}:${line}:${column} ${message}`;
  });
  return {
    value: told.length > 0 ? undefined : load(entry, { modules, problems }).default,
    problems: told,
    files: [...modules.keys()].map(file => path.relative(workspace.folder, file).split(path.sep).join('/')),
    module: modules.get(entry),
  };
}

type Exports = { default?: unknown };
type Loaded = { exports: Exports };

/** As Node.js would: what a module exports, which another that it imports in a circle sees half made. */
function load(file: string, { modules, problems }: RunnableModules, loaded = new Map<string, Loaded>()): Exports {
  const known = loaded.get(file);
  if (known) return known.exports;
  const module = { exports: {} };
  loaded.set(file, module);
  const { code, imports } = modules.get(file) ?? assert.fail(`No module ${file}`);
  if (file.endsWith('.json')) return JSON.parse(code);
  const required = (name: string) =>
    load(imports.get(name) ?? assert.fail(`No import ${name}`), { modules, problems }, loaded);
  new Function('require', 'exports', 'module', code)(required, module.exports, module);
  return module.exports;
}

const NOWHERE = (name: string) =>
  `"${name}" is no file that can be imported here. Packages and modules of Node.js cannot.`;

describe('runnable modules', () => {
  const runs: [title: string, files: Record<string, string>, wanted: unknown][] = [
    ['types go away', { 'a.ts': 'interface A { a: number } export default { a: 1 } as A;' }, { a: 1 }],
    [
      'what is imported only for types goes away, were it a package',
      { 'a.ts': "import type { A } from './nowhere'; import { B } from 'nowhere'; export default 1 as A | B;" },
      1,
    ],
    [
      'other files are imported',
      { 'a.ts': "import { b } from './b'; export default b;", 'b.ts': 'export const b = 2;' },
      2,
    ],
    [
      'files are imported by what they end in once compiled',
      { 'a.ts': "import { b } from './b.js'; export default b;", 'b.ts': 'export const b = 3;' },
      3,
    ],
    ['JSON is imported', { 'a.ts': "import b from './b.json'; export default b.list;", 'b.json': '{"list":[4]}' }, [4]],
    ['JavaScript is imported', { 'a.ts': "import b from './b.js'; export default b;", 'b.js': 'export default 5;' }, 5],
    [
      'JavaScript for Node.js requires',
      { 'a.cjs': "exports.default = require('./b.cjs').b;", 'b.cjs': 'exports.b = 6;' },
      6,
    ],
    [
      'the whole of what JavaScript for Node.js exports is its default',
      { 'a.ts': "import b from './b.js'; export default b;", 'b.js': 'module.exports = 7;' },
      7,
    ],
    [
      'modules for Node.js run by all of their endings',
      {
        'a.mts': "import { b } from './b.mjs'; export default b;",
        'b.mjs': "export { b } from './c.cjs';",
        'c.cts': 'export const b: number = 8;',
      },
      8,
    ],
    [
      'files that import each other run',
      {
        'a.ts': "import { b } from './b'; export const a = 9; export default b();",
        'b.ts': "import { a } from './a'; export const b = () => a;",
      },
      9,
    ],
    [
      'imports lead where tsconfig.json says',
      {
        'a.ts': "import { b } from '@lib/b'; export default b;",
        'lib/b.ts': 'export const b = 10;',
        'tsconfig.json': '{ "compilerOptions": { "paths": { "@lib/*": ["./lib/*"] } } }',
      },
      10,
    ],
    ['types are not checked', { 'a.ts': "const a: number = 'x'; export default a;" }, 'x'],
  ];
  for (const [title, files, wanted] of runs) {
    it(title, async () => {
      const { value, problems } = await run(files);
      assert.deepEqual({ value, problems }, { value: wanted, problems: [] });
    });
  }

  const mistakes: [title: string, files: Record<string, string>, problem: string][] = [
    ['a file that is not there', { 'a.ts': "import { b } from './b';\nb();" }, `a.ts:1:19 ${NOWHERE('./b')}`],
    [
      'one of several imports, which is told of at its place',
      { 'a.ts': "import { b } from './b';\n\n  export * from './c';\nb();", 'b.ts': 'export const b = () => 1;' },
      `a.ts:3:17 ${NOWHERE('./c')}`,
    ],
    ['what is required', { 'a.cjs': "\nconst b = require('./b');" }, `a.cjs:2:19 ${NOWHERE('./b')}`],
    ['a file that another imports', { 'a.ts': "import './b';", 'b.ts': "import './c';" }, `b.ts:1:8 ${NOWHERE('./c')}`],
    ['a module of Node.js', { 'a.ts': "import fs from 'node:fs';\nfs;" }, `a.ts:1:16 ${NOWHERE('node:fs')}`],
    [
      'a package, were it installed',
      { 'a.ts': "import b from 'b';\nb;", 'node_modules/b/index.js': 'module.exports = 1;' },
      `a.ts:1:15 ${NOWHERE('b')}`,
    ],
    ['only types', { 'a.ts': "import './b';", 'b.d.ts': 'export const b: 1;' }, `a.ts:1:8 ${NOWHERE('./b')}`],
    [
      'only types, for Node.js',
      { 'a.ts': "import './b.mjs';", 'b.d.mts': 'export const b: 1;' },
      `a.ts:1:8 ${NOWHERE('./b.mjs')}`,
    ],
    ['broken text', { 'a.ts': 'const a = 1;\nconst b = = 2;' }, 'a.ts:2:11 Expression expected.'],
  ];
  for (const [title, files, problem] of mistakes) {
    it(`a problem is ${title}`, async () => assert.deepEqual((await run(files)).problems, [problem]));
  }

  it('one with a problem is there as well, with what else it imports', async () => {
    const { files } = await run({ 'a.ts': "import './b'; import './nowhere';", 'b.ts': 'const b = = 1;' });
    assert.deepEqual(files, ['a.ts', 'b.ts']);
  });

  it('a file that is gone is empty', async () => {
    await using workspace = await TestWorkspace.create();
    const file = workspace.path('gone.json');
    const { modules, problems } = runnableModules([file], workspace.folder);
    assert.deepEqual(
      [[...modules.values()], [...problems]],
      [[{ file, code: '', imports: new Map(), sourceMap: '' }], []],
    );
  });

  it('code leads back to its source', async () => {
    const source = 'interface A { a: string }\n\nexport default function a() { throw new Error(); }';
    const { module } = await run({ 'a.ts': source });
    const { code = '', sourceMap = '' } = module ?? {};
    const before = code.slice(0, code.indexOf('throw')).split('\n');
    const entry = new SourceMap(JSON.parse(sourceMap)).findEntry(before.length - 1, before.at(-1)?.length ?? 0);
    assert.ok('originalLine' in entry);
    assert.deepEqual(
      [path.posix.basename(entry.originalSource), entry.originalLine, entry.originalColumn],
      ['a.ts', 2, source.split('\n')[2]?.indexOf('throw')],
    );
  });
});
