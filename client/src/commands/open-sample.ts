import * as vscode from 'vscode';
import { loadDomain } from '../domain/load-domain.ts';
import { fromWorkspace } from '../pick-file.ts';
import type { Command } from './command.ts';

/** Copies the sample into a folder of its own, which nothing was in, and opens it. */
export const openSample: Command = {
  id: 'mpaas.sample.open',
  async run({ samples }, clicked): Promise<string | undefined> {
    const parent = clicked instanceof vscode.Uri ? clicked.fsPath : await askParent();
    if (parent === undefined) return undefined;
    const { copySample } = await loadDomain();
    const folder = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t('Making the sample project'),
        cancellable: true,
      },
      (_, token) => copySample(parent, token),
    );
    await samples.show(folder);
    return folder;
  },
};

async function askParent(): Promise<string | undefined> {
  const [uri] =
    (await vscode.window.showOpenDialog({
      ...fromWorkspace(),
      title: vscode.l10n.t('Where to Put the Sample Project'),
      openLabel: vscode.l10n.t('Make Sample Here'),
      canSelectFolders: true,
      canSelectFiles: false,
    })) ?? [];
  return uri?.fsPath;
}
