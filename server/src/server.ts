import * as l10n from '@vscode/l10n';
import {
  type Connection,
  type InitializeParams,
  type InitializeResult,
  type ServerCapabilities,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { AnalysisEvents, FeatureContext } from './features/feature.ts';
import { FEATURES } from './features/index.ts';
import { logError } from './features/safe.ts';
import { setLanguage } from './locale.ts';
import type { InitializationOptions } from './protocol.ts';
import { fileOfUri } from './workspace/files.ts';
import { OpenFiles } from './workspace/open-files.ts';
import type { Analysis, Project } from './workspace/project.ts';
import { Workspace } from './workspace/workspace.ts';

/** Makes a language server of any connection: standard streams, an editor's pipe, or a test's. */
export function createServer(connection: Connection): void {
  const documents = new TextDocuments(TextDocument);
  let features: ReturnType<(typeof FEATURES)[number]>[] = [];
  let workspace: Workspace | undefined;

  connection.onInitialize((params): InitializeResult => {
    setLanguage(params.locale);
    const context = createContext(connection, documents, params);
    workspace = context.workspace;
    features = FEATURES.map(feature => feature(context));
    for (const feature of features) feature.register(connection);
    return {
      capabilities: mergeCapabilities(features.map(feature => feature.capabilities)),
      serverInfo: { name: 'mPaaS Gateway Tools' },
    };
  });
  connection.onInitialized(() => {
    for (const feature of features) feature.start?.(connection);
  });
  connection.onShutdown(async () => {
    await workspace?.dispose();
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
  const analyses: AnalysisEvents = {
    onAnalyzed: listener => analyzed.push(listener),
    onRemoved: listener => removed.push(listener),
  };
  const open = new OpenFiles(documents);
  const workspace = new Workspace(open, {
    analyzed: (project, analysis) => {
      for (const listener of analyzed) listener(project, analysis);
    },
    removed: project => {
      for (const listener of removed) listener(project);
    },
    failed: error => logError(connection, 'analysis', error),
    searchLimited: folder =>
      connection.console.warn(
        l10n.t('{0} is large: configs deep in it are found once one of their contracts is opened.', folder),
      ),
  });
  const options = initializationOptions(params.initializationOptions);
  return { workspace, documents, open, client: params.capabilities, folders: foldersOf(params), options, analyses };
}

/** A client that says nothing about trust is one that was told to open the folder. */
function initializationOptions(given: Partial<InitializationOptions> | undefined): InitializationOptions {
  return { isTrusted: given?.isTrusted ?? true, validatesConfig: given?.validatesConfig ?? false };
}

function foldersOf({ workspaceFolders, rootUri }: InitializeParams): string[] {
  const uris = workspaceFolders?.map(folder => folder.uri) ?? (rootUri ? [rootUri] : []);
  return uris.map(fileOfUri).filter(file => file !== undefined);
}

function mergeCapabilities(all: ServerCapabilities[]): ServerCapabilities {
  return Object.assign({}, ...all);
}
