import type { Config } from '../../config/config.ts';
import { loadModel } from '../../contracts/model-cache.ts';
import { signedEnvironments } from '../../gateway/environment-secrets.ts';
import type { LogEvent } from '../../logs/event.ts';
import { isAboutApps } from '../../logs/explain/causes/index.ts';
import type { ExplainContext } from '../../logs/explain/context.ts';
import { knownApps } from '../../logs/explain/known-apps.ts';
import { rememberTexts } from '../../logs/explain/remember-texts.ts';

/** Signatures whose mistakes are looked for: some seconds at most. A client makes the same ones each time. */
const MOST_SEARCHES = 300;

/** Gives what events are explained with. Contracts are read with the first event that they can say something of. */
export type ContextFor = (events: Iterable<LogEvent>) => Promise<ExplainContext>;

/** @param config absent where there is none: explanations do without */
export async function contextOf(config: Config | undefined): Promise<ContextFor> {
  const { catalogueTexts } = await import('../../logs/explain/code-texts.ts');
  const texts = rememberTexts(catalogueTexts);
  if (!config) return async () => ({ texts, apps: [] });
  const windowMinutes = config.gateway.timestampWindowMinutes;
  let context: ExplainContext = { texts, apps: [], windowMinutes, searches: { left: MOST_SEARCHES } };
  let isRead = false;
  return async events => {
    if (!isRead && hasAny(events)) {
      isRead = true;
      const { model } = await loadModel(config);
      context = { ...context, apps: knownApps(model, await signedEnvironments(config)) };
    }
    return context;
  };
}

function hasAny(events: Iterable<LogEvent>): boolean {
  for (const { code } of events) if (isAboutApps(code)) return true;
  return false;
}
