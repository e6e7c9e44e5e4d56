import type { Config } from '../config/config.ts';
import { describeSecret, resolveSecret } from '../config/secrets.ts';
import { type BackendSigner, backendSigner } from './backend-signature/backend-signer.ts';
import { type HeaderRules, headerRules } from './header-rules.ts';

/** What the gateway knows of itself beside the contract. */
export interface Settings {
  /** Empty: any. */
  appId: string;
  workspaceId: string;
  /** Must not reach answers, events or logs. */
  secret: string | undefined;
  /** How to speak of the secret, `$MPAAS_APP_SECRET`; absent when the config names none. */
  secretName: string | undefined;
  /** `off` answers without looking at signatures. */
  auth: 'on' | 'off';
  /** How far `Ts` may be from the clock, both ways. */
  timestampWindowMinutes: number;
  seed: number;
  locale: 'en' | 'zh';
  /** Absolute folder of `<operation type>.json`. */
  mocks: string;
  backendUrl: string | undefined;
  /** What requests to the backend are signed with, where they are. */
  backendSigner: BackendSigner | undefined;
  /** What is added to the headers of requests to the backend, and removed from them, where something is. */
  backendHeaders: HeaderRules | undefined;
}

/** What the command line sets over the config. */
export interface SettingsOverrides {
  /** 0 picks a free one. */
  port?: number | undefined;
  seed?: number | undefined;
  auth?: 'on' | 'off' | undefined;
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
    auth: overrides.auth ?? 'on',
    timestampWindowMinutes: gateway.timestampWindowMinutes,
    seed: overrides.seed ?? gateway.seed,
    locale: gateway.locale,
    mocks: gateway.mocks,
    backendUrl: backend?.url,
    backendSigner: backend?.signature && (await backendSigner(backend.signature, config.folder)),
    backendHeaders: backend?.headers && (await headerRules(backend.headers, config.folder)),
  };
}
