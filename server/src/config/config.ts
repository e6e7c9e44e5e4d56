import type { Range } from '../findings.ts';

/** `mpaas.config.json` after validation, with defaults filled in. Paths are absolute, in the system's own notation. */
export interface Config {
  /** The config file itself. */
  file: string;
  /** The folder that its paths are relative to. */
  folder: string;
  /** Globs of contracts, relative to `folder`, with `/`. */
  contracts: string[];
  /** Where each of `contracts` stands in the file; globs that stand in no file come after those that do. */
  contractRanges: Range[];
  app: AppConfig;
  generate: GenerateConfig[];
  gateway: GatewayConfig;
  packages: PackageConfig[];
}

export interface AppConfig {
  appId: string;
  workspaceId: string;
  /** The secret that clients sign with. Only ever named, never written in the file. */
  secret?: SecretReference;
}

/** Names a secret: an environment variable, or a file whose path is relative to the config. */
export type SecretReference = { env: string } | { file: string };

export const TARGET_NAMES = ['h5-client', 'mini-program-client', 'http-client', 'node-server'] as const;
export type TargetName = (typeof TARGET_NAMES)[number];

export interface GenerateConfig {
  target: TargetName;
  /** Absolute folder. */
  out: string;
  /** What generated modules put behind relative imports: `.js` for Node's ES modules, nothing for bundlers. */
  importExtension: '' | '.js';
}

export interface GatewayConfig {
  /** 0 picks a free one. */
  port: number;
  /** How far `Ts` may be from the gateway's clock, both ways. */
  timestampWindowMinutes: number;
  /** Mock answers are a function of it. */
  seed: number;
  /** Language of realistic mock data when the request does not say. */
  locale: 'en' | 'zh';
  /** Absolute folder of `<operation type>.json` mocks. */
  mocks: string;
  backend?: { url: string; signature?: BackendSignature };
  /** Absent: bodies are taken as they are. */
  encryption?: EncryptionConfig;
  /** Globs of the operation types that pages may call by JSONP. */
  jsonp?: string[];
}

/** How clients encrypt what they send. What is not known of the service has no default, so that who uses it names it. */
export interface EncryptionConfig {
  algorithm: 'rsa' | 'ecc' | 'sm2';
  /** PEM. */
  privateKey: SecretReference;
  cipher: 'aes-128-cbc' | 'sm4-cbc' | 'sm4-ecb';
  /** Of RSA, which needs one. */
  padding?: 'pkcs1' | 'oaep';
}

/** How requests to the backend are to be signed. */
export interface BackendSignature {
  algorithm: 'md5' | 'rsa' | 'sm2' | 'sm3';
  /** The name of the key, by which the backend picks the secret. */
  key: string;
  salt?: SecretReference;
  privateKey?: SecretReference;
}

/** An offline package that is built from a folder. */
export interface PackageConfig {
  appId: string;
  version: string;
  /** Absolute folder of its content, or zip that the console takes. */
  root: string;
  /** Absolute file of the public key that the apps verify it with. */
  publicKey?: string;
  /** The page that opens first: its path from the package's root, with `/` at its start. */
  mainUrl?: string;
  /** Whether it is a global resource package. */
  global?: boolean;
}
