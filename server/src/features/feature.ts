import type { ClientCapabilities, Connection, ServerCapabilities, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { InitializationOptions } from '../protocol.ts';
import type { Listeners } from '../workspace/listeners.ts';
import type { OpenFiles } from '../workspace/open-files.ts';
import type { Analysis, Project } from '../workspace/project.ts';
import type { SourceIndex } from '../workspace/source-index.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Answer } from './support/answers.ts';
import type { GenerationStates } from './support/generation-states.ts';
import type { HiddenFiles } from './support/hidden-files.ts';
import type { LogDocuments } from './support/log-documents.ts';
import type { ProblemBoard } from './support/problem-board.ts';
import type { Settings } from './support/settings.ts';

/** What features work with. */
export interface FeatureContext {
  workspace: Workspace;
  documents: TextDocuments<TextDocument>;
  open: OpenFiles;
  /** What the client said of itself. */
  client: ClientCapabilities;
  /** Absolute paths of the folders that the client opened with. */
  folders: string[];
  options: InitializationOptions;
  /** The user came to trust the workspace: what was withheld before may be told. */
  trustGranted: Listeners<[]>;
  analyses: AnalysisEvents;
  /** The operations that sources name. */
  sources: SourceIndex;
  /** Whether what was generated is up to date. */
  generations: GenerationStates;
  problems: ProblemBoard;
  settings: Settings;
  hidden: HiddenFiles;
  /** The logs that are open. */
  logs: LogDocuments;
}

export interface AnalysisEvents {
  onAnalyzed(listener: (project: Project, analysis: Analysis) => void): void;
  onRemoved(listener: (project: Project) => void): void;
  /** There are other configs or other folders than before. */
  onChanged(listener: () => void): void;
  /** A folder was too large to be searched for configs to its end. */
  onSearchLimited(listener: (folder: string) => void): void;
}

/** One ability of the server: what it tells the client that it can, and how it does it, so that both go together. */
export type Feature = (context: FeatureContext) => {
  capabilities: ServerCapabilities;
  /** Its answers to requests of LSP that other features may answer as well. */
  answers?: readonly Answer[];
  /** Before the client hears what the server can: requests of our own, and what it listens to. */
  register?(connection: Connection): void;
  /** Once the client may be asked for things. */
  start?(connection: Connection): void;
  /** Once the client wants nothing more: what waits does not come any more. */
  stop?(): void;
};
