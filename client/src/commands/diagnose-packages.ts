import path from 'node:path';
import * as vscode from 'vscode';
import type { Finding } from '../../../server/src/findings.ts';
import type { Diagnosis } from '../../../server/src/offline/diagnose/model.ts';
import { loadDomain } from '../domain/load-domain.ts';
import { OUTCOMES } from '../offline/diagnosis-problems.ts';
import { pickWorkspaceFolder } from '../pick-folder.ts';
import type { Services } from '../services.ts';
import type { Command } from './command.ts';

/** Says which preset packages the apps of a folder will load, and why: in a document, and in the Problems view. */
export const diagnosePackages: Command = {
  id: 'mpaas.package.diagnose',
  async run(services, clicked): Promise<Diagnosis | undefined> {
    const folder = clicked instanceof vscode.Uri ? clicked : await pickWorkspaceFolder();
    if (!folder) return undefined;
    const { diagnose } = await loadDomain();
    const diagnosis = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t('Diagnosing offline packages in {0}', path.basename(folder.fsPath)),
        cancellable: true,
      },
      (_, token) => diagnose(folder.fsPath, token),
    );
    services.diagnosis.show(diagnosis.findings);
    await showReport(folder, diagnosis, services);
    return diagnosis;
  },
};

async function showReport(folder: vscode.Uri, diagnosis: Diagnosis, { documents }: Services): Promise<void> {
  const { reportLines, findingLine } = await loadDomain();
  const { modules, findings, leftOut } = diagnosis;
  const base = folder.fsPath;
  const isInReport = ({ code }: Finding) => OUTCOMES.has(code);
  const others = findings.filter(finding => !isInReport(finding)).map(finding => findingLine(finding, base));
  const parts = [reportLines(modules, base), others, leftOut].filter(lines => lines.length > 0);
  const text =
    parts.length > 0
      ? parts.map(lines => lines.join('\n')).join('\n\n')
      : vscode.l10n.t('There are no apps with offline packages in this folder.');
  const uri = documents.set(`${folder.path}/${vscode.l10n.t('Diagnosis of offline packages')}.txt`, `${text}\n`);
  await vscode.window.showTextDocument(uri, { preview: true });
}
