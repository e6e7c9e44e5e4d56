import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdir, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Config } from '../../../server/src/config/config.ts';
import { Serving } from '../../../server/src/gateway/serving.ts';
import { operation } from './operations.ts';
import { SHOP } from './shop.ts';
import { temporaryFolder } from './temporary-folder.ts';

const FOLDER = path.resolve('/shop');
const file = (name: string) => path.join(FOLDER, ...name.split('/'));

const CONFIG: Config = {
  file: file('mpaas.config.json'),
  folder: FOLDER,
  contractRanges: [],
  contracts: ['contracts/**/*.rpc.ts'],
  app: { appId: '', workspaceId: 'default' },
  generate: [],
  gateway: { port: 0, timestampWindowMinutes: 30, seed: 1, locale: 'en', mocks: file('mocks') },
  packages: [],
};

describe('what is served', () => {
  const open = (config = CONFIG) =>
    Serving.open(config, {
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

  describe('in a scenario', () => {
    const folder = temporaryFolder();

    it('is told of while there is none of that name', async () => {
      const mocks = path.join(folder(), 'mocks');
      await mkdir(path.join(mocks, 'empty'), { recursive: true });
      const told: string[] = [];
      const serving = await Serving.open(
        { ...CONFIG, gateway: { ...CONFIG.gateway, mocks } },
        {
          overrides: { scenario: 'sold-out' },
          listener: event => {
            if (event.kind !== 'noted') return;
            told.push(...event.added.map(({ code }) => `+ ${code}`), ...event.settled.map(({ code }) => `- ${code}`));
          },
          source: () => ({ load: async () => ({ model: SHOP, findings: [], files: [] }) }),
        },
      );
      const missing = () => told.splice(0).filter(line => line.endsWith('scenario-missing'));
      assert.deepEqual(missing(), ['+ scenario-missing']);
      await mkdir(path.join(mocks, 'sold-out'));
      await serving.reload([path.join(mocks, 'sold-out')]);
      assert.deepEqual(missing(), ['- scenario-missing']);
      await rm(path.join(mocks, 'sold-out'), { recursive: true });
      await serving.reload([path.join(mocks, 'sold-out')]);
      assert.deepEqual(missing(), ['+ scenario-missing']);
      serving.context.mocks.setScenario('empty');
      assert.deepEqual(missing(), ['- scenario-missing']);
      await serving.close();
    });
  });

  describe('from a backend', () => {
    let server: Server;
    beforeEach(async () => {
      server = createServer().listen(0, '127.0.0.1');
      await once(server, 'listening');
    });
    afterEach(async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    });

    for (const path of ['', '/other']) {
      it(`survives a reload ${path ? 'with another URL' : 'with the same URL'} while a call is under way`, async () => {
        const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
        const withBackend = (url: string) => ({ ...CONFIG, gateway: { ...CONFIG.gateway, backend: { url } } });
        const serving = await open(withBackend(url));
        const { backend } = serving.context;
        const arrived = once(server, 'request');
        const answer = backend?.call(operation('a', { timeoutMs: 20_000 }), undefined, []);
        const [request, response] = await arrived;
        const socketClosed = once(request.socket, 'close');
        serving.config = withBackend(url + path);
        await serving.reload([file('contracts/a.rpc.ts')]);
        assert.equal(serving.context.backend === backend, path === '');
        response.end('"late"');
        assert.equal((await answer)?.body, '"late"');
        // The one that is used no more has left no connection.
        if (path) await socketClosed;
        await serving.close();
        await socketClosed;
      });
    }
  });
});
