import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { GATEWAY_PROCESS } from '../../../server/src/process-role.ts';
import { openWorkbench } from './windows.ts';
import type { Workbench } from './workbench.ts';

const run = promisify(execFile);

describe('the mock gateway, by keyboard', () => {
  it('starts, is called, and stops', async () => {
    await using workbench = await openWorkbench({ theme: 'light', open: 'contracts/account.rpc.ts' });
    await start(workbench);
    await workbench.screenshot('gateway');

    await workbench.run('mPaaS: Call Operation');
    await workbench.choice('shop.account.login').waitFor();
    await workbench.screenshot('operations');
    await workbench.choose('shop.account.login');
    await workbench.quickInput.getByText('The request as JSON').waitFor();
    await workbench.screenshot('request');
    await workbench.page.keyboard.press('Enter');
    await workbench.page.getByText('Result-Status: 1000').waitFor();
    await workbench.screenshot('answer');

    await workbench.run('mPaaS: Stop Mock Gateway');
    await workbench.statusBar(/^\s*mPaaS\s*$/).waitFor();
  });

  it('tells of its own crash and offers to start it again', async () => {
    await using workbench = await openWorkbench({ theme: 'dark' });
    await start(workbench);
    const { pid } = await gatewayOf(workbench);
    process.kill(pid, 'SIGKILL');
    await workbench.notification('The mock gateway ended by itself');
    await workbench.screenshot('crash');
    await workbench.page.getByRole('button', { name: 'Restart' }).click();
    await workbench.statusBar(/mPaaS :\d+/).waitFor();
    assert.notEqual((await gatewayOf(workbench)).pid, pid);
  });

  it('says what is amiss with its config, and starts again for another port', async () => {
    await using workbench = await openWorkbench();
    const { page } = workbench;
    const config = path.join(workbench.folder, 'mpaas.config.json');
    const written = JSON.parse(await readFile(config, 'utf8'));
    const save = (gateway: object) =>
      writeFile(config, JSON.stringify({ ...written, app: { ...written.app, secret: { env: 'GONE' } }, gateway }));
    await save({ port: 0 });
    await start(workbench);
    await page.getByRole('button', { name: '$GONE is not set: signed calls get 7000' }).waitFor();
    await workbench.screenshot('notice');
    const port = await freePort();
    await save({ port });
    await workbench.notification(`gateway.port is ${port} now`);
    await workbench.screenshot('restart');
    await page.getByRole('button', { name: 'Restart', exact: true }).click();
    await workbench.statusBar(`mPaaS :${port}`).waitFor();
  });

  it('ends when the extension host dies', async () => {
    await using workbench = await openWorkbench({ isFresh: true });
    const socket = await connectTo(await start(workbench));
    const closed = once(socket, 'close');
    process.kill((await gatewayOf(workbench)).parent, 'SIGKILL');
    await closed;
  });

  it('ends when the window closes', async () => {
    await using workbench = await openWorkbench({ isFresh: true });
    const socket = await connectTo(await start(workbench));
    const closed = once(socket, 'close');
    await workbench.page.close({ runBeforeUnload: true });
    await closed;
  });
});

/** @returns the port that the status bar shows */
async function start(workbench: Workbench): Promise<number> {
  await workbench.run('mPaaS: Start Mock Gateway');
  const item = workbench.statusBar(/mPaaS :\d+/);
  await item.waitFor();
  return Number(/:(\d+)/.exec((await item.textContent()) ?? '')?.[1]);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function connectTo(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  // Half a request, so that the gateway has a reason to keep the connection for as long as it lives.
  socket.write('POST /mgw.htm HTTP/1.1\r\n');
  socket.on('error', () => undefined);
  return socket;
}

async function gatewayOf({ folder }: Workbench): Promise<{ pid: number; parent: number }> {
  const { stdout } = await run('ps', ['-eo', 'pid,ppid,args']);
  const line = stdout.split('\n').find(each => each.includes(GATEWAY_PROCESS) && each.includes(folder));
  const [pid, parent] = (line ?? '').trim().split(/\s+/).map(Number);
  if (!pid || !parent) throw new Error('No gateway runs for this workspace.');
  return { pid, parent };
}
