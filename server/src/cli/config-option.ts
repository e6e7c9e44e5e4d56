import path from 'node:path';
import * as l10n from '@vscode/l10n';
import type { Config } from '../config/config.ts';
import { CONFIG_FILE_NAME, findConfigFile } from '../config/find.ts';
import { loadConfig } from '../config/load.ts';
import { CliError } from './exit.ts';
import { noteFindings } from './output.ts';

/**
 * The config that a command works with: the one that `--config` names, or the nearest upward.
 * @throws CliError when there is none or it cannot be used; its findings are on standard error then
 */
export async function requireConfig(option: string | undefined): Promise<Config> {
  const config = await optionalConfig(option);
  if (config) return config;
  throw new CliError(
    l10n.t('There is no {0} in {1} or above. Create one, or name it with --config.', CONFIG_FILE_NAME, process.cwd()),
  );
}

/** The same, but nothing when no config is named and none is found. */
export async function optionalConfig(option: string | undefined): Promise<Config | undefined> {
  const file = option === undefined ? await findConfigFile(process.cwd()) : path.resolve(option);
  if (!file) return undefined;
  const { config, findings } = await loadConfig(file);
  noteFindings(findings);
  if (config) return config;
  throw new CliError(l10n.t('The config {0} cannot be used.', file));
}
