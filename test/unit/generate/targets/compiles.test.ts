import assert from 'node:assert/strict';
import path from 'node:path';
import { TARGET_NAMES, type TargetName } from '../../../../server/src/config/config.ts';
import { awkward } from './awkward-model.ts';
import { COMPILERS, compile, temporaryFolder, writeTarget, writeText } from './emitted.ts';
import { shop } from './shop-model.ts';

/** What the project of a target's user may be without. */
const SURROUNDINGS: [TargetName, { lib: string[]; types: string[] }][] = [
  ['h5-client', { lib: ['es2022', 'dom'], types: [] }],
  ['mini-program-client', { lib: ['es2022'], types: [] }],
  ['http-client', { lib: ['es2022', 'dom'], types: [] }],
  ['http-client', { lib: ['es2022'], types: ['node'] }],
  ['node-server', { lib: ['es2022'], types: ['node'] }],
];
const EVERYTHING = { lib: ['es2022', 'dom'], types: ['node'] };

describe('what is generated compiles', function () {
  this.timeout(120_000);

  for (const [name, compiler] of Object.entries(COMPILERS)) {
    for (const [importExtension, module] of [
      ['.js', 'nodenext'],
      ['', 'esnext'],
    ] as const) {
      it(`with ${name} and ${module}, awkward names included`, async () => {
        const { folder, remove } = await temporaryFolder();
        try {
          for (const target of TARGET_NAMES) {
            await writeTarget(target, awkward, importExtension, path.join(folder, 'awkward', target));
            await writeTarget(target, shop, importExtension, path.join(folder, 'shop', target));
          }
          assert.equal(await compile(folder, compiler, { ...EVERYTHING, module }), '');
        } finally {
          await remove();
        }
      });
    }
  }

  for (const [target, surroundings] of SURROUNDINGS) {
    it(`${target} with ${[...surroundings.lib, ...surroundings.types].join(' and ')} alone`, async () => {
      const { folder, remove } = await temporaryFolder();
      try {
        await writeTarget(target, shop, '', folder);
        assert.equal(await compile(folder, 'typescript', { ...surroundings, module: 'esnext' }), '');
      } finally {
        await remove();
      }
    });
  }

  it('and holds callers and handlers to the contract', async () => {
    const { folder, remove } = await temporaryFolder();
    try {
      await writeTarget('http-client', shop, '', path.join(folder, 'client'));
      await writeTarget('node-server', shop, '', path.join(folder, 'server'));
      await writeText(
        path.join(folder, 'wrong.ts'),
        `import { createRpc } from './client/index';
import { createRouter, type AccountServiceHandler } from './server/index';
const rpc = createRpc({ url: '', appId: '', workspaceId: '' });
void rpc.accountService.login({ userName: 1, password: '' });
void rpc.orderService.create({ items: [] });
void rpc.accountService.logut();
export const handler: AccountServiceHandler = { login: async () => ({}) };
createRouter({ accountService: handler });
`,
      );
      const complaints = await compile(folder, 'typescript', { ...EVERYTHING, module: 'esnext' });
      const lines = [...complaints.matchAll(/wrong\.ts\((\d+),/g)].map(match => Number(match[1]));
      assert.deepEqual([...new Set(lines)], [4, 5, 6, 7, 8], complaints);
    } finally {
      await remove();
    }
  });
});
