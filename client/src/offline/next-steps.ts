import path from 'node:path';
import * as vscode from 'vscode';
import type { PackageFinding } from '../../../server/src/offline/package-finding.ts';
import type { Services } from '../services.ts';
import { showFindings } from './finding-document.ts';

/** A package that was written, and how. */
export interface Written {
  file: string;
  /** What was done, in a sentence. */
  message: string;
  findings: readonly PackageFinding[];
  /** The public half of the key that signed it; absent when nothing did. */
  publicPem?: string;
}

interface Step {
  title: string;
  run(): Thenable<unknown> | unknown;
}

/** Says what was written, and offers what one does next with it. */
export async function offerNextSteps(written: Written, services: Services): Promise<void> {
  const { message, findings } = written;
  const steps = stepsOf(written, services);
  const count = findings.length;
  const text = count > 0 ? `${message} ${vscode.l10n.t('Findings: {0}.', count)}` : message;
  const isWarning = findings.some(each => each.severity === 'error' || each.severity === 'warning');
  const show = isWarning ? vscode.window.showWarningMessage : vscode.window.showInformationMessage;
  const title = await show(text, ...steps.map(each => each.title));
  await steps.find(each => each.title === title)?.run();
}

function stepsOf({ file, findings, publicPem }: Written, services: Services): Step[] {
  const uri = vscode.Uri.file(file);
  const execute = (id: string, ...args: unknown[]) => vscode.commands.executeCommand(id, ...args);
  const withKey: Step[] =
    publicPem === undefined
      ? []
      : [
          {
            title: vscode.l10n.t('Verify'),
            run: () => execute('mpaas.package.verify', uri, { publicKey: publicPem }),
          },
          {
            title: vscode.l10n.t('Copy Public Key'),
            run: () => execute('mpaas.package.copyPublicKey', undefined, { publicKey: publicPem }),
          },
        ];
  return [
    ...(findings.length > 0
      ? [{ title: vscode.l10n.t('Show Findings'), run: () => showFindings(findings, services) }]
      : []),
    { title: vscode.l10n.t('Open Package'), run: () => execute('mpaas.package.open', uri) },
    ...withKey,
    { title: vscode.l10n.t('Reveal'), run: () => reveal(uri) },
  ];
}

/** In the explorer when the file is in the workspace, otherwise in the system's file manager, where there is one. */
async function reveal(uri: vscode.Uri): Promise<void> {
  const isInside = vscode.workspace.getWorkspaceFolder(uri) !== undefined;
  const isRemote = vscode.env.remoteName !== undefined || vscode.env.uiKind === vscode.UIKind.Web;
  if (isInside) await vscode.commands.executeCommand('revealInExplorer', uri);
  else if (!isRemote) await vscode.commands.executeCommand('revealFileInOS', uri);
  else await vscode.window.showInformationMessage(path.normalize(uri.fsPath));
}
