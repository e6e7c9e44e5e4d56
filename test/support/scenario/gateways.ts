import { request as httpRequest } from 'node:http';
import { type GatewayProcess, startGatewayCli } from '../cli.ts';
import { TestWorkspace } from '../workspace.ts';
import { startBackend } from './backend.ts';
import type { Received } from './match.ts';
import type { Scenario } from './parse.ts';
import { SECRET, type SentRequest } from './request.ts';

const CONFIG = {
  contracts: ['contracts/**/*.rpc.ts'],
  app: { appId: '84EFA9A281942', workspaceId: 'default', secret: { env: 'MPAAS_APP_SECRET' } },
};

const ENVIRONMENT = { MPAAS_APP_SECRET: SECRET, BACKEND_SALT: 'salt' };

interface Started {
  gateway: GatewayProcess;
  close(): Promise<void>;
}

/** The built gateway, started once for all scenarios that ask for the same. */
export class Gateways {
  private readonly started = new Map<string, Promise<Started>>();

  async for(scenario: Scenario): Promise<GatewayProcess> {
    const { files, config, arguments: args, backend } = scenario;
    const key = JSON.stringify([files, config, args, backend]);
    const known = this.started.get(key) ?? start(scenario);
    this.started.set(key, known);
    return (await known).gateway;
  }

  async close(): Promise<void> {
    for (const started of this.started.values()) await (await started).close();
  }
}

async function start({ files, config, arguments: args, backend: lines }: Scenario): Promise<Started> {
  const backend = lines && (await startBackend(lines));
  const written = JSON.parse(config.replaceAll('{{backend}}', backend?.url ?? ''));
  const text = JSON.stringify({ ...CONFIG, ...written });
  const workspace = await TestWorkspace.create({ ...files, 'mpaas.config.json': text });
  const gateway = await startGatewayCli(args, { cwd: workspace.folder, env: ENVIRONMENT });
  return {
    gateway,
    async close() {
      await gateway.stop();
      backend?.close();
      await workspace[Symbol.asyncDispose]();
    },
  };
}

/** Sends a request, on a connection of its own, and reads the answer, whatever it is. */
export function sendTo({ url }: GatewayProcess, { method, path, headers, body }: SentRequest): Promise<Received> {
  const { port } = new URL(url);
  return new Promise(resolve => {
    const none = () => resolve({ start: 'no answer', headers: {}, body: '' });
    const outgoing = httpRequest({ host: '127.0.0.1', port, method, path, agent: false, setHost: false }, incoming => {
      const chunks: Buffer[] = [];
      incoming.on('data', chunk => chunks.push(chunk));
      incoming.on('error', none);
      incoming.on('end', () => {
        const found = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
        const text = Buffer.concat(chunks).toString();
        resolve({ start: `HTTP ${incoming.statusCode}`, headers: Object.fromEntries(found), body: text });
      });
    });
    outgoing.on('error', none);
    if (!headers.some(([name]) => /^host$/i.test(name))) outgoing.setHeader('Host', `127.0.0.1:${port}`);
    for (const [name, value] of headers) outgoing.setHeader(name, value);
    outgoing.end(body);
  });
}
