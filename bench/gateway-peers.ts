import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import path from 'node:path';
import { installPeer, type Peer } from './peer.ts';
import { ServerProcess } from './server-process.ts';

/** A mock server of somebody else, answering the operation that is measured. */
export interface PeerServer {
  /** What people call it, with its version. */
  title: string;
  /** Whether it draws each answer anew, as the gateway does, or has one for all. */
  draws: boolean;
  /** @param folder where files for it may be put */
  start(folder: string): Promise<ServerProcess>;
}

/** The last version that runs on Node.js 20. */
const PRISM: Peer = { name: '@stoplight/prism-cli', version: '5.14.2' };
const MOCKOON: Peer = { name: '@mockoon/cli', version: '9.9.0' };

export const PEERS: PeerServer[] = [true, false].flatMap(draws => [
  { title: `Prism ${PRISM.version}`, draws, start: (folder: string) => startPrism(folder, draws) },
  { title: `Mockoon ${MOCKOON.version}`, draws, start: (folder: string) => startMockoon(folder, draws) },
]);

/** It validates requests, and says nothing of each, which would take it most of its time. */
async function startPrism(folder: string, draws: boolean): Promise<ServerProcess> {
  const script = path.join(await installPeer(PRISM), 'dist', 'index.js');
  const file = path.join(folder, 'openapi.json');
  await writeFile(file, JSON.stringify(OPENAPI));
  const port = await freePort();
  const args = ['mock', '--port', port, '--host', '127.0.0.1', '--verboseLevel', 'error'];
  return start(script, [...args, ...(draws ? ['--dynamic'] : []), file], port);
}

/** It does not validate. What it says of each request goes nowhere. */
async function startMockoon(folder: string, draws: boolean): Promise<ServerProcess> {
  const script = path.join(await installPeer(MOCKOON), 'bin', 'run.js');
  const file = path.join(folder, draws ? 'mockoon-drawing.json' : 'mockoon.json');
  await writeFile(file, JSON.stringify(environment(draws)));
  const port = await freePort();
  const args = ['start', '--data', file, '--port', port, '--hostname', '127.0.0.1', '--disable-log-to-file'];
  return start(script, args, port);
}

function start(script: string, args: string[], port: string): Promise<ServerProcess> {
  return ServerProcess.start(script, { args, url: `http://127.0.0.1:${port}/login` });
}

const ANSWER = {
  id: 647974,
  userName: 'violette36',
  email: 'tillman49@example.com',
  token: 'xyxudrn2i2jr8zc0xi4o1cpx',
};

const TEMPLATE = `{
  "id": {{int 100000 999999}},
  "userName": "{{faker 'internet.username'}}",
  "email": "{{faker 'internet.email'}}",
  "token": "{{faker 'string.alphanumeric' 32}}"
}`;

const TEXT = { type: 'string' };

/** The contract in OpenAPI. */
const OPENAPI = {
  openapi: '3.0.3',
  info: { title: 'shop', version: '1.0.0' },
  paths: {
    '/login': {
      post: {
        requestBody: { required: true, content: { 'application/json': { schema: credentials() } } },
        responses: {
          200: { description: 'A user.', content: { 'application/json': { schema: user(), example: ANSWER } } },
        },
      },
    },
  },
};

function credentials() {
  const properties = { userName: { ...TEXT, minLength: 2, maxLength: 40 }, password: { ...TEXT, minLength: 6 } };
  const items = { type: 'object', required: Object.keys(properties), properties };
  return { type: 'array', minItems: 1, maxItems: 1, items };
}

function user() {
  const properties = { id: { type: 'integer' }, userName: TEXT, email: { ...TEXT, format: 'email' }, token: TEXT };
  return { type: 'object', required: Object.keys(properties), properties, additionalProperties: false };
}

/** The operation in Mockoon's own format. */
function environment(draws: boolean) {
  const uuid = (last: number) => `00000000-0000-4000-8000-00000000000${last}`;
  const response = {
    uuid: uuid(2),
    statusCode: 200,
    headers: [{ key: 'Content-Type', value: 'application/json' }],
    bodyType: 'INLINE',
    body: draws ? TEMPLATE : JSON.stringify(ANSWER),
    disableTemplating: !draws,
    default: true,
  };
  return {
    uuid: uuid(0),
    lastMigration: 33,
    name: 'shop',
    routes: [{ uuid: uuid(1), type: 'http', method: 'post', endpoint: 'login', responses: [response] }],
    rootChildren: [{ type: 'route', uuid: uuid(1) }],
  };
}

/** Neither picks one that is free. */
async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return String(port);
}
