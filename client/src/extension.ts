import path from 'node:path';
import * as vscode from 'vscode';
import { CallHistory } from './call/call-history.ts';
import { CallSchemas } from './call/call-schemas.ts';
import { EnvironmentSecrets } from './call/environment-secrets.ts';
import { registerCommands } from './commands/command.ts';
import { COMMANDS } from './commands/index.ts';
import { ContractsView } from './contracts/contracts-view.ts';
import { messageOf } from './errors.ts';
import { FindingProblems } from './finding-problems.ts';
import { FirstSteps } from './first-steps/first-steps.ts';
import { SampleRecord } from './first-steps/sample-record.ts';
import { Samples } from './first-steps/samples.ts';
import { Gateway } from './gateway/gateway.ts';
import { GatewayStatusBar } from './gateway/status-bar.ts';
import { GatewayJournal } from './journal/gateway-journal.ts';
import { LogStatusItem } from './log-language/log-status.ts';
import { CodeTerminalLinks } from './log-language/terminal-links.ts';
import { DiagnosisProblems } from './offline/diagnosis-problems.ts';
import { KeyStore } from './offline/key-store.ts';
import { PublicKeys } from './offline/public-keys.ts';
import { LanguageServer } from './server/language-server.ts';
import { LanguageStatus } from './status/language-status.ts';
import { MpaasTaskProvider } from './tasks/task-provider.ts';
import { JournalViewProvider } from './views/journal-view-provider.ts';
import { LogReportViewProvider } from './views/log-report-view-provider.ts';
import { PackageViewProvider } from './views/package-view-provider.ts';
import { VirtualDocuments } from './virtual-documents.ts';

let running: { server: LanguageServer; gateway: Gateway } | undefined;

export function activate(context: vscode.ExtensionContext): void {
  const { workspaceState, globalState, extension } = context;
  const log = vscode.window.createOutputChannel('mPaaS', { log: true });
  const gatewayLog = vscode.window.createOutputChannel(vscode.l10n.t('mPaaS Mock Gateway'), { log: true });
  const firstSteps = new FirstSteps(globalState);
  const samples = new Samples(new SampleRecord(path.join(context.globalStorageUri.fsPath, 'samples.json')), extension);
  const server = new LanguageServer(context, log, () => firstSteps.did('explainedLog'));
  const gateway = new Gateway(context, gatewayLog);
  const journal = new GatewayJournal(gateway);
  const journalView = new JournalViewProvider(context.extensionUri, { gateway, server, journal, log });
  const documents = new VirtualDocuments();
  const logReports = new LogReportViewProvider(context.extensionUri, { server, documents, log });
  const keys = new KeyStore(context.secrets, globalState);
  const publicKeys = new PublicKeys(workspaceState);
  const diagnosis = new DiagnosisProblems();
  const comparison = new FindingProblems('mpaas-comparison');
  running = { server, gateway };
  context.subscriptions.push(
    log,
    gatewayLog,
    firstSteps,
    server,
    gateway,
    journal,
    journalView,
    logReports,
    documents,
    publicKeys,
    diagnosis,
    comparison,
    new GatewayStatusBar(gateway),
    new LanguageStatus(server),
    new LogStatusItem(server),
    vscode.window.registerTerminalLinkProvider(new CodeTerminalLinks(server, log)),
    new CallSchemas(server),
    new ContractsView(server, log),
    new PackageViewProvider(context.extensionUri, publicKeys, log),
    vscode.tasks.registerTaskProvider('mpaas', new MpaasTaskProvider(context)),
    ...registerCommands(COMMANDS, {
      server,
      gateway,
      journal,
      journalView,
      logReports,
      documents,
      log,
      callHistory: new CallHistory(workspaceState),
      environmentSecrets: new EnvironmentSecrets(context.secrets),
      keys,
      publicKeys,
      diagnosis,
      comparison,
      firstSteps,
      samples,
      workspaceState,
      extension,
    }),
  );
  void vscode.commands.executeCommand('setContext', 'mpaas.active', true);
  samples.greet(firstSteps).catch(error => log.error(messageOf(error)));
  // Not awaited: the editor does not wait for what it will ask for later.
  server.start().catch(error => log.error(messageOf(error)));
}

/** Resolves when no process is left. */
export async function deactivate(): Promise<void> {
  await Promise.all([running?.gateway.stop(), running?.server.stop()]);
}
