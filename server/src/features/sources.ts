import * as l10n from '@vscode/l10n';
import { hasClients } from '../navigation/nearest-client.ts';
import { serviceNames } from '../navigation/stub-operations.ts';
import type { Analysis } from '../workspace/project.ts';
import { Queue } from '../workspace/queue.ts';
import { sourceRootOf } from '../workspace/source-root.ts';
import type { SourceRoot } from '../workspace/source-scope.ts';
import { sourcePatterns } from '../workspace/watch-patterns.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Feature } from './feature.ts';
import type { AnalyzedProject } from './support/known-operations.ts';
import { runDetached } from './support/safe.ts';
import { Watchers } from './support/watchers.ts';

/** Has the sources around configs looked through and watched, once the configs themselves are analysed. */
export const sources: Feature = ({ sources, workspace, analyses, client, hidden }) => ({
  capabilities: {},
  register(connection) {
    const watchers = new Watchers<'sources'>(connection, client);
    const updates = new Queue();
    let isLimitTold = false;

    const currentRoots = async (): Promise<SourceRoot[]> => {
      const analyzed = await analyzedProjects(workspace);
      sources.lookForServices(analyzed.flatMap(({ analysis }) => calledServices(analysis)));
      const folders = await foldersOf(analyzed, workspace);
      watchers.set('sources', folders.flatMap(sourcePatterns));
      return Promise.all(folders.map(async folder => ({ folder, excludes: await hidden.in(folder) })));
    };
    const follow = () => {
      sources.follow(updates.run(currentRoots));
      runDetached(connection, 'sources', sources.ready.then(tellLimit));
    };
    const tellLimit = () => {
      if (!sources.limited || isLimitTold) return;
      isLimitTold = true;
      connection.console.warn(
        l10n.t('There are more than {0} sources: operations are not looked for in the others.', sources.limit),
      );
    };

    analyses.onChanged(follow);
    hidden.onChanged(follow);
    // A config may get its first contracts, or lose its last.
    analyses.onAnalyzed(follow);
  },
});

async function analyzedProjects(workspace: Workspace): Promise<AnalyzedProject[]> {
  const projects = await workspace.allProjects();
  const analyzed = projects.map(async project => {
    try {
      return [{ project, analysis: project.lastAnalysis ?? (await project.analyze()) }];
    } catch {
      // The workspace, which analyses for everybody, says so.
      return [];
    }
  });
  return (await Promise.all(analyzed)).flat();
}

/** The folders around all configs that have contracts. */
async function foldersOf(analyzed: AnalyzedProject[], workspace: Workspace): Promise<string[]> {
  const wanted = analyzed.filter(({ analysis: { config } }) => config && config.contracts.length > 0);
  const folders = await Promise.all(wanted.map(({ project }) => sourceRootOf(project.file, workspace.folders)));
  return [...new Set(folders)];
}

/** What generated clients call the services of a config. */
function calledServices({ config, model }: Analysis): string[] {
  return config && hasClients(config) ? serviceNames(model).map(({ property }) => property) : [];
}
