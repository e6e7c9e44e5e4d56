import assert from 'node:assert/strict';
import { operationsOf } from '../../../../server/src/contracts/model.ts';
import { signedEnvironments } from '../../../../server/src/gateway/environment-secrets.ts';
import type { KnownApp } from '../../../../server/src/logs/explain/context.ts';
import { knownApps } from '../../../../server/src/logs/explain/known-apps.ts';
import { TestWorkspace } from '../../../support/workspace.ts';
import { SHOP } from '../../gateway/shop.ts';

const url = 'https://gateway.example.com/mgw.htm';

/** The apps of a config, with `secrets/NAME` as files beside it. */
async function appsOf(config: object, secrets: Record<string, string> = {}): Promise<KnownApp[]> {
  const files = Object.entries(secrets).map(([name, secret]) => [`secrets/${name}`, secret] as const);
  await using workspace = await TestWorkspace.create({
    'mpaas.config.json': JSON.stringify({ contracts: ['*.rpc.ts'], ...config }),
    ...Object.fromEntries(files),
  });
  return knownApps(SHOP, await signedEnvironments(await workspace.config()));
}

const file = (name: string) => ({ file: `secrets/${name}` });

describe('apps that a config knows', () => {
  it('are its own and those of its environments, with all operations', async () => {
    const app = { appId: 'A', workspaceId: 'default', secret: file('a') };
    const environments = { test: { url, workspaceId: 'test', secret: file('t') }, other: { url, appId: 'B' } };
    const apps = await appsOf({ app, environments }, { a: 'secret of a\n', t: 'secret of t' });
    assert.deepEqual(
      apps.map(({ appId, workspaceId, secret, secretName }) => [appId, workspaceId, secret, secretName]),
      [
        ['A', 'default', 'secret of a', 'secrets/a'],
        ['A', 'test', 'secret of t', 'secrets/t'],
        ['B', 'default', undefined, undefined],
      ],
    );
    for (const { operations } of apps) assert.equal(operations.size, operationsOf(SHOP).length);
  });

  it('are one where environments have the same ids, with the secrets of all', async () => {
    const app = { appId: 'A', secret: file('missing') };
    const environments = { one: { url, secret: file('one') }, two: { url, secret: file('two') } };
    const apps = await appsOf({ app, environments }, { one: '1', two: '2' });
    assert.deepEqual(
      apps.map(({ secret, secretName, otherSecrets }) => ({ secret, secretName, otherSecrets })),
      [
        {
          secret: '1',
          secretName: 'secrets/one',
          otherSecrets: [{ name: 'the environment two (app A, workspace default)', secret: '2' }],
        },
      ],
    );
  });

  it('name a secret that is not set', async () => {
    const [app] = await appsOf({ app: { appId: 'A', secret: { env: 'NO_SUCH_VARIABLE' } } });
    assert.deepEqual([app?.secret, app?.secretName], [undefined, '$NO_SUCH_VARIABLE']);
  });
});
