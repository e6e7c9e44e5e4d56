import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { copyFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { operationsOf } from '../../server/src/contracts/model.ts';
import { ContractReader } from '../../server/src/contracts/reader.ts';
import { runCli, startGatewayCli } from '../support/cli.ts';
import { copyExamples } from '../support/examples.ts';
import type { TestWorkspace } from '../support/workspace.ts';

const ROOT = path.resolve(__dirname, '..', '..');
const SECRET = 'round-trip-secret';
const SALT = 'round-trip-salt';

const TSCONFIG = {
  compilerOptions: {
    target: 'es2022',
    module: 'nodenext',
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    lib: ['es2022', 'dom'],
    types: ['node'],
    typeRoots: [path.join(ROOT, 'node_modules', '@types')],
    outDir: 'out',
    rootDir: '.',
  },
  include: ['shop.ts', 'client', 'server'],
};

/** Compiles the workspace with one of the compilers here; rejects with what it says. */
async function compile(workspace: TestWorkspace, compiler: 'typescript' | 'typescript-5'): Promise<void> {
  const tsc = path.join(ROOT, 'node_modules', compiler, 'bin', 'tsc');
  await promisify(execFile)(process.execPath, [tsc, '-p', workspace.folder]).catch(({ stdout }) => {
    throw new Error(`${compiler}: ${stdout}`);
  });
}

describe('round trip through a generated client, the gateway and a generated server', function () {
  // Everything that is generated is compiled twice.
  this.timeout(180_000);

  it('carries every operation of the examples there and back', async () => {
    await using workspace = await copyExamples();
    const { exitCode, stderr } = await runCli(['generate'], { cwd: workspace.folder });
    assert.equal(exitCode, 0, stderr);
    await copyFile(path.join(ROOT, 'test/fixtures/round-trip/shop.ts'), workspace.path('shop.ts'));
    await workspace.write('package.json', '{ "type": "module" }');
    await workspace.write('tsconfig.json', JSON.stringify(TSCONFIG));
    await compile(workspace, 'typescript-5');
    await compile(workspace, 'typescript');

    const shop = await import(pathToFileURL(workspace.path('out/shop.js')).href);
    const backend = createServer(shop.createListener(SALT)).listen(0, '127.0.0.1');
    await once(backend, 'listening');
    const config = JSON.parse(await workspace.read('mpaas.config.json'));
    const url = `http://127.0.0.1:${(backend.address() as AddressInfo).port}`;
    const signature = { algorithm: 'md5', key: 'k1', salt: { env: 'BACKEND_SALT' } };
    config.gateway.backend = { url, signature };
    config.gateway.mocks = 'none';
    await workspace.write('mpaas.config.json', JSON.stringify(config));
    const env = { MPAAS_APP_SECRET: SECRET, BACKEND_SALT: SALT };
    const gateway = await startGatewayCli([], { cwd: workspace.folder, env });
    try {
      assert.equal((await fetch(`${url}/account/profile`)).status, 401, 'what the gateway has not signed is refused');
      for (const signType of ['md5', 'hmac-sha1']) {
        shop.received.length = 0;
        const { appId, workspaceId } = config.app;
        const answers = await shop.callEverything({
          url: gateway.url,
          appId,
          workspaceId,
          signType,
          secret: () => SECRET,
        });
        assert.deepEqual(answers, shop.results);
        const sent = Object.keys(shop.results).map(name => [name, shop.requests[name]]);
        assert.deepEqual(shop.received, sent);
      }
      const { model } = await new ContractReader(await workspace.config()).read();
      assert.deepEqual(
        Object.keys(shop.results).sort(),
        operationsOf(model)
          .map(operation => operation.name)
          .sort(),
        'every operation takes part',
      );
    } finally {
      backend.closeAllConnections();
      backend.close();
      assert.equal(await gateway.stop(), 0);
    }
  });
});
