import type { ExplainContext } from '../logs/explain/context.ts';
import { fileOfUri } from '../workspace/files.ts';
import type { FeatureContext } from './feature.ts';
import { projectsFor } from './known-operations.ts';
import type { LogLanguage } from './log-documents.ts';

/** What the workspace's configs and contracts say about the apps in a log: secrets as the environment has them now. */
export async function logContext(
  context: FeatureContext,
  uri: string,
  { catalogueTexts, knownApps }: LogLanguage,
): Promise<ExplainContext> {
  const analyses = (await projectsFor(context, fileOfUri(uri))).map(({ analysis }) => analysis);
  const apps = analyses.map(({ config, model }) => (config ? knownApps(config, model) : []));
  const windowMinutes = analyses[0]?.config?.gateway.timestampWindowMinutes;
  return {
    texts: catalogueTexts,
    apps: (await Promise.all(apps)).flat(),
    ...(windowMinutes !== undefined && { windowMinutes }),
  };
}
