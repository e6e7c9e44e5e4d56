import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { AdminError } from '../../../client/src/gateway/admin-error.ts';
import { MocksClient } from '../../../client/src/gateway/mocks-client.ts';
import { type GatewayServer, openServer } from '../../../server/src/gateway/server.ts';
import { context } from '../gateway/shop.ts';
import { temporaryFolder } from '../gateway/temporary-folder.ts';

describe('the mocks of a gateway, asked from the editor', () => {
  const folder = temporaryFolder();
  let gateway: GatewayServer;
  beforeEach(async () => {
    const served = context({ mocks: folder() });
    await mkdir(path.join(folder(), 'sold-out'));
    gateway = await openServer({ port: 0, context: () => served, listener: () => undefined });
  });
  afterEach(() => gateway.close());

  const client = (token = gateway.adminToken) => new MocksClient({ url: gateway.adminUrl, token });

  it('say which scenarios there are, and take another', async () => {
    const state = { scenario: null, scenarios: ['sold-out'], recording: false };
    assert.deepEqual(await client().state(), state);
    assert.deepEqual(await client().setScenario('sold-out'), { ...state, scenario: 'sold-out' });
    assert.deepEqual(await client().setScenario(null), state);
  });

  it('are recorded until that is turned off', async () => {
    assert.equal((await client().setRecording(true)).recording, true);
    assert.equal((await client().setRecording(false)).recording, false);
  });

  it('say no to a scenario that there is not, and to who has no token', async () => {
    await assert.rejects(
      client().setScenario('none'),
      new AdminError('refused', 'There is no scenario "none": it would be a folder of that name among the mocks.'),
    );
    await assert.rejects(client('x').state(), new AdminError('refused', 'unauthorized'));
  });
});
