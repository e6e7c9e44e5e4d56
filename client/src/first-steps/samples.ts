import path from 'node:path';
import * as vscode from 'vscode';
import { openFolder } from '../open-folder.ts';
import { isWithin } from '../pick-config.ts';
import { WALKTHROUGH } from './deeds.ts';
import type { FirstSteps } from './first-steps.ts';

/** In globalState: absolute paths of the samples that were made, the last one first. */
const MADE = 'mpaas.samples';
/** In globalState: the sample whose window has yet to open with the walkthrough. */
const AWAITED = 'mpaas.samples.awaited';
const MOST_REMEMBERED = 10;

/** Which folders are samples, and the one that this window has open. */
export class Samples {
  constructor(
    private readonly state: vscode.Memento,
    private readonly extension: vscode.Extension<unknown>,
  ) {}

  /** The open workspace folder that is a sample. */
  get open(): string | undefined {
    const made = this.state.get<string[]>(MADE, []);
    return vscode.workspace.workspaceFolders?.map(({ uri }) => uri.fsPath).find(folder => made.includes(folder));
  }

  /** A path in the open sample. @throws in words when there is none, or no such file can be in it */
  file(name: string): string {
    const { open } = this;
    if (open === undefined) {
      throw new Error(vscode.l10n.t('The sample is not open in this window. Run "mPaaS: Open Sample Project" first.'));
    }
    const file = path.join(open, name);
    if (!isWithin(file, open)) throw new Error(vscode.l10n.t('{0} is not in the sample.', name));
    return file;
  }

  /** Opens a sample that was just made. */
  async show(folder: string): Promise<void> {
    const made = this.state.get<string[]>(MADE, []);
    await this.state.update(MADE, [folder, ...made].slice(0, MOST_REMEMBERED));
    await this.state.update(AWAITED, folder);
    await openFolder(folder);
  }

  /** Goes on with the walkthrough in the window that a sample was opened in. */
  async greet(firstSteps: FirstSteps): Promise<void> {
    const { open } = this;
    if (open === undefined) return;
    firstSteps.did('openedSample');
    if (this.state.get(AWAITED) !== open) return;
    await this.state.update(AWAITED, undefined);
    const category = `${this.extension.id}#${WALKTHROUGH}`;
    await vscode.commands.executeCommand('workbench.action.openWalkthrough', category, false);
  }
}
