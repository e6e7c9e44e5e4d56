import assert from 'node:assert/strict';
import path from 'node:path';
import type { Config } from '../../../server/src/config/config.ts';
import { Serving } from '../../../server/src/gateway/serving.ts';
import { SHOP } from './shop.ts';

const FOLDER = path.resolve('/shop');
const file = (name: string) => path.join(FOLDER, ...name.split('/'));

const CONFIG: Config = {
  file: file('mpaas.config.json'),
  folder: FOLDER,
  contracts: ['contracts/**/*.rpc.ts'],
  app: { appId: '', workspaceId: 'default' },
  generate: [],
  gateway: { port: 0, timestampWindowMinutes: 30, seed: 1, locale: 'en', mocks: file('mocks') },
  packages: [],
};

describe('what is served', () => {
  const open = () =>
    Serving.open(CONFIG, {
      overrides: {},
      listener: () => undefined,
      source: () => ({
        load: async () => ({ model: SHOP, findings: [], files: [file('contracts/a.rpc.ts'), file('shared/b.ts')] }),
      }),
    });

  const cases: [string, boolean][] = [
    ['mpaas.config.json', true],
    ['contracts/a.rpc.ts', true],
    ['shared/b.ts', true],
    ['contracts/new/c.rpc.ts', true],
    ['contracts', true],
    ['shared', true],
    ['contracts/readme.ts', false],
    ['shared/other.ts', false],
    ['share', false],
    ['package.json', false],
    ['node_modules/contracts/x.rpc.ts', false],
  ];
  for (const [name, expected] of cases) {
    it(`${expected ? 'depends' : 'does not depend'} on ${name}`, async () => {
      assert.equal((await open()).concerns(file(name)), expected);
    });
  }
});
