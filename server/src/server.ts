import * as l10n from '@vscode/l10n';
import { type Connection, type InitializeParams, type InitializeResult, TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { serveAnswers } from './features/answers.ts';
import { mergeCapabilities } from './features/capabilities.ts';
import type { AnalysisEvents, Feature, FeatureContext } from './features/feature.ts';
import { HiddenFiles } from './features/hidden-files.ts';
import { FEATURES, type Features } from './features/index.ts';
import { ProblemBoard } from './features/problem-board.ts';
import { logError } from './features/safe.ts';
import { setLanguage } from './locale.ts';
import type { InitializationOptions } from './protocol.ts';
import { fileOfUri } from './workspace/files.ts';
import { OpenFiles } from './workspace/open-files.ts';
import type { Analysis, Project } from './workspace/project.ts';
import { SourceIndex } from './workspace/source-index.ts';
import { Workspace } from './workspace/workspace.ts';

/**
 * Makes a language server of any connection: standard streams, an editor's pipe, or a test's.
 * @param served what the server can, by name
 */
export function createServer(connection: Connection, served: Features = FEATURES): void {
  const documents = new TextDocuments(TextDocument);
  let features: ({ name: string } & ReturnType<Feature>)[] = [];
  let context: FeatureContext | undefined;

  connection.onInitialize((params): InitializeResult => {
    setLanguage(params.locale);
    const created = createContext(connection, documents, params);
    context = created;
    features = Object.entries(served).map(([name, feature]) => ({ name, ...feature(created) }));
    for (const feature of features) feature.register?.(connection);
    serveAnswers(connection, features);
    return {
      capabilities: mergeCapabilities(features.map(feature => feature.capabilities)),
      serverInfo: { name: 'mPaaS Gateway Tools' },
    };
  });
  connection.onInitialized(() => {
    for (const feature of features) feature.start?.(connection);
  });
  connection.onShutdown(async () => {
    await context?.sources.dispose();
    await context?.workspace.dispose();
  });
  documents.listen(connection);
  connection.listen();
}

function createContext(
  connection: Connection,
  documents: TextDocuments<TextDocument>,
  params: InitializeParams,
): FeatureContext {
  const analyzed: ((project: Project, analysis: Analysis) => void)[] = [];
  const removed: ((project: Project) => void)[] = [];
  const changed: (() => void)[] = [];
  const analyses: AnalysisEvents = {
    onAnalyzed: listener => analyzed.push(listener),
    onRemoved: listener => removed.push(listener),
    onChanged: listener => changed.push(listener),
  };
  const open = new OpenFiles(documents);
  const workspace = new Workspace(open, {
    analyzed: (project, analysis) => {
      for (const listener of analyzed) listener(project, analysis);
    },
    removed: project => {
      for (const listener of removed) listener(project);
    },
    changed: () => {
      for (const listener of changed) listener();
    },
    failed: error => logError(connection, 'analysis', error),
    searchLimited: folder =>
      connection.console.warn(
        l10n.t('{0} is large: configs deep in it are found once one of their contracts is opened.', folder),
      ),
  });
  const sources = new SourceIndex(open, error => logError(connection, 'sources', error));
  const options = initializationOptions(params.initializationOptions);
  const problems = new ProblemBoard(connection, open);
  const client = params.capabilities;
  const hidden = new HiddenFiles(connection, client);
  const folders = foldersOf(params);
  return { workspace, documents, open, client, folders, options, analyses, sources, problems, hidden };
}

/** A client that says nothing about trust is one that was told to open the folder. */
function initializationOptions(given: Partial<InitializationOptions> | undefined): InitializationOptions {
  return { isTrusted: given?.isTrusted ?? true, validatesConfig: given?.validatesConfig ?? false };
}

function foldersOf({ workspaceFolders, rootUri }: InitializeParams): string[] {
  const uris = workspaceFolders?.map(folder => folder.uri) ?? (rootUri ? [rootUri] : []);
  return uris.map(fileOfUri).filter(file => file !== undefined);
}
