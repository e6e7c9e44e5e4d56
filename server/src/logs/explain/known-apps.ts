import type { Config } from '../../config/config.ts';
import { describeSecret } from '../../config/secrets.ts';
import { type Model, operationsOf } from '../../contracts/model.ts';
import { namedSecrets, type SignedEnvironment, signedEnvironments } from '../../gateway/environment-secrets.ts';
import type { NamedSecret } from '../../gateway/oracle/deviation.ts';
import type { KnownApp } from './context.ts';

/**
 * The apps that a config and its contracts speak of: its own first, then those of its environments. Several environments
 * with one app id and workspace id are one app. Secrets are fetched, so what comes back must not be shown or kept.
 */
export async function knownApps(config: Config, model: Model): Promise<KnownApp[]> {
  const operations = new Map(operationsOf(model).map(operation => [operation.operationType, operation]));
  const environments = await signedEnvironments(config);
  const others = namedSecrets(environments);
  const byApp = new Map<string, SignedEnvironment[]>();
  for (const each of environments) {
    const key = JSON.stringify([each.environment.appId, each.environment.workspaceId]);
    byApp.set(key, [...(byApp.get(key) ?? []), each]);
  }
  return [...byApp.values()].flatMap(ofApp => toApp(ofApp, operations, others) ?? []);
}

/** @param ofApp environments with one app id and workspace id */
function toApp(
  ofApp: readonly SignedEnvironment[],
  operations: KnownApp['operations'],
  others: readonly NamedSecret[],
): KnownApp | undefined {
  const signed = ofApp.find(({ secret }) => secret !== undefined);
  const naming = signed ?? ofApp.find(({ environment }) => environment.secret) ?? ofApp[0];
  if (!naming) return undefined;
  const { appId, workspaceId, secret: reference } = naming.environment;
  return {
    appId,
    workspaceId,
    operations,
    ...(signed?.secret !== undefined && { secret: signed.secret }),
    ...(reference && { secretName: describeSecret(reference) }),
    otherSecrets: others.filter(({ secret }) => secret !== signed?.secret),
  };
}
