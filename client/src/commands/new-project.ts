import path from 'node:path';
import * as vscode from 'vscode';
import type { MadeProject } from '../../../server/src/scaffold/new-project.ts';
import { askPrefix } from '../contracts/ask-prefix.ts';
import { askService } from '../contracts/ask-service.ts';
import { chooseFolder } from '../contracts/choose-folder.ts';
import { loadDomain } from '../domain/load-domain.ts';
import { runDetached } from '../failures.ts';
import { openFolder } from '../open-folder.ts';
import type { Command } from './command.ts';
import { optionsOf } from './options.ts';

interface NewProjectOptions {
  service: string;
  prefix: string;
}

/** Sets up a project that works at once: config, contract, mock and keys. */
export const newProject: Command = {
  id: 'mpaas.newProject',
  needsTrust: true,
  async run({ log }, clicked, argument): Promise<MadeProject | undefined> {
    const folder = clicked instanceof vscode.Uri ? clicked.fsPath : await askFolder();
    if (folder === undefined) return undefined;
    const given = optionsOf<NewProjectOptions>(argument);
    const domain = await loadDomain();
    const service = given.service ?? (await askService(title(), []));
    if (!service) return undefined;
    const prefix = given.prefix ?? (await askPrefix(title(), domain.proposePrefix([], service)));
    if (!prefix) return undefined;
    const options = {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Making a project'),
      cancellable: true,
    };
    const made = await vscode.window.withProgress(options, (_, token) =>
      domain.newProject({ folder, service, prefix }, token),
    );
    log.info(vscode.l10n.t('New project in {0}: {1}', folder, made.files.join(', ')));
    await show(folder, made, log);
    return made;
  },
};

function title(): string {
  return vscode.l10n.t('New Project');
}

/** Of several roots one is chosen; any other folder will do as well. */
function askFolder(): Promise<string | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return chooseFolder(
    title(),
    folders.map(({ uri }) => uri.fsPath),
    true,
  );
}

/** In this window the contract opens, of a folder that is elsewhere the user is offered the folder. */
async function show(folder: string, { contract, config }: MadeProject, log: vscode.LogOutputChannel): Promise<void> {
  const isOpen = vscode.workspace.getWorkspaceFolder(vscode.Uri.file(path.join(folder, config))) !== undefined;
  if (!isOpen) {
    runDetached(newProject.id, offerFolder(folder), log);
    return;
  }
  await vscode.window.showTextDocument(vscode.Uri.file(path.join(folder, contract)), { preview: false });
  runDetached(newProject.id, offerNext(path.join(folder, config)), log);
}

async function offerFolder(folder: string): Promise<void> {
  const open = vscode.l10n.t('Open Folder');
  const message = vscode.l10n.t('The project is in {0}. Open it to go on.', folder);
  if ((await vscode.window.showInformationMessage(message, open)) === open) await openFolder(folder);
}

async function offerNext(config: string): Promise<void> {
  const [start, generate, open] = [
    vscode.l10n.t('Start Mock Gateway'),
    vscode.l10n.t('Generate'),
    vscode.l10n.t('Open Configuration'),
  ];
  const message = vscode.l10n.t(
    'The project is ready: its contract has one operation, which the mock gateway answers. The id of your app goes into the config, its secret into the file that the config names.',
  );
  const choice = await vscode.window.showInformationMessage(message, start, generate, open);
  if (choice === start) await vscode.commands.executeCommand('mpaas.gateway.start', config);
  if (choice === generate) await vscode.commands.executeCommand('mpaas.generate', config);
  if (choice === open) await vscode.window.showTextDocument(vscode.Uri.file(config));
}
