import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import {
  ErrorCodes,
  ExitNotification,
  InitializeRequest,
  MessageType,
  ShutdownRequest,
  StreamMessageReader,
} from 'vscode-languageserver-protocol/node';
import { ListConfigsRequest } from '../../server/src/protocol.ts';
import { TestWorkspace } from '../support/workspace.ts';
import { connect, SERVER_BUNDLE } from './connect.ts';

/** Of a file in the cache of a workspace. */
const GREETINGS = 'cache/mpaas-gateway-tools/greetings';

for (const isChannel of [false, true]) {
  describe(`a client that was served before (${isChannel ? 'channel' : 'stdio'})`, () => {
    it('is answered what it was answered then, and nothing else', async () => {
      await using cache = await TestWorkspace.create();
      const first = await greet(cache, isChannel);
      const [known] = await knownIn(cache);
      assert.deepEqual(JSON.parse(await readFile(known ?? '', 'utf8')), first.result);
      const second = await greet(cache, isChannel);
      assert.deepEqual(second, first);
      assert.deepEqual(second.errors, []);
    });

    it('is told, and answered anew the next time, where that was not so', async () => {
      await using cache = await TestWorkspace.create();
      const { result } = await greet(cache, isChannel);
      const [known = ''] = await knownIn(cache);
      const other = { capabilities: { hoverProvider: true } };
      await writeFile(known, JSON.stringify(other));
      const mistaken = await greet(cache, isChannel);
      assert.deepEqual(mistaken.result, other);
      assert.match(mistaken.errors.join('\n'), /other abilities than this server has/);
      assert.deepEqual(await greet(cache, isChannel), { result, errors: [], configs: 0 });
    });

    it('is answered by the server where what is known is broken', async () => {
      await using cache = await TestWorkspace.create();
      const first = await greet(cache, isChannel);
      for (const text of ['', '{"capabilities":', '[]', 'null']) {
        const [known = ''] = await knownIn(cache);
        await writeFile(known, text);
        assert.deepEqual(await greet(cache, isChannel), first);
      }
    });
  });
}

describe('a client that was not served before', () => {
  it('is answered for what it can itself', async () => {
    await using cache = await TestWorkspace.create();
    const plain = await greet(cache);
    const folding = { textDocument: { foldingRange: { dynamicRegistration: true } } };
    const dynamic = await greet(cache, false, folding);
    assert.ok(plain.result.capabilities.foldingRangeProvider);
    assert.equal(dynamic.result.capabilities.foldingRangeProvider, undefined);
    assert.equal((await knownIn(cache)).length, 2);
  });

  it('is served where the cache cannot be written', async () => {
    await using cache = await TestWorkspace.create({ cache: 'a file' });
    assert.equal((await greet(cache)).errors.length, 0);
  });

  it('may say more at first than comes in one part', async () => {
    await using cache = await TestWorkspace.create();
    const params = { ...PARAMS, capabilities: { experimental: 'x'.repeat(500_000) } };
    for (let run = 0; run < 2; run++) {
      await using server = startServer(cache);
      const answer = answerOf(server, 'one');
      server.stdin.write(framed({ jsonrpc: '2.0', id: 'one', method: InitializeRequest.method, params }));
      assert.ok((await answer).result?.capabilities.hoverProvider);
    }
  });

  it('is refused what it asks before it greets', async () => {
    await using cache = await TestWorkspace.create();
    await using server = startServer(cache);
    const answer = answerOf(server, 1);
    server.stdin.write(framed({ jsonrpc: '2.0', id: 1, method: 'textDocument/hover', params: {} }));
    assert.equal((await answer).error?.code, ErrorCodes.MethodNotFound);
  });

  it('takes the server with it when it goes without a word', async () => {
    await using cache = await TestWorkspace.create();
    await using server = startServer(cache);
    server.stdin.end();
    assert.deepEqual(await once(server, 'exit'), [1, null]);
  });

  const ends: [string, Record<'isShutDown' | 'isTold', boolean>, number][] = [
    ['goes after the greeting', { isShutDown: false, isTold: false }, 1],
    ['only says that it goes', { isShutDown: false, isTold: true }, 1],
    ['goes once it had it shut down', { isShutDown: true, isTold: false }, 0],
    ['says that it goes once it had it shut down', { isShutDown: true, isTold: true }, 0],
  ];
  for (const [what, { isShutDown, isTold }, exitCode] of ends) {
    it(`takes the server with it when it ${what}`, async () => {
      await using cache = await TestWorkspace.create();
      await using server = startServer(cache);
      const [greeted, shutDown] = [answerOf(server, 1), answerOf(server, 2)];
      server.stdin.write(framed({ jsonrpc: '2.0', id: 1, method: InitializeRequest.method, params: PARAMS }));
      await greeted;
      if (isShutDown) server.stdin.write(framed({ jsonrpc: '2.0', id: 2, method: ShutdownRequest.method }));
      if (isShutDown) await shutDown;
      if (isTold) server.stdin.write(framed({ jsonrpc: '2.0', method: ExitNotification.method }));
      server.stdin.end();
      assert.deepEqual(await once(server, 'exit'), [exitCode, null]);
    });
  }
});

const PARAMS = { processId: null, rootUri: null, capabilities: {} };

/** What a server answers, the errors it logs until it answers something else, and that. */
async function greet(cache: TestWorkspace, isChannel = false, capabilities = {}) {
  const options = { folders: [cache.folder], env: cacheOf(cache), isChannel, capabilities };
  await using client = await connect({ mode: 'spawn', ...options });
  const configs = await client.connection.sendRequest(ListConfigsRequest);
  const errors = client.logs.filter(({ type }) => type === MessageType.Error).map(({ message }) => message);
  return { result: client.initializeResult, errors, configs: configs.length };
}

function startServer(cache: TestWorkspace) {
  const server = spawn(process.execPath, [SERVER_BUNDLE, '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...cacheOf(cache) },
  });
  return Object.assign(server, { [Symbol.asyncDispose]: async () => void server.kill('SIGKILL') });
}

/** `HOME` is where macOS has its caches. */
function cacheOf(workspace: TestWorkspace): Record<string, string> {
  const cache = workspace.path('cache');
  return { XDG_CACHE_HOME: cache, LOCALAPPDATA: cache, HOME: cache };
}

async function knownIn(workspace: TestWorkspace): Promise<string[]> {
  return (await readdir(workspace.path(GREETINGS))).map(name => workspace.path(`${GREETINGS}/${name}`));
}

interface Answer {
  id?: number | string;
  result?: { capabilities: Record<string, unknown> };
  error?: { code: number };
}

/** Has to be asked for before the request is written: what came before is not listened to. */
function answerOf(server: ReturnType<typeof startServer>, id: number | string): Promise<Answer> {
  return new Promise(resolve => {
    new StreamMessageReader(server.stdout).listen(message => {
      if ((message as Answer).id === id) resolve(message as Answer);
    });
  });
}

function framed(message: object): string {
  const body = JSON.stringify(message);
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}
