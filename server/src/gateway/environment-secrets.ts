import * as l10n from '@vscode/l10n';
import { type Environment, environmentsOf } from '../calls/environments.ts';
import { LOCAL } from '../calls/local.ts';
import type { Config } from '../config/config.ts';
import { resolveSecret } from '../config/secrets.ts';
import type { NamedSecret } from './oracle/deviation.ts';

/** Where calls can go, with what signs them, where that is set. It must not reach answers, events or logs. */
export interface SignedEnvironment {
  environment: Environment;
  secret?: string;
}

/** The environments of a config with their secrets fetched, the mock gateway first. */
export async function signedEnvironments(config: Config): Promise<SignedEnvironment[]> {
  return Promise.all(
    environmentsOf(config).map(async environment => {
      const secret = await resolveSecret(environment.secret, config.folder);
      return { environment, ...(secret !== undefined && { secret }) };
    }),
  );
}

/** The same without their secrets, of which none is read. */
export function unsignedEnvironments(config: Config): SignedEnvironment[] {
  return environmentsOf(config).map(environment => ({ environment }));
}

/** The secrets of environments beside the mock gateway, which a client may have instead of the app's, and how to speak of them. */
export function namedSecrets(environments: readonly SignedEnvironment[]): NamedSecret[] {
  return environments.flatMap(({ environment: { name, appId, workspaceId }, secret }) =>
    name === LOCAL || secret === undefined
      ? []
      : [{ name: l10n.t('the environment {0} (app {1}, workspace {2})', name, appId || '*', workspaceId), secret }],
  );
}
