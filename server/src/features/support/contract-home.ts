import path from 'node:path';
import type { CancellationSignal } from '../../cancellation.ts';
import type { Config } from '../../config/config.ts';
import { CONFIG_FILE_NAME } from '../../config/find.ts';
import { parseConfig } from '../../config/load.ts';
import type { ContractHomeParams } from '../../contract-protocol.ts';
import { isThere } from '../../files/is-there.ts';
import type { FileWrite } from '../../files/write-files.ts';
import { newConfigText } from '../../scaffold/new-config.ts';
import type { FeatureContext } from '../feature.ts';
import { usableProject } from './usable-project.ts';

/** The config that new contracts are for. */
interface ContractHome {
  config: Config;
  /** The config itself, where it is written with them. */
  writes: FileWrite[];
}

/** @throws UserError when the config cannot be used, or is not there and not to be made */
export async function contractHome(
  context: FeatureContext,
  params: ContractHomeParams,
  token: CancellationSignal,
): Promise<ContractHome> {
  const made = params.createsConfig && (await newConfig(params));
  return made || { config: (await usableProject(context, params, token)).config, writes: [] };
}

async function newConfig({ config: file, folder }: ContractHomeParams): Promise<ContractHome | undefined> {
  if (path.basename(file) !== CONFIG_FILE_NAME || (await isThere(file))) return undefined;
  const text = newConfigText(file, folder);
  const { config } = parseConfig(file, text);
  return config && { config, writes: [{ file, text }] };
}

/** Not every client tells what changes on disk. */
export async function tellWritten({ workspace }: FeatureContext, files: readonly string[]): Promise<void> {
  await workspace.filesChanged(files.map(file => ({ file, kind: 'created' })));
}
