import { describeSecret } from '../../config/secrets.ts';
import { type Model, operationsOf } from '../../contracts/model.ts';
import { namedSecrets, type SignedEnvironment } from '../../gateway/environment-secrets.ts';
import type { NamedSecret } from '../../gateway/oracle/deviation.ts';
import type { KnownApp } from './context.ts';

/**
 * The apps that a config and its contracts speak of, in the order of its environments, of which the first is its own.
 * Several environments with one app id and workspace id are one app. What comes back has their secrets: it must not be
 * shown or kept.
 */
export function knownApps(model: Model, environments: readonly SignedEnvironment[]): KnownApp[] {
  const operations = new Map(operationsOf(model).map(operation => [operation.operationType, operation]));
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
