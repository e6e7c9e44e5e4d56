import path from 'node:path';
import * as vscode from 'vscode';
import type { AnalysisStatus, ConfigSummary } from '../../../server/src/protocol.ts';
import { contractCount, errorCount, operationCount, serviceCount, sourceCount, warningCount } from '../counts.ts';
import type { ServerStatus } from '../server/language-server.ts';
import type { ServerEnd } from '../server/restarts.ts';

/** What a language status item shows. */
export interface StatusView {
  text: string;
  detail: string;
  severity: vscode.LanguageStatusSeverity;
  command: vscode.Command;
  busy?: boolean;
}

const MAX_DETAIL = 48;

const { Information, Warning, Error: Severe } = vscode.LanguageStatusSeverity;

/** Whether the language server runs, what reads contracts, and why it ended when it did. */
export function serverView(status: ServerStatus, recentEnds: readonly ServerEnd[]): StatusView {
  const command = { command: 'mpaas.showLog', title: vscode.l10n.t('Show Log') };
  if (status.kind === 'stopped') {
    const restart = { command: 'mpaas.restartServer', title: vscode.l10n.t('Restart') };
    const text = vscode.l10n.t('mPaaS: stopped');
    const ended = vscode.l10n.t('ended {0} times: {1}', status.times, status.reason);
    return { text, detail: shortened(ended), severity: Severe, command: restart };
  }
  const last = recentEnds.at(-1);
  const restarted = last && shortened(vscode.l10n.t('restarted ({0}): {1}', recentEnds.length, last.reason));
  const severity = last ? Warning : Information;
  if (status.kind === 'starting') {
    const text = vscode.l10n.t('mPaaS: starting');
    return { text, detail: restarted ?? '', severity, command, busy: true };
  }
  const version = status.analysis?.typescript;
  // Why it ended is of more interest, and there is no room for both.
  const detail = restarted ?? (version && vscode.l10n.t('reads contracts with TypeScript {0}', version));
  return { text: vscode.l10n.t('mPaaS: running'), detail: detail ?? '', severity, command };
}

/** Which config governs a file, what is in it, how long reading it took, and what is wrong with it. */
export function configView(config: ConfigSummary | undefined): StatusView {
  if (!config) {
    return {
      text: vscode.l10n.t('mPaaS: no mpaas.config.json governs this file'),
      detail: '',
      severity: Information,
      command: { command: 'mpaas.showLog', title: vscode.l10n.t('Show Log') },
    };
  }
  const text = vscode.workspace.asRelativePath(config.file);
  const open = {
    command: 'vscode.open',
    title: vscode.l10n.t('Open Configuration'),
    arguments: [vscode.Uri.file(config.file)],
  };
  if (config.problem) return { text, detail: shortened(config.problem), severity: Severe, command: open };
  const problems = { command: 'workbench.actions.view.problems', title: vscode.l10n.t('Show Problems') };
  const trust = { command: 'workbench.trust.manage', title: vscode.l10n.t('Manage Workspace Trust') };
  const { services, operations, errors, warnings, ms } = config;
  const detail = joined([
    `${serviceCount(services)}, ${operationCount(operations)}`,
    errors > 0 && errorCount(errors),
    warnings > 0 && warningCount(warnings),
    vscode.l10n.t('read in {0} ms', Math.round(ms)),
    !vscode.workspace.isTrusted && vscode.l10n.t('not trusted: reading only'),
  ]);
  const severity = errors > 0 ? Warning : Information;
  const command = vscode.workspace.isTrusted ? (errors + warnings > 0 ? problems : open) : trust;
  return { text, detail, severity, command };
}

/** What is watched on disk, and where a search for configs broke off. */
export function watchingView(
  { configs, limitedSearches, sources }: AnalysisStatus,
  config: ConfigSummary | undefined,
): StatusView {
  const report = { command: 'mpaas.copyReport', title: vscode.l10n.t('Copy Report') };
  const contracts = configs.reduce((sum, each) => sum + each.contracts, 0);
  const limited = limitedSearches.map(folder =>
    vscode.l10n.t(
      '{0} is too large to be searched to its end for configurations',
      vscode.workspace.asRelativePath(folder),
    ),
  );
  if (sources.limited) limited.push(vscode.l10n.t('more sources than are looked through'));
  return {
    text: vscode.l10n.t('mPaaS: watching {0}, {1}', contractCount(contracts), sourceCount(sources.files)),
    detail: shortened(joined([...limited, watchedPatterns(config).join(', ')])),
    severity: limited.length > 0 ? Warning : Information,
    command: report,
  };
}

/** Globs as one would write them, from the workspace's folders on; what is only the config's folder itself is left out. */
export function watchedPatterns(config: ConfigSummary | undefined): string[] {
  const watched = (config?.watched ?? []).filter(({ pattern }) => /[*{]/.test(pattern));
  return watched.map(({ folder, pattern }) => {
    const relative = vscode.workspace.asRelativePath(path.join(folder, pattern));
    return relative.split(path.sep).join('/');
  });
}

/** Longer details would push the command out of what is seen; all of them are in the report and in the log. */
function shortened(text: string): string {
  return text.length > MAX_DETAIL ? `${text.slice(0, MAX_DETAIL - 1)}…` : text;
}

function joined(parts: (string | false | undefined)[]): string {
  return parts.filter(part => part !== undefined && part !== false && part !== '').join(' · ');
}
