import type { Config } from '../config/config.ts';
import type { AuthorizationConfig, FaultConfig, RateLimitConfig, RequestPart } from '../config/gateway-config.ts';
import { describeSecret, resolveSecret } from '../config/secrets.ts';
import { type BackendSigner, backendSigner } from './backend-signature/backend-signer.ts';
import { type Decryption, prepareDecryption } from './encryption/decryption.ts';
import { namedSecrets, signedEnvironments } from './environment-secrets.ts';
import { type HeaderRules, headerRules } from './header-rules.ts';
import { operationMatcher } from './operation-patterns.ts';
import type { NamedSecret } from './oracle/deviation.ts';

/** What the gateway knows of itself beside the contract. */
export interface Settings {
  /** Empty: any. */
  appId: string;
  workspaceId: string;
  /** Must not reach answers, events or logs. */
  secret: string | undefined;
  /** How to speak of the secret, `$MPAAS_APP_SECRET`; absent when the config names none. */
  secretName: string | undefined;
  /** Of the config's environments: a client may have one of them instead. */
  otherSecrets: readonly NamedSecret[];
  /** `off` answers without looking at signatures. */
  auth: 'on' | 'off';
  /** How far `Ts` may be from the clock, both ways. */
  timestampWindowMinutes: number;
  seed: number;
  locale: 'en' | 'zh';
  /** Absolute folder of mocks. */
  mocks: string;
  /** Which of their scenarios counts, until that is changed at run time. */
  scenario: string | undefined;
  backendUrl: string | undefined;
  /** What requests to the backend are signed with, where they are. */
  backendSigner: BackendSigner | undefined;
  faults: FaultConfig[];
  rateLimits: RateLimitConfig | undefined;
  /** What a request has when its sender is logged in. */
  login: RequestPart | undefined;
  authorization: AuthorizationConfig | undefined;
  /** By result code, instead of the catalogue's. */
  tips: Readonly<Record<string, string>> | undefined;
  /** Names of fields in bodies that the journal does not show, beside those that sound like secrets. */
  secretFields: readonly string[];
  /** What bodies are decrypted with, where they have to be encrypted. */
  encryption: Decryption | undefined;
  /** Whether pages may call an operation by JSONP. */
  isJsonp(operationType: string): boolean;
  /** What is added to the headers of requests to the backend, and removed from them, where something is. */
  backendHeaders: HeaderRules | undefined;
}

/** What the command line sets over the config. */
export interface SettingsOverrides {
  /** 0 picks a free one. */
  port?: number | undefined;
  seed?: number | undefined;
  auth?: 'on' | 'off' | undefined;
  /** Of the mocks. */
  scenario?: string | undefined;
  /** Whether what the backend answers is written as mocks. */
  record?: boolean | undefined;
}

/** The settings that a config asks for, its secret fetched. */
export async function resolveSettings(config: Config, overrides: SettingsOverrides = {}): Promise<Settings> {
  const { app, gateway } = config;
  const { backend } = gateway;
  return {
    appId: app.appId,
    workspaceId: app.workspaceId,
    secret: await resolveSecret(app.secret, config.folder),
    secretName: app.secret && describeSecret(app.secret),
    otherSecrets: namedSecrets(await signedEnvironments(config)),
    auth: overrides.auth ?? 'on',
    timestampWindowMinutes: gateway.timestampWindowMinutes,
    seed: overrides.seed ?? gateway.seed,
    locale: gateway.locale,
    mocks: gateway.mocks,
    scenario: overrides.scenario ?? gateway.scenario,
    backendUrl: backend?.url,
    backendSigner: backend?.signature && (await backendSigner(backend.signature, config.folder)),
    faults: gateway.faults ?? [],
    rateLimits: gateway.rateLimits,
    login: gateway.login,
    authorization: gateway.authorization,
    tips: gateway.tips,
    secretFields: gateway.journal?.redact ?? [],
    encryption: gateway.encryption && (await prepareDecryption(gateway.encryption, config.folder)),
    isJsonp: operationMatcher(gateway.jsonp ?? []),
    backendHeaders: backend?.headers && (await headerRules(backend.headers, config.folder)),
  };
}
