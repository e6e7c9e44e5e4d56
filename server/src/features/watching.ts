import {
  type Connection,
  DidChangeWatchedFilesNotification,
  type Disposable,
  FileChangeType,
  type GlobPattern,
  type FileEvent as LspFileEvent,
} from 'vscode-languageserver';
import { CONFIG_FILE_NAME } from '../config/find.ts';
import { fileOfUri, uriOfFile } from '../workspace/files.ts';
import type { FileEvent, Project } from '../workspace/project.ts';
import { Queue } from '../workspace/queue.ts';
import { type WatchPattern, watchPatterns } from '../workspace/watch-patterns.ts';
import type { Feature } from './feature.ts';
import { runDetached } from './safe.ts';

/** Keeps up with what happens on disk, watching only where a config says that contracts are. */
export const watching: Feature = context => {
  const { dynamicRegistration: canWatch = false, relativePatternSupport = false } =
    context.client.workspace?.didChangeWatchedFiles ?? {};
  return {
    capabilities: {},
    start(connection) {
      if (canWatch) runDetached(connection, 'watching', watch(connection, [`**/${CONFIG_FILE_NAME}`]));
    },
    register(connection) {
      connection.onDidChangeWatchedFiles(({ changes }) => {
        const events = changes.flatMap(eventOf);
        context.sources.filesChanged(events);
        runDetached(connection, 'didChangeWatchedFiles', context.workspace.filesChanged(events));
      });
      if (!canWatch) return;

      const watched = new Map<Project, { key: string; registration: Disposable }>();
      const registrations = new Queue();
      const rewatch = async (project: Project, patterns: WatchPattern[]) => {
        const key = JSON.stringify(patterns);
        const before = watched.get(project);
        if (before?.key === key) return;
        watched.delete(project);
        if (patterns.length > 0) {
          const globs = patterns.map(pattern => globOf(pattern, relativePatternSupport));
          watched.set(project, { key, registration: await watch(connection, globs) });
        }
        before?.registration.dispose();
      };
      const update = (project: Project, patterns: WatchPattern[]) =>
        runDetached(
          connection,
          'watching',
          registrations.run(() => rewatch(project, patterns)),
        );

      context.analyses.onAnalyzed(project => update(project, watchPatterns(project)));
      context.analyses.onRemoved(project => update(project, []));
    },
  };
};

function watch(connection: Connection, globs: GlobPattern[]): Promise<Disposable> {
  const watchers = globs.map(globPattern => ({ globPattern }));
  return connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
}

function globOf({ folder, pattern }: WatchPattern, relativePatternSupport: boolean): GlobPattern {
  if (relativePatternSupport) return { baseUri: uriOfFile(folder), pattern };
  return `${folder.replaceAll('\\', '/')}/${pattern}`;
}

const KINDS = {
  [FileChangeType.Created]: 'created',
  [FileChangeType.Changed]: 'changed',
  [FileChangeType.Deleted]: 'deleted',
} as const;

function eventOf({ uri, type }: LspFileEvent): FileEvent[] {
  const file = fileOfUri(uri);
  return file ? [{ file, kind: KINDS[type] }] : [];
}
