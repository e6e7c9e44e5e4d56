import type { Range } from '../findings.ts';
import type { AuthorizationConfig, FaultConfig, RateLimitConfig, RequestPart } from './gateway-config.ts';

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
  /** Gateways that calls can go to, by name, beside the mock gateway. */
  environments?: Record<string, EnvironmentConfig>;
  packages: PackageConfig[];
}

/** A gateway elsewhere. What is absent is as for the app. */
export interface EnvironmentConfig {
  /** `https://host/mgw.htm`. */
  url: string;
  appId?: string;
  workspaceId?: string;
  secret?: SecretReference;
  signType?: 'md5' | 'hmac-sha1';
  /** The notation of `Ts`. */
  ts?: 'decimal' | 'base64';
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
  /** Absolute folder of mocks: `<operation type>.json`, `<service>.ts`, and a folder for each scenario. */
  mocks: string;
  /** The scenario of the mocks that counts at first. */
  scenario?: string;
  backend?: BackendConfig;
  faults?: FaultConfig[];
  rateLimits?: RateLimitConfig;
  /** What a request has when its sender is logged in. Absent: nobody is asked. */
  login?: RequestPart;
  authorization?: AuthorizationConfig;
  /** Tips by result code, instead of the catalogue's: the console can customise them too (documented AY/64249). */
  tips?: Record<string, string>;
  /** `redact`: fields of bodies that the journal does not show, beside those that sound like secrets. */
  journal?: { redact?: string[] };
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

/** The business system that the gateway calls. */
export interface BackendConfig {
  url: string;
  signature?: BackendSignature;
  headers?: BackendHeaders;
}

/** What is changed of a client's headers on their way to the backend. */
export interface BackendHeaders {
  /** By name: values, or where they come from. */
  add?: Record<string, string | SecretReference>;
  /** Names. */
  remove?: string[];
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
