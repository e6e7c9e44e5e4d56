import path from 'node:path';
import { getNodeValue, type Node } from 'jsonc-parser';
import type {
  AppConfig,
  Config,
  EnvironmentConfig,
  GatewayConfig,
  GenerateConfig,
  PackageConfig,
  SecretReference,
  TargetName,
} from './config.ts';
import { CONFIG_FILE_NAME } from './find.ts';
import { valueRange } from './json-places.ts';

/** The config as it stands in the file, after validation against the schema. */
interface ConfigFile {
  contracts?: string[];
  app?: { appId?: string; workspaceId?: string; secret?: SecretReference };
  generate?: { target: TargetName; out: string; importExtension?: '' | '.js' }[];
  gateway?: Partial<Omit<GatewayConfig, 'mocks'>> & { mocks?: string };
  environments?: Record<string, EnvironmentConfig>;
  packages?: PackageConfig[];
}

const DEFAULT_GATEWAY = { port: 8680, timestampWindowMinutes: 30, seed: 1, locale: 'en' } as const;

/** Fills in defaults and makes paths absolute. The config has to be valid. */
export function resolveConfig(file: string, text: string, root: Node): Config {
  const written: ConfigFile = getNodeValue(root);
  const contractRanges = (written.contracts ?? []).map((_, index) => valueRange(text, root, ['contracts', index]));
  return { ...resolve(file, written), contractRanges };
}

/** The config that holds where there is none: no contracts, defaults for everything else. */
export function defaultConfig(folder: string): Config {
  return resolve(path.join(folder, CONFIG_FILE_NAME), { contracts: [] });
}

function resolve(file: string, written: ConfigFile): Config {
  const folder = path.dirname(file);
  const { mocks = 'mocks', ...gateway } = written.gateway ?? {};
  return {
    file,
    folder,
    contracts: written.contracts ?? [],
    contractRanges: [],
    app: resolveApp(written.app),
    generate: (written.generate ?? []).map(entry => resolveGenerate(entry, folder)),
    gateway: { ...DEFAULT_GATEWAY, ...gateway, mocks: path.resolve(folder, mocks) },
    ...(written.environments && { environments: written.environments }),
    packages: (written.packages ?? []).map(entry => resolvePackage(entry, folder)),
  };
}

function resolveApp(app: ConfigFile['app']): AppConfig {
  return { appId: '', workspaceId: 'default', ...app };
}

function resolveGenerate(entry: NonNullable<ConfigFile['generate']>[number], folder: string): GenerateConfig {
  return {
    target: entry.target,
    out: path.resolve(folder, entry.out),
    importExtension: entry.importExtension ?? defaultImportExtension(entry.target),
  };
}

function resolvePackage({ publicKey, ...entry }: PackageConfig, folder: string): PackageConfig {
  const root = path.resolve(folder, entry.root);
  return { ...entry, root, ...(publicKey !== undefined && { publicKey: path.resolve(folder, publicKey) }) };
}

/** Node resolves ES modules by their full name; bundlers of H5 pages and mini programs want none. */
function defaultImportExtension(target: TargetName): '' | '.js' {
  return target === 'http-client' || target === 'node-server' ? '.js' : '';
}
