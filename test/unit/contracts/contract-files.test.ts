import assert from 'node:assert/strict';
import path from 'node:path';
import { parseConfig } from '../../../server/src/config/load.ts';
import { contractGlobs, contractMatcher, findContracts, globOf } from '../../../server/src/contracts/contract-files.ts';
import { TestWorkspace } from '../../support/workspace.ts';

const FILES = [
  'B.rpc.ts',
  'shop/.hidden/h.rpc.ts',
  'shop/c.rpc.ts',
  'shop/node_modules/p/n.rpc.ts',
  'shop/old/d.rpc.ts',
  'shop/types.ts',
  'z.rpc.ts',
];

function configOf(folder: string, contracts: readonly string[]) {
  const { config } = parseConfig(path.join(folder, 'mpaas.config.json'), JSON.stringify({ contracts }));
  assert.ok(config);
  return config;
}

describe('contracts of a config', () => {
  for (const [contracts, wanted] of [
    [['**/*.rpc.ts'], ['B.rpc.ts', 'shop/c.rpc.ts', 'shop/old/d.rpc.ts', 'z.rpc.ts']],
    [['*.rpc.ts'], ['B.rpc.ts', 'z.rpc.ts']],
    [['./shop/**/*.rpc.ts'], ['shop/c.rpc.ts', 'shop/old/d.rpc.ts']],
    [['shop'], []],
    [
      ['z.rpc.ts', 'shop/types.ts'],
      ['shop/types.ts', 'z.rpc.ts'],
    ],
    [
      ['**/*.rpc.ts', '!shop/old/**'],
      ['B.rpc.ts', 'shop/c.rpc.ts', 'z.rpc.ts'],
    ],
    [['shop/**/*.rpc.ts', '!shop/old/**'], ['shop/c.rpc.ts']],
    [['shop/**/*.rpc.ts', '!./shop/old/*'], ['shop/c.rpc.ts']],
    [['!shop/old/**'], []],
  ] as const) {
    it(`${contracts.join(', ')}: ${wanted.join(', ') || 'none'}`, async () => {
      await using workspace = await TestWorkspace.create(Object.fromEntries(FILES.map(file => [file, ''])));
      const config = configOf(workspace.folder, contracts);
      const files = wanted.map(file => workspace.path(file));
      assert.deepEqual(await findContracts(config), files, 'on disk');
      assert.deepEqual(FILES.map(file => workspace.path(file)).filter(contractMatcher(config)), files, 'by name');
    });
  }
});

describe('where contracts may be', () => {
  for (const [contracts, wanted] of [
    [['**/*.rpc.ts'], ['. **/*.rpc.ts']],
    [['./shop/*.rpc.ts'], ['shop *.rpc.ts']],
    [['../shared/**/*.rpc.ts'], ['../shared **/*.rpc.ts']],
    [['shop/a.rpc.ts'], ['shop a.rpc.ts']],
    [
      ['a/*.ts', '!a/old/*', 'b/*.ts'],
      ['a *.ts', 'b *.ts'],
    ],
  ] as const) {
    it(`${contracts.join(', ')}: ${wanted.join(', ')}`, () => {
      const folder = path.resolve('somewhere');
      const globs = contractGlobs(configOf(folder, contracts));
      const shown = globs.map(each => [path.relative(folder, each.folder).split(path.sep).join('/'), each.pattern]);
      assert.deepEqual(
        shown.map(([where, pattern]) => `${where || '.'} ${pattern}`),
        wanted,
      );
    });
  }
});

describe('a glob of one file', () => {
  for (const file of ['a.rpc.ts', 'shop/a.rpc.ts', '(app)/[id]/{a}.rpc.ts', '!a*?.rpc.ts']) {
    it(`means ${file} and nothing else`, () => {
      const folder = path.resolve('somewhere');
      const isContract = contractMatcher(configOf(folder, [globOf(path.normalize(file))]));
      const near = [file, `x${file}`, file.replaceAll(/\W/g, 'x'), 'app/i/a.rpc.ts', 'shopa.rpc.ts'];
      assert.deepEqual(
        near.filter(each => isContract(path.join(folder, each))),
        [file],
      );
    });
  }
});
