import { parseArgs } from 'node:util';
import { languageOfEnvironment, setLanguage } from '../locale.ts';
import { describeEvent } from './describe-event.ts';
import type { GatewayEvent } from './events.ts';
import { limitEvents } from './limit-events.ts';
import type { GatewayMessage } from './messages.ts';
import { type RunningGateway, startGateway } from './start.ts';

export { GatewayConfigError } from './config-error.ts';
export { describeEvent } from './describe-event.ts';
export { clientEncryption } from './encryption/client-encryption.ts';
export type { GatewayEvent, GatewayListener } from './events.ts';
export { limitEvents } from './limit-events.ts';
export { GatewayStartError } from './listen.ts';
export { createMockData } from './mock/answers.ts';
export { fakerPaths } from './mock/faker-paths.ts';
export { type GatewayOptions, type RunningGateway, startGateway } from './start.ts';

/** More lines a second are noise in a log, and a message for each would cost more than the answer. */
const EVENTS_PER_SECOND = 20;

/**
 * The gateway as a process of its own: `cli.js --as=gateway --config FILE [--port N] [--seed N] [--auth off]
 * [--scenario NAME] [--record] [--language TAG]`.
 * Speaks `GatewayMessage` to the process that forked it, and ends when that one does, because their channel closes.
 */
async function serve(): Promise<void> {
  const { values } = parseArgs({
    options: {
      config: { type: 'string' },
      port: { type: 'string' },
      seed: { type: 'string' },
      auth: { type: 'string' },
      scenario: { type: 'string' },
      record: { type: 'boolean' },
      language: { type: 'string' },
    },
  });
  setLanguage(values.language ?? languageOfEnvironment(process.env));
  const gateway = await startGateway({
    config: values.config ?? '',
    port: numberOf(values.port),
    seed: numberOf(values.seed),
    auth: values.auth === 'off' ? 'off' : 'on',
    scenario: values.scenario,
    record: values.record,
    listener: limitEvents(event => tell(messageOf(event)), EVENTS_PER_SECOND),
  });
  endWithParent(gateway);
  const { url, adminUrl, adminToken } = gateway;
  tell({ type: 'ready', url, adminUrl, adminToken });
  await gateway.closed;
  if (process.connected) process.disconnect();
}

function messageOf(event: GatewayEvent): GatewayMessage {
  const described = describeEvent(event);
  return event.kind === 'noted'
    ? { type: 'noted', ...described, current: event.current, added: event.added }
    : { type: 'event', ...described };
}

function endWithParent(gateway: RunningGateway): void {
  const end = () => void gateway.close();
  process.once('disconnect', end);
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
  if (process.send && !process.connected) end();
}

function tell(message: GatewayMessage, sent: () => void = () => undefined): void {
  // The other side may be gone already, which "disconnect" takes care of.
  if (process.connected) process.send?.(message, undefined, undefined, sent);
}

function numberOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

if (require.main === module) {
  serve().catch((error: Error) => {
    process.exitCode = 2;
    if (process.connected) tell({ type: 'failed', message: error.message }, () => process.disconnect());
    else process.stderr.write(`${error.message}\n`);
  });
}
