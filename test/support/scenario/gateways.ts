import { generateKeyPairSync } from 'node:crypto';
import { type GatewayProcess, startGatewayCli } from '../cli.ts';
import { TestWorkspace } from '../workspace.ts';
import { startBackend } from './backend.ts';
import type { Scenario } from './parse.ts';
import { SECRET } from './request.ts';

const CONFIG = {
  contracts: ['contracts/**/*.rpc.ts'],
  app: { appId: '84EFA9A281942', workspaceId: 'default', secret: { env: 'MPAAS_APP_SECRET' } },
};

/** Made anew each time: whatever a scenario encrypts is for another key. */
const { privateKey: eccKey } = generateKeyPairSync('ec', { namedCurve: 'secp256k1' });

const ENVIRONMENT = {
  MPAAS_APP_SECRET: SECRET,
  BACKEND_SALT: 'salt',
  ECC_KEY: eccKey.export({ type: 'sec1', format: 'pem' }).toString(),
};

/** How many are started before they are asked for: starting takes a second, and most of it is one core's work. */
const AHEAD = 2;

interface Started {
  gateway: GatewayProcess;
  close(): Promise<void>;
}

/** The built gateway, started once for all scenarios that ask for the same, and ended behind the last of them. */
export class Gateways {
  private readonly started = new Map<string, Promise<Started>>();
  private readonly waiting: Scenario[];

  /** @param scenarios in the order in which they will be asked for */
  constructor(scenarios: readonly Scenario[]) {
    this.waiting = [...scenarios];
  }

  async for(scenario: Scenario): Promise<GatewayProcess> {
    const key = keyOf(scenario);
    const started = this.start(key, scenario);
    for (const [next, first] of this.nextKeys().slice(0, AHEAD)) void this.start(next, first);
    return (await started).gateway;
  }

  /** Nothing more is asked of a scenario's gateway on its account. */
  async leave(scenario: Scenario): Promise<void> {
    const key = keyOf(scenario);
    this.waiting.splice(this.waiting.indexOf(scenario), 1);
    if (!this.waiting.some(other => keyOf(other) === key)) await this.end(key);
  }

  async close(): Promise<void> {
    await Promise.all([...this.started.keys()].map(key => this.end(key)));
  }

  private start(key: string, scenario: Scenario): Promise<Started> {
    const known = this.started.get(key) ?? start(scenario);
    this.started.set(key, known);
    return known;
  }

  private async end(key: string): Promise<void> {
    const started = this.started.get(key);
    this.started.delete(key);
    await (await started)?.close();
  }

  private nextKeys(): [string, Scenario][] {
    const first = new Map<string, Scenario>();
    for (const scenario of this.waiting) {
      const key = keyOf(scenario);
      if (!this.started.has(key) && !first.has(key)) first.set(key, scenario);
    }
    return [...first];
  }
}

function keyOf({ files, config, arguments: args, backend }: Scenario): string {
  return JSON.stringify([files, config, args, backend]);
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
