import assert from 'node:assert/strict';
import { TestWorkspace } from '../support/workspace.ts';
import { connect, MODES } from './connect.ts';
import { completed, completionsAt } from './marked.ts';

const FILES = {
  'mpaas.config.json': '{}',
  'contracts/a.rpc.ts': '',
  'web/dist/index.html': '',
  'web/dist/pages/home.html': '',
  'web/dist/main.js': '',
  'keys/public.pem': '',
  'node_modules/x/index.js': '',
  '.git/HEAD': '',
};

for (const mode of MODES) {
  describe(`completion in the config (${mode})`, () => {
    const run = async (task: (labels: (marked: string) => Promise<string[]>, take: Take) => Promise<void>) => {
      await using workspace = await TestWorkspace.create(FILES);
      await using client = await connect({ mode, folders: [workspace.folder] });
      const file = workspace.path('mpaas.config.json');
      await task(
        async marked => (await completionsAt(client, file, marked, 'json')).map(({ label }) => label),
        (marked, label) => completed(client, file, marked, label, 'json'),
      );
    };

    it('suggests folders and files where settings name them', () =>
      run(async (labels, take) => {
        assert.deepEqual(await labels('{ "generate": [{ "out": "┆" }] }'), ['contracts', 'keys', 'web']);
        assert.deepEqual(await labels('{ "packages": [{ "root": "web/┆" }] }'), ['dist']);
        assert.deepEqual(await labels('{ "packages": [{ "publicKey": "keys/p┆" }] }'), ['public.pem']);
        assert.deepEqual(await labels('{ "contracts": ["contracts/┆"] }'), ['**/*.rpc.ts', 'a.rpc.ts']);
        assert.equal(
          await take('{ "contracts": ["contracts/┆"] }', '**/*.rpc.ts'),
          '{ "contracts": ["contracts/**/*.rpc.ts"] }',
        );
        assert.deepEqual(await labels('{ "gateway": { "mocks": "no/such/┆" } }'), []);
      }));

    it('suggests pages of the package for its main URL', () =>
      run(async (labels, take) => {
        const config = (url: string) => `{ "packages": [{ "mainUrl": "${url}", "root": "web/dist" }] }`;
        assert.deepEqual(await labels(config('┆')), ['/index.html', '/pages']);
        assert.equal(await take(config('/pages/┆'), 'home.html'), config('/pages/home.html'));
      }));

    it('suggests variables for secrets', () =>
      run(async labels => {
        const config = '{ "app": { "secret": { "env": "┆" } }, "x": { "env": "BACKEND_SALT" } }';
        assert.deepEqual(await labels(config), ['BACKEND_SALT', 'MPAAS_APP_SECRET']);
      }));

    it('leaves keys and everything else to the schema', () =>
      run(async labels => {
        for (const marked of ['{ "o┆ut": "" }', '{ "generate": [{ "target": "┆" }] }', '{ "contracts": ┆ }', '┆']) {
          assert.deepEqual(await labels(marked), [], marked);
        }
      }));
  });
}

type Take = (marked: string, label: string) => Promise<string>;
