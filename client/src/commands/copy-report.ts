import os from 'node:os';
import * as vscode from 'vscode';
import { runDetached } from '../failures.ts';
import type { Services } from '../services.ts';
import { type ReportFacts, reportText } from '../status/report.ts';
import { watchedPatterns } from '../status/status-views.ts';
import type { Command } from './command.ts';

/**
 * Copies what is needed to look into a problem: versions, settings, configs in force, how the server fared. No content
 * of files is in it, so no secret can be.
 */
export const copyReport: Command = {
  id: 'mpaas.copyReport',
  async run(services): Promise<string> {
    const text = reportText(factsOf(services), os.homedir());
    await vscode.env.clipboard.writeText(text);
    runDetached(copyReport.id, offerToShow(text, services), services.log);
    return text;
  },
};

function factsOf({ server, gateway, extension }: Services): ReportFacts {
  const { status, restarts, lastError } = server;
  const analysis = status.kind === 'running' ? status.analysis : undefined;
  return {
    versions: {
      extension: String(extension.packageJSON.version),
      'VS Code': `${vscode.version} (${vscode.env.appName})`,
      Node: process.versions.node,
      'TypeScript that reads contracts': analysis?.typescript ?? 'not loaded',
    },
    circumstances: {
      system: `${os.platform()} ${os.release()} ${os.arch()}`,
      remote: vscode.env.remoteName ?? 'none',
      language: vscode.env.language,
      trusted: String(vscode.workspace.isTrusted),
      folders: String(vscode.workspace.workspaceFolders?.length ?? 0),
    },
    settings: changedSettings(extension),
    server: serverText(server),
    gateway: 'reason' in gateway.state ? `${gateway.state.kind}. ${gateway.state.reason}` : gateway.state.kind,
    ends: restarts.history,
    ...(lastError && { lastError }),
    configs: (analysis?.configs ?? []).map(config => ({ ...config, watched: watchedPatterns(config) })),
    limitedSearches: analysis?.limitedSearches ?? [],
    sources: analysis?.sources ?? { files: 0, limited: false },
  };
}

function serverText({ status, startMs, answerMs }: Services['server']): string {
  if (status.kind === 'stopped') return `stopped. ${status.reason}`;
  if (startMs === undefined) return status.kind;
  return `${status.kind}, answered ${startMs} ms after its start, ${answerMs} ms after it was asked`;
}

/** Settings of this extension that are not at their defaults. */
function changedSettings({ packageJSON }: Services['extension']): Record<string, unknown> {
  const declared: Record<string, { default: unknown }> = packageJSON.contributes.configuration.properties;
  const configuration = vscode.workspace.getConfiguration();
  const values = Object.keys(declared).map(name => [name, configuration.get(name)] as const);
  return Object.fromEntries(values.filter(([name, value]) => value !== declared[name]?.default));
}

async function offerToShow(text: string, { documents }: Services): Promise<void> {
  const show = vscode.l10n.t('Show');
  const message = vscode.l10n.t('The report is in the clipboard. Look through it before you share it.');
  if ((await vscode.window.showInformationMessage(message, show)) !== show) return;
  await vscode.window.showTextDocument(documents.set('/mpaas-report.md', text), { preview: true });
}
