import * as l10n from '@vscode/l10n';
import { type Connection, type InitializeParams, type InitializeResult, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { AnalysisEvents, Feature, FeatureContext } from './features/feature.ts';
import { FEATURES, type Features } from './features/index.ts';
import { serveAnswers } from './features/support/answers.ts';
import { mergeCapabilities } from './features/support/capabilities.ts';
import { GenerationStates } from './features/support/generation-states.ts';
import { HiddenFiles } from './features/support/hidden-files.ts';
import { LogDocuments } from './features/support/log-documents.ts';
import { ProblemBoard } from './features/support/problem-board.ts';
import { logError, runGuarded } from './features/support/safe.ts';
import { Settings } from './features/support/settings.ts';
import { TextChanges } from './features/support/text-changes.ts';
import { setLanguage } from './locale.ts';
import type { InitializationOptions } from './protocol.ts';
import { fileOfUri } from './workspace/files.ts';
import { Listeners } from './workspace/listeners.ts';
import { OpenFiles } from './workspace/open-files.ts';
import type { Analysis, Project } from './workspace/project.ts';
import { SourceIndex } from './workspace/source-index.ts';
import { Workspace } from './workspace/workspace.ts';

/**
 * Makes a language server of any connection: standard streams, an editor's pipe, or a test's.
 * @param served what the server can, by name
 */
export function createServer(connection: Connection, served: Features = FEATURES): void {
  const changes = new TextChanges();
  const documents = new TextDocuments(changes);
  let features: NamedFeature[] = [];
  let context: FeatureContext | undefined;

  connection.onInitialize((params): InitializeResult => {
    setLanguage(params.locale);
    const created = createContext(connection, documents, changes, params);
    context = created;
    features = Object.entries(served).flatMap(([name, make]) => register(connection, name, make, created) ?? []);
    serveAnswers(connection, features);
    return {
      capabilities: mergeCapabilities(features.map(feature => feature.capabilities)),
      serverInfo: { name: 'mPaaS Gateway Tools' },
    };
  });
  connection.onInitialized(() => {
    for (const { name, start } of features) runGuarded(connection, name, () => start?.(connection));
  });
  connection.onShutdown(async () => {
    for (const { name, stop } of features) runGuarded(connection, name, () => stop?.());
    await context?.sources.dispose();
    await context?.workspace.dispose();
  });
  documents.listen(connection);
  connection.listen();
}

type NamedFeature = { name: string } & ReturnType<Feature>;

/** A feature that cannot even be made is left out; the others are served all the same. */
function register(
  connection: Connection,
  name: string,
  make: Feature,
  context: FeatureContext,
): NamedFeature | undefined {
  return runGuarded(connection, name, () => {
    const feature = make(context);
    feature.register?.(connection);
    return { name, ...feature };
  });
}

function createContext(
  connection: Connection,
  documents: TextDocuments<TextDocument>,
  changes: TextChanges,
  params: InitializeParams,
): FeatureContext {
  const failed = (error: unknown) => logError(connection, 'analysis', error);
  const analyzed = new Listeners<[Project, Analysis]>(failed);
  const removed = new Listeners<[Project]>(failed);
  const changed = new Listeners<[]>(failed);
  const limited = new Listeners<[string]>(failed);
  const analyses: AnalysisEvents = {
    onAnalyzed: analyzed.add,
    onRemoved: removed.add,
    onChanged: changed.add,
    onSearchLimited: limited.add,
  };
  const open = new OpenFiles(documents);
  const workspace = new Workspace(open, {
    analyzed: analyzed.tell,
    removed: removed.tell,
    changed: changed.tell,
    failed,
    searchLimited: folder => {
      const message = l10n.t(
        '{0} is large: configs deep in it are found once one of their contracts is opened.',
        folder,
      );
      connection.console.warn(message);
      limited.tell(folder);
    },
  });
  const sources = new SourceIndex(open, error => logError(connection, 'sources', error));
  const generations = new GenerationStates(failed);
  removed.add(project => generations.forget(project));
  const options = initializationOptions(params.initializationOptions);
  const problems = new ProblemBoard(connection, open);
  const client = params.capabilities;
  const settings = new Settings(connection, client);
  const hidden = new HiddenFiles(settings);
  const folders = foldersOf(params);
  return {
    workspace,
    documents,
    open,
    client,
    folders,
    options,
    trustGranted: new Listeners(error => logError(connection, 'trust', error)),
    analyses,
    sources,
    generations,
    problems,
    settings,
    hidden,
    logs: new LogDocuments(documents, changes),
  };
}

/** A client that says nothing about trust is one that was told to open the folder. */
function initializationOptions(given: Partial<InitializationOptions> | undefined): InitializationOptions {
  const { isTrusted = true, validatesConfig = false, hasCommands = false } = given ?? {};
  return { isTrusted, validatesConfig, hasCommands };
}

function foldersOf({ workspaceFolders, rootUri }: InitializeParams): string[] {
  const uris = workspaceFolders?.map(folder => folder.uri) ?? (rootUri ? [rootUri] : []);
  return uris.map(fileOfUri).filter(file => file !== undefined);
}
