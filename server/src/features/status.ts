import type { Connection } from 'vscode-languageserver';
import {
  type AnalysisStatus,
  AnalysisStatusNotification,
  type ConfigSummary,
  TrustGrantedNotification,
} from '../protocol.ts';
import type { Project } from '../workspace/project.ts';
import { summarize } from './checking.ts';
import type { Feature } from './feature.ts';
import { runDetached } from './support/safe.ts';

/** Keeps the client informed of what was analysed, and hears whether the workspace is trusted. */
export const status: Feature = context => {
  const configs = new Map<Project, ConfigSummary>();
  const limitedSearches: string[] = [];
  let sources: AnalysisStatus['sources'] = { files: 0, limited: false };
  const send = async (connection: Connection) => {
    const status: AnalysisStatus = {
      configs: [...configs.values()].sort((a, b) => (a.file < b.file ? -1 : 1)),
      limitedSearches,
      sources,
      ...(await readerVersion(configs)),
    };
    await connection.sendNotification(AnalysisStatusNotification, status);
  };
  return {
    capabilities: {},
    register(connection) {
      const changed = () => runDetached(connection, 'status', send(connection));
      const countSources = async () => {
        await context.sources.ready;
        const { size: files, limited } = context.sources;
        if (files === sources.files && limited === sources.limited) return;
        sources = { files, limited };
        changed();
      };
      context.analyses.onAnalyzed((project, analysis) => {
        configs.set(project, summarize(project, analysis));
        changed();
        // Thousands of them may still have to be read.
        runDetached(connection, 'status', countSources());
      });
      context.analyses.onRemoved(project => {
        if (configs.delete(project)) changed();
        runDetached(connection, 'status', countSources());
      });
      context.analyses.onSearchLimited(folder => {
        limitedSearches.push(folder);
        changed();
      });
      connection.onNotification(TrustGrantedNotification, () => {
        context.options.isTrusted = true;
        context.trustGranted.tell();
      });
    },
    start(connection) {
      runDetached(connection, 'status', tellOfNone(connection));
    },
  };

  /** Where there is no config nothing is analysed, which is worth saying, too. */
  async function tellOfNone(connection: Connection): Promise<void> {
    if ((await context.workspace.allProjects()).length === 0) await send(connection);
  }
};

/** Asked for only where contracts were read: the reader is large, and was loaded then. */
async function readerVersion(configs: Map<Project, ConfigSummary>): Promise<Pick<AnalysisStatus, 'typescript'>> {
  if (![...configs.values()].some(({ contracts }) => contracts > 0)) return {};
  return { typescript: (await import('../contracts/reader.ts')).typescriptVersion };
}
