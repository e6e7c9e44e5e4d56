import assert from 'node:assert/strict';
import path from 'node:path';
import { Scope } from '../../../server/src/gateway/watch-scope.ts';

const file = (name: string) => path.resolve('/shop', ...name.split('/'));

describe('what is watched', () => {
  const scope = new Scope(file('mocks'));
  const paths = ['mpaas.config.json', 'contracts', 'mocks', 'tsconfig.json', 'elsewhere/start.ts'];
  scope.add(paths.map(file), [file('elsewhere/start.ts'), file('mocks/start.json')], file('mocks'));

  const cases: [name: string, kind: 'file' | 'folder', isWatched: boolean][] = [
    ['.', 'folder', true],
    ['mpaas.config.json', 'file', true],
    ['package.json', 'file', false],
    ['contracts', 'folder', true],
    ['contracts/a/b.rpc.ts', 'file', true],
    ['contracts/readme.md', 'file', false],
    ['contracts/a.js', 'file', false],
    ['contracts/node_modules', 'folder', false],
    ['contracts-old', 'folder', false],
    ['src', 'folder', false],
    ['elsewhere', 'folder', true],
    ['elsewhere/start.ts', 'file', true],
    ['elsewhere/other.ts', 'file', false],
    ['mocks', 'folder', true],
    ['mocks/AccountService.ts', 'file', true],
    ['mocks/AccountService.js', 'file', true],
    ['mocks/sold-out/AccountService.mjs', 'file', true],
    ['mocks/com.example.login.json', 'file', false],
    ['mocks/start.json', 'file', true],
    ['mocks/types.d.ts', 'file', false],
    ['mocks/recorded', 'folder', false],
  ];
  for (const [name, kind, isWatched] of cases) {
    it(`${isWatched ? 'is' : 'is not'} the ${kind} ${name}`, () => {
      assert.equal(scope.isIgnored(file(name), { isFile: () => kind === 'file' }), !isWatched);
    });
  }
});
