import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import { GATEWAY_PROCESS } from '../../../../server/src/process-role.ts';
import { folder } from '../support/workspace.ts';

const run = promisify(execFile);
const SECRET = 'e2e secret';

/** A call as the documents describe it, signed without any code of ours. */
async function call(url: string, operationType: string, request: unknown): Promise<Response> {
  const body = JSON.stringify([request]);
  const ts = String(Date.now());
  const content = `Operation-Type=${operationType}&Request-Data=${Buffer.from(body).toString('base64')}&Ts=${ts}`;
  return fetch(url, {
    method: 'POST',
    body,
    headers: {
      'Content-Type': 'application/json',
      'Operation-Type': operationType,
      AppId: '84EFA9A281942',
      WorkspaceId: 'default',
      Version: '2',
      Ts: ts,
      signType: 'md5',
      Sign: createHash('md5').update(`${SECRET}&${content}`).digest('hex'),
    },
  });
}

async function bodyOf<T>(response: Response): Promise<T> {
  return (await response.json()) as T;
}

/** Processes that serve this workspace. */
async function gateways(): Promise<string[]> {
  const { stdout } = await run('ps', ['-eo', 'pid,args']);
  return stdout.split('\n').filter(line => line.includes(GATEWAY_PROCESS) && line.includes(folder()));
}

describe('the mock gateway', () => {
  afterEach(() => vscode.commands.executeCommand('mpaas.gateway.stop'));

  it('starts, answers a signed call with 1000, and leaves no process when stopped', async () => {
    const url = await vscode.commands.executeCommand<string>('mpaas.gateway.start');
    const response = await call(url, 'shop.account.login', { _requestBody: { userName: 'alice', password: 'x' } });
    assert.equal(response.headers.get('Result-Status'), '1000');
    assert.equal((await bodyOf<{ token: string }>(response)).token, 'a1b2c3');

    if (process.platform !== 'win32') assert.equal((await gateways()).length, 1);
    await vscode.commands.executeCommand('mpaas.gateway.stop');
    if (process.platform !== 'win32') assert.deepEqual(await gateways(), []);
    await assert.rejects(fetch(url));
  });

  it('is one process however often it is started', async () => {
    const urls = await Promise.all([
      vscode.commands.executeCommand<string | undefined>('mpaas.gateway.start'),
      vscode.commands.executeCommand<string | undefined>('mpaas.gateway.start'),
    ]);
    assert.ok(urls.some(Boolean));
    if (process.platform !== 'win32') assert.equal((await gateways()).length, 1);
  });

  it('starts anew', async () => {
    const first = await vscode.commands.executeCommand<string>('mpaas.gateway.start');
    const second = await vscode.commands.executeCommand<string>('mpaas.gateway.restart');
    assert.notEqual(first, second);
    const response = await call(second, 'shop.order.get', { id: '1' });
    assert.equal(response.headers.get('Result-Status'), '1000');
    assert.ok(['paid', 'shipped', 'delivered'].includes((await bodyOf<{ status: string }>(response)).status));
  });
});
