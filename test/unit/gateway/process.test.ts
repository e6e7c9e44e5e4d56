import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { GatewayMessage } from '../../../server/src/gateway/messages.ts';
import { workspace } from './workspace.ts';

const MAIN = path.resolve(__dirname, '../../../server/src/gateway/main.ts');

describe('the process of a gateway', function () {
  this.timeout(30_000);
  const { config, file, write, settings } = workspace();
  let child: ChildProcess;
  let messages: GatewayMessage[];

  const start = (...args: string[]) => {
    messages = [];
    child = fork(MAIN, args, { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    child.on('message', message => messages.push(message as GatewayMessage));
    return child;
  };
  afterEach(() => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
  });

  async function ready(...args: string[]): Promise<GatewayMessage & { type: 'ready' }> {
    start('--config', config(), '--port', '0', ...args);
    for (;;) {
      // Several may come at once, of which waiting sees the first.
      const message = messages.find(({ type }) => type === 'ready');
      if (message?.type === 'ready') return message;
      await once(child, 'message');
    }
  }

  it('says when it is ready and what happens', async () => {
    const { url, adminUrl, adminToken } = await ready();
    assert.match(url, /^http:\/\/127\.0\.0\.1:\d+\/mgw\.htm$/);
    assert.match(adminUrl, /^http:\/\/127\.0\.0\.1:\d+\/_mpaas$/);
    assert.match(adminToken, /^[0-9a-f]{64}$/);
    assert.deepEqual(messages[0], { type: 'event', level: 'info', text: 'Read 1 services with 1 operations.' });
    const told = once(child, 'message');
    await (await fetch(url, { method: 'POST', body: '[]' })).text();
    assert.match(JSON.stringify(await told), /"level":"warn","text":"3000 - /);
  });

  it('says what is amiss with its config', async () => {
    const named = { app: { ...settings.app, secret: { file: 'gone.txt' } } };
    await write('mpaas.config.json', JSON.stringify({ ...settings, ...named }));
    await ready();
    const [noted, ...others] = messages.filter(({ type }) => type === 'noted');
    assert.deepEqual(others, []);
    assert.ok(noted?.type === 'noted');
    assert.deepEqual([noted.level, noted.current.map(({ code }) => code)], ['warn', ['secret-not-set']]);
    assert.match(noted.text, /^gone\.txt is missing/);
  });

  it('ends when the one that forked it is gone', async () => {
    await ready();
    const exit = once(child, 'exit');
    child.disconnect();
    assert.deepEqual(await exit, [0, null]);
  });

  it('ends with connections open', async () => {
    const { url } = await ready();
    const { body } = await fetch(url, { method: 'POST', body: '[]' });
    const exit = once(child, 'exit');
    child.disconnect();
    assert.deepEqual(await exit, [0, null]);
    await body?.cancel();
  });

  it('ends when it is told to by its admin endpoint', async () => {
    const { adminUrl, adminToken } = await ready();
    const exit = once(child, 'exit');
    await fetch(`${adminUrl}/stop`, { method: 'POST', headers: { Authorization: `Bearer ${adminToken}` } });
    assert.deepEqual(await exit, [0, null]);
  });

  it('ends at a polite signal', async function () {
    if (process.platform === 'win32') this.skip();
    await ready();
    const exit = once(child, 'exit');
    child.kill('SIGTERM');
    assert.deepEqual(await exit, [0, null]);
  });

  it('says why it does not start', async () => {
    start('--config', file('none.json'));
    const [[message], [code]] = await Promise.all([once(child, 'message'), once(child, 'exit')]);
    assert.match(JSON.stringify(message), /"type":"failed","message":".*none\.json/);
    assert.equal(code, 2);
  });
});
