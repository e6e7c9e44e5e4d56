import path from 'node:path';
import * as l10n from '@vscode/l10n';
import type { Config } from '../config/config.ts';
import type { Settings, SettingsOverrides } from './settings.ts';

/** Something about a config that does not stop the gateway and that its user will run into. */
export interface Notice {
  code:
    | 'secret-not-set'
    | 'backend-not-signed'
    | 'backend-header'
    | 'scenario-missing'
    | 'cannot-decrypt'
    | 'restart-needed';
  /** What follows from it and what to do, in the language of the process. */
  message: string;
}

export interface NoticeCircumstances {
  settings: Settings;
  overrides: SettingsOverrides;
  /** The config as it was when the gateway started. */
  startedWith: Config;
  /** The scenario that counts, when there is none of that name. */
  missingScenario?: string | undefined;
}

/** What there is to say of a config now. */
export function noticesOf(config: Config, circumstances: NoticeCircumstances): Notice[] {
  return [
    secretNotSet(config, circumstances),
    backendNotSigned(circumstances),
    cannotDecrypt(circumstances),
    ...backendHeaders(circumstances),
    scenarioMissing(circumstances),
    restartNeeded(config, circumstances),
  ].filter(notice => notice !== undefined);
}

/** The code is that of a gateway which cannot get the signing key: documented AY/64260. */
function secretNotSet({ app }: Config, { settings }: NoticeCircumstances): Notice | undefined {
  const { auth, secret, secretName } = settings;
  if (auth === 'off' || secret !== undefined) return undefined;
  return { code: 'secret-not-set', message: secretMessage(app.secret && 'file' in app.secret, secretName) };
}

function secretMessage(isFile: boolean | undefined, name: string | undefined): string {
  if (name === undefined) {
    return l10n.t(
      'The config names no secret: signed calls get {0}. Add "secret": { "env": "NAME" } to its "app", or start with --auth off.',
      7000,
    );
  }
  return isFile
    ? l10n.t(
        '{0} is missing, empty or not readable: signed calls get {1}. Write the secret into it, then save the config.',
        name,
        7000,
      )
    : l10n.t('{0} is not set: signed calls get {1}. Set it where the gateway starts.', name, 7000);
}

function backendNotSigned({ settings }: NoticeCircumstances): Notice | undefined {
  const { backendSigner: signer } = settings;
  if (!signer || !('problem' in signer)) return undefined;
  const message = l10n.t('Requests to the backend cannot be signed: they get {0}. {1}', 4002, signer.problem);
  return { code: 'backend-not-signed', message };
}

function cannotDecrypt({ settings }: NoticeCircumstances): Notice | undefined {
  const { encryption } = settings;
  if (!encryption || !('problem' in encryption)) return undefined;
  const message = l10n.t('Requests cannot be decrypted: they get {0}. {1}', 3003, encryption.problem);
  return { code: 'cannot-decrypt', message };
}

function backendHeaders({ settings }: NoticeCircumstances): Notice[] {
  const { problems = [] } = settings.backendHeaders ?? {};
  return problems.map(problem => {
    const message = l10n.t('A header is not added to what the backend gets. {0}', problem);
    return { code: 'backend-header', message };
  });
}

function scenarioMissing({ settings, missingScenario }: NoticeCircumstances): Notice | undefined {
  if (missingScenario === undefined) return undefined;
  const folder = path.join(settings.mocks, missingScenario);
  const message = l10n.t(
    'There is no scenario {0}: calls get {1} until there is {2}.',
    JSON.stringify(missingScenario),
    5000,
    folder,
  );
  return { code: 'scenario-missing', message };
}

/** Everything else in a config is taken in when it is saved. */
function restartNeeded({ gateway }: Config, { overrides, startedWith }: NoticeCircumstances): Notice | undefined {
  const isGiven = overrides.port !== undefined;
  if (isGiven || gateway.port === startedWith.gateway.port) return undefined;
  const message = l10n.t(
    '{0} is {1} now. Restart the gateway for that: it stays where it is until then.',
    'gateway.port',
    gateway.port,
  );
  return { code: 'restart-needed', message };
}
