import { AnalysisStatusNotification, TrustGrantedNotification } from '../protocol.ts';
import type { Project } from '../workspace/project.ts';
import { summarize } from './checking.ts';
import type { Feature } from './feature.ts';
import { runDetached } from './safe.ts';

/** Keeps the client informed of what was analysed, and hears whether the workspace is trusted. */
export const status: Feature = context => ({
  capabilities: {},
  register(connection) {
    const known = new Map<Project, ReturnType<typeof summarize>>();
    const send = (ms: number) => {
      const configs = [...known.values()].sort((a, b) => (a.file < b.file ? -1 : 1));
      runDetached(connection, 'status', connection.sendNotification(AnalysisStatusNotification, { configs, ms }));
    };
    context.analyses.onAnalyzed((project, analysis) => {
      known.set(project, summarize(project, analysis));
      send(analysis.ms);
    });
    context.analyses.onRemoved(project => {
      if (known.delete(project)) send(0);
    });
    connection.onNotification(TrustGrantedNotification, () => {
      context.options.isTrusted = true;
    });
  },
});
