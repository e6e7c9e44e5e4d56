import { stat } from 'node:fs/promises';
import * as l10n from '@vscode/l10n';
import type { Config } from '../config/config.ts';
import { findContracts } from '../contracts/contract-files.ts';
import { readConfig } from './config-error.ts';
import type { GatewayListener } from './events.ts';
import type { Limits } from './limits.ts';
import { contractSource, type ModelSource } from './model-source.ts';
import { openServer } from './server.ts';
import { Serving } from './serving.ts';
import type { SettingsOverrides } from './settings.ts';
import { type Watcher, watchFiles } from './watch.ts';

export interface GatewayOptions extends SettingsOverrides {
  /** Absolute path of the `mpaas.config.json`. */
  config: string;
  /** Told of what happens, from the first reading of contracts on. */
  listener?: GatewayListener;
  /** Another source of models than the config's contracts on disk. */
  source?: (config: Config) => ModelSource;
  limits?: Partial<Limits>;
  /** The gateway's clock, epoch milliseconds. */
  now?: () => number;
}

export interface RunningGateway {
  /** `http://127.0.0.1:8680/mgw.htm`. */
  url: string;
  adminUrl: string;
  /** For `Authorization: Bearer`. */
  adminToken: string;
  /** Resolves when the gateway has stopped, whoever asked for it. */
  closed: Promise<void>;
  /** Resolves when no connection and no watcher is left. */
  close(): Promise<void>;
}

/**
 * Starts the gateway of a config: answers when this resolves, and reads contracts and config again when they are saved.
 * @throws GatewayConfigError when the config cannot be used, GatewayStartError when the port cannot be had
 */
export async function startGateway(options: GatewayOptions): Promise<RunningGateway> {
  const { listener = () => undefined, source = contractSource, limits = {}, now = Date.now } = options;
  const config = await readConfig(options.config);
  const readAt = Date.now();
  const serving = await Serving.open(config, { overrides: options, listener, source });
  const port = options.port ?? config.gateway.port;
  const server = await openServer({ port, context: () => serving.context, listener, limits, now }).catch(
    async error => {
      // What mocks have started would keep the process up.
      await serving.close();
      throw error;
    },
  );
  const watching = watchServing(serving, readAt, listener, server.closed);
  const closed = server.closed.then(async () => {
    await (await watching)?.close();
    await serving.close();
  });
  return {
    url: server.url,
    adminUrl: server.adminUrl,
    adminToken: server.adminToken,
    closed,
    async close() {
      await server.close();
      await closed;
    },
  };
}

/** Reloads one after the other. A gateway that cannot watch serves on, and says so. */
async function watchServing(
  serving: Serving,
  readAt: number,
  listener: GatewayListener,
  closed: Promise<void>,
): Promise<Watcher | undefined> {
  const failed = (error: Error) => {
    listener({ kind: 'failed', message: l10n.t('Contracts could not be read again: {0}', error.message) });
  };
  let queue = Promise.resolve();
  let watcher: Watcher | undefined;
  const changed = (files: string[]) => {
    const ours = files.filter(file => serving.concerns(file));
    if (ours.length === 0) return;
    queue = queue
      .then(() => serving.reload(ours))
      .then(async () => watcher?.add(serving.config, await serving.watched()), failed);
  };
  try {
    const files = await serving.watched();
    watcher = await watchFiles(serving.config, files, changed, failed);
    const isReady = await Promise.race([watcher.ready.then(() => true), closed.then(() => false)]);
    if (!isReady) return watcher;
    changed(await changedSince(readAt, serving, files));
    // Handlers that came meanwhile.
    await serving.reload([]);
  } catch (error) {
    failed(error as Error);
  }
  return watcher;
}

/** What was saved after it was read and before it was watched. */
async function changedSince(time: number, { config }: Serving, files: string[]): Promise<string[]> {
  const known = [config.file, ...files];
  const isLate = await Promise.all(
    known.map(async file => ((await stat(file).catch(() => undefined))?.mtimeMs ?? time) > time),
  );
  const created = (await findContracts(config)).filter(file => !known.includes(file));
  return [...known.filter((_, index) => isLate[index]), ...created];
}
