import { signedEnvironments, unsignedEnvironments } from '../../gateway/environment-secrets.ts';
import type { ExplainContext, WorkspaceKnowledge } from '../../logs/explain/context.ts';
import { knownApps } from '../../logs/explain/known-apps.ts';
import { fileOfUri } from '../../workspace/files.ts';
import type { Analysis } from '../../workspace/project.ts';
import type { FeatureContext } from '../feature.ts';
import { projectsFor } from './known-operations.ts';
import type { LogLanguage } from './log-documents.ts';

/** What a log that is open is explained with: secrets as the environment has them now. */
export async function logContext(
  context: FeatureContext,
  uri: string,
  { catalogueTexts }: LogLanguage,
): Promise<ExplainContext> {
  const projects = await projectsFor(context, fileOfUri(uri));
  const analyses = projects.map(({ analysis }) => analysis);
  return { texts: catalogueTexts, ...(await workspaceKnowledge(context, analyses)) };
}

/**
 * What configs and contracts say about the apps in logs.
 * @param analyses of which the first that has a config says how far timestamps may be off
 */
export async function workspaceKnowledge(
  { options: { isTrusted } }: FeatureContext,
  analyses: readonly Analysis[],
): Promise<WorkspaceKnowledge> {
  const usable = analyses.flatMap(({ config, model }) => (config ? [{ config, model }] : []));
  const apps = await Promise.all(
    usable.map(async ({ config, model }) =>
      knownApps(model, isTrusted ? await signedEnvironments(config) : unsignedEnvironments(config)),
    ),
  );
  const [nearest] = usable;
  return {
    apps: apps.flat(),
    ...(nearest && { windowMinutes: nearest.config.gateway.timestampWindowMinutes }),
    ...(!isTrusted && { isUntrusted: true }),
  };
}
