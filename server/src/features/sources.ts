import type { Connection } from 'vscode-languageserver';
import { uriOfFile } from '../workspace/files.ts';
import type { Project } from '../workspace/project.ts';
import { sourceRootOf } from '../workspace/source-root.ts';
import type { SourceRoot } from '../workspace/source-scope.ts';
import type { Feature, FeatureContext } from './feature.ts';

/** Has the sources around configs looked through, once the configs themselves are analysed. */
export const sources: Feature = context => ({
  capabilities: {},
  register(connection) {
    const follow = () => context.sources.follow(rootsOf(context, connection));
    context.analyses.onChanged(follow);
    // A config may get its first contracts, or lose its last.
    context.analyses.onAnalyzed(follow);
  },
});

async function rootsOf({ workspace, client }: FeatureContext, connection: Connection): Promise<SourceRoot[]> {
  const projects = await workspace.allProjects();
  const isWanted = await Promise.all(projects.map(hasContracts));
  const wanted = projects.filter((_, index) => isWanted[index]);
  const folders = await Promise.all(wanted.map(project => sourceRootOf(project.file, workspace.folders)));
  const canAsk = client.workspace?.configuration === true;
  return Promise.all(
    [...new Set(folders)].map(async folder => ({
      folder,
      excludes: canAsk ? await excludesOf(connection, folder) : [],
    })),
  );
}

async function hasContracts(project: Project): Promise<boolean> {
  try {
    const { config } = project.lastAnalysis ?? (await project.analyze());
    return config !== undefined && config.contracts.length > 0;
  } catch {
    // The workspace, which analyses for everybody, says so.
    return false;
  }
}

/** What the editor hides from its user; patterns with a condition are left out. */
async function excludesOf(connection: Connection, folder: string): Promise<string[]> {
  const excludes: unknown = await connection.workspace.getConfiguration({
    scopeUri: uriOfFile(folder),
    section: 'files.exclude',
  });
  return Object.entries(excludes ?? {}).flatMap(([glob, value]) => (value === true ? [glob] : []));
}
