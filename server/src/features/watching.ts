import path from 'node:path';
import {
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type FileEvent as LspFileEvent,
} from 'vscode-languageserver';
import { CONFIG_FILE_NAME } from '../config/find.ts';
import { fileOfUri } from '../workspace/files.ts';
import { isPackageFile, PACKAGE_FILE_GLOBS } from '../workspace/package-files.ts';
import type { FileEvent, Project } from '../workspace/project.ts';
import { watchPatterns } from '../workspace/watch-patterns.ts';
import type { Feature } from './feature.ts';
import { runDetached } from './support/safe.ts';
import { Watchers } from './support/watchers.ts';

/** Keeps up with what happens on disk, watching contracts only where a config says that they are. */
export const watching: Feature = context => {
  const canWatch = context.client.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
  return {
    capabilities: {},
    start(connection) {
      if (!canWatch) return;
      const watchers = [`**/${CONFIG_FILE_NAME}`, ...PACKAGE_FILE_GLOBS].map(globPattern => ({ globPattern }));
      const registered = connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
      runDetached(connection, 'watching', registered);
    },
    register(connection) {
      const watchers = new Watchers<Project>(connection, context.client);
      context.analyses.onAnalyzed(project => watchers.set(project, watchPatterns(project)));
      context.analyses.onRemoved(project => watchers.set(project, []));

      // What is watched for sources alone has no say in configs, contracts and packages.
      const hasSay = ({ file }: FileEvent) => {
        return !canWatch || path.basename(file) === CONFIG_FILE_NAME || isPackageFile(file) || watchers.matches(file);
      };
      connection.onDidChangeWatchedFiles(({ changes }) => {
        const events = changes.flatMap(eventOf);
        context.sources.filesChanged(events);
        context.generations.filesChanged(events);
        const ours = events.filter(hasSay);
        runDetached(connection, 'didChangeWatchedFiles', context.workspace.filesChanged(ours));
      });
    },
  };
};

const KINDS = {
  [FileChangeType.Created]: 'created',
  [FileChangeType.Changed]: 'changed',
  [FileChangeType.Deleted]: 'deleted',
} as const;

function eventOf({ uri, type }: LspFileEvent): FileEvent[] {
  const file = fileOfUri(uri);
  return file ? [{ file, kind: KINDS[type] }] : [];
}
