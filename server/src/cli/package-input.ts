import * as l10n from '@vscode/l10n';
import type { PackageConfig } from '../config/config.ts';
import type { PackageOptions } from '../offline/pack/check-source.ts';
import { optionalConfig } from './config-option.ts';
import { CliError } from './exit.ts';

export interface PackageArguments {
  appId?: string;
  version?: string;
  config?: string;
  mainUrl?: string;
  global?: true;
}

/** What to pack, as what. */
export interface PackageInput extends PackageOptions {
  /** Path of the folder or zip. */
  source: string;
}

/**
 * Takes what the arguments do not say from the config: from the package that `--app-id` names there, or the only one.
 * @throws CliError when something is not said anywhere
 */
export async function packageInput(place: string | undefined, options: PackageArguments): Promise<PackageInput> {
  const isAllSaid = place !== undefined && options.appId !== undefined && options.version !== undefined;
  const entry = isAllSaid && options.config === undefined ? undefined : await entryOf(options);
  const { appId = entry?.appId, version = entry?.version, mainUrl = entry?.mainUrl } = options;
  const source = place ?? entry?.root;
  if (source === undefined || appId === undefined || version === undefined) throw nothingSaid();
  const isGlobal = options.global ?? entry?.global ?? false;
  return {
    source,
    appId,
    version,
    resourceType: isGlobal ? 'global' : 'normal',
    ...(mainUrl !== undefined && { mainUrl }),
  };
}

async function entryOf({ appId, config: option }: PackageArguments): Promise<PackageConfig> {
  const config = await optionalConfig(option);
  if (!config || config.packages.length === 0) throw nothingSaid();
  const { file, packages } = config;
  const candidates = packages.filter(entry => appId === undefined || entry.appId === appId);
  const [entry] = candidates;
  if (entry && candidates.length === 1) return entry;
  const known = packages.map(each => each.appId).join(', ');
  throw new CliError(
    appId === undefined
      ? l10n.t('There are several packages in {0}: {1}. Name one with --app-id.', file, known)
      : l10n.t('{0} has no package, or several, with the app id {1}. There: {2}.', file, appId, known),
  );
}

function nothingSaid(): CliError {
  return new CliError(
    l10n.t(
      'Say what to pack: mpaas pack FOLDER --app-id ID --version VERSION, or list it under "packages" in mpaas.config.json.',
    ),
  );
}
