import path from 'node:path';
import * as vscode from 'vscode';
import { ApplyRequest, PlanRequest, type PlanResult } from '../../../server/src/protocol.ts';
import { isCancelled } from '../errors.ts';
import { runDetached } from '../failures.ts';
import { review } from '../generate/review.ts';
import { logPlan, type Summary, summarize, summaryText } from '../generate/summary.ts';
import { pickConfig } from '../pick-config.ts';
import type { Services } from '../services.ts';
import type { Command } from './command.ts';

/** Generates clients and servers from the contracts of a config. Broken off at any point, it writes nothing. */
export const generate: Command = {
  id: 'mpaas.generate',
  needsTrust: true,
  async run(services, clicked): Promise<Summary | undefined> {
    const config = await pickConfig(services, clicked);
    if (!config) return undefined;
    try {
      return await generateFrom(config, services);
    } catch (error) {
      if (!isCancelled(error)) throw error;
      vscode.window.setStatusBarMessage(vscode.l10n.t('Generation cancelled: nothing was written.'), 5_000);
      return undefined;
    }
  },
};

async function generateFrom(config: string, services: Services): Promise<Summary> {
  const { server, documents, log } = services;
  const folder = path.dirname(config);
  await saveSources(folder);
  const made = await withProgress(vscode.l10n.t('Reading contracts'), token =>
    server.request(PlanRequest, { config }, token),
  );
  const agreement = await review(made.plan, folder, documents);
  if (!agreement) throw new vscode.CancellationError();
  const { accepted: paths, overwritten: overwrite } = agreement;
  const result = await withProgress(vscode.l10n.t('Writing generated files'), token =>
    server.request(ApplyRequest, { config, paths, overwrite }, token),
  );
  logPlan(made.plan, result, log);
  const summary = summarize(made.plan, result);
  if (summary.updated > 0) services.firstSteps.did('generatedWithDiff');
  runDetached(generate.id, report(made, summary, log), log);
  return summary;
}

/** What is generated is what stands on disk afterwards, as for `mpaas generate`: open edits are saved first. */
async function saveSources(folder: string): Promise<void> {
  const isSource = ({ isDirty, languageId, fileName }: vscode.TextDocument) =>
    isDirty &&
    fileName.startsWith(folder + path.sep) &&
    (languageId === 'typescript' || path.basename(fileName) === 'mpaas.config.json');
  for (const document of vscode.workspace.textDocuments.filter(isSource)) {
    if (await document.save()) continue;
    throw new Error(vscode.l10n.t('{0} could not be saved. Save it, then generate again.', document.fileName));
  }
}

function withProgress<T>(title: string, task: (token: vscode.CancellationToken) => Promise<T>): Thenable<T> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, (_, token) => task(token));
}

async function report({ findings }: PlanResult, summary: Summary, log: vscode.LogOutputChannel): Promise<void> {
  const text = summaryText(summary);
  log.info(text);
  const [problems, show] = [vscode.l10n.t('Show Problems'), vscode.l10n.t('Show Log')];
  const errors = findings.filter(finding => finding.severity === 'error').length;
  const broken = vscode.l10n.t('{0} errors in contracts: what comes from broken ones was left alone.', errors);
  const choice =
    errors > 0
      ? await vscode.window.showWarningMessage(`${text} ${broken}`, problems, show)
      : await vscode.window.showInformationMessage(text, show);
  if (choice === show) log.show();
  if (choice === problems) await vscode.commands.executeCommand('workbench.actions.view.problems');
}
