import * as l10n from '@vscode/l10n';
import { type Command, InvalidArgumentError, Option } from 'commander';
import pc from 'picocolors';
import type { GatewayEvent } from '../gateway/main.ts';
import { requireConfig } from './config-option.ts';
import { CliError, EXIT } from './exit.ts';
import { addHelp } from './help.ts';
import { note, print } from './output.ts';

interface GatewayCliOptions {
  config?: string;
  port?: number;
  seed?: number;
  auth: 'on' | 'off';
  scenario?: string;
  record?: true;
  json?: true;
}

/** `mpaas gateway`: the mock gateway, until it is told to stop. */
export function gatewayCommand(program: Command): void {
  const command = program
    .command('gateway')
    .description(l10n.t('serve the contracts from a mock gateway on this machine'))
    .option('--config <file>', l10n.t('the config; the nearest mpaas.config.json upward by default'))
    .option('--port <number>', l10n.t('the port; 0 picks a free one'), integer(0, 65535))
    .option('--seed <number>', l10n.t('mock answers are a function of it'), integer(0, Number.MAX_SAFE_INTEGER))
    .addOption(new Option('--auth <mode>', l10n.t('off: do not check signatures')).choices(['on', 'off']).default('on'))
    .option('--scenario <name>', l10n.t('answer from this scenario of the mocks; "recorded" replays what was recorded'))
    .option('--record', l10n.t('write what the backend answers into the scenario "recorded"'))
    .option('--json', l10n.t('machine-readable output'))
    .action(serve);
  addHelp(command, { examples: ['mpaas gateway --port 0', 'mpaas gateway --scenario sold-out'] });
}

async function serve(options: GatewayCliOptions): Promise<void> {
  const { file } = await requireConfig(options.config);
  const { startGateway, GatewayStartError, describeEvent } = await import('../gateway/main.ts');
  const listener = (event: GatewayEvent) => noteEvent(describeEvent(event));
  const { port, seed, auth, scenario, record } = options;
  const gateway = await startGateway({ config: file, port, seed, auth, scenario, record, listener }).catch(error => {
    throw error instanceof GatewayStartError ? new CliError(error.message) : error;
  });
  const { url, adminUrl, adminToken } = gateway;
  print(options.json ? JSON.stringify({ url, adminUrl, adminToken }) : l10n.t('Mock gateway at {0}', url));
  const stop = () => void gateway.close();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
  // A task of an editor ends with the editor, however that ends.
  process.once('disconnect', stop);
  await gateway.closed;
  process.off('disconnect', stop);
  process.exitCode = EXIT.done;
}

const COLORS = { info: pc.dim, warn: pc.yellow, error: pc.red };

function noteEvent({ level, text }: { level: keyof typeof COLORS; text: string }): void {
  note(COLORS[level](text));
}

/** Parses an option's value; commander reports what it throws as a wrong call. */
function integer(minimum: number, maximum: number): (text: string) => number {
  return text => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= minimum && value <= maximum) return value;
    throw new InvalidArgumentError(l10n.t('It has to be a whole number from {0} to {1}.', minimum, maximum));
  };
}
