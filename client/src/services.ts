import type * as vscode from 'vscode';
import type { CallHistory } from './call/call-history.ts';
import type { EnvironmentSecrets } from './call/environment-secrets.ts';
import type { FindingProblems } from './finding-problems.ts';
import type { FirstSteps } from './first-steps/first-steps.ts';
import type { Samples } from './first-steps/samples.ts';
import type { Gateway } from './gateway/gateway.ts';
import type { GatewayJournal } from './journal/gateway-journal.ts';
import type { DiagnosisProblems } from './offline/diagnosis-problems.ts';
import type { KeyStore } from './offline/key-store.ts';
import type { PublicKeys } from './offline/public-keys.ts';
import type { LanguageServer } from './server/language-server.ts';
import type { JournalViewProvider } from './views/journal-view-provider.ts';
import type { LogReportViewProvider } from './views/log-report-view-provider.ts';
import type { VirtualDocuments } from './virtual-documents.ts';

/** What commands work with. */
export interface Services {
  server: LanguageServer;
  gateway: Gateway;
  journal: GatewayJournal;
  journalView: JournalViewProvider;
  logReports: LogReportViewProvider;
  documents: VirtualDocuments;
  log: vscode.LogOutputChannel;
  callHistory: CallHistory;
  environmentSecrets: EnvironmentSecrets;
  /** Private keys. */
  keys: KeyStore;
  publicKeys: PublicKeys;
  diagnosis: DiagnosisProblems;
  /** What the last comparison with a git reference found. */
  comparison: FindingProblems;
  /** Of the walkthrough. */
  firstSteps: FirstSteps;
  samples: Samples;
  workspaceState: vscode.Memento;
  extension: vscode.Extension<unknown>;
}
