import path from 'node:path';
import * as vscode from 'vscode';
import { openFolder } from '../open-folder.ts';
import { isWithin } from '../pick-config.ts';
import { WALKTHROUGH } from './deeds.ts';
import type { FirstSteps } from './first-steps.ts';
import type { SampleRecord } from './sample-record.ts';

/** Which folders are samples, and the one that this window has open. */
export class Samples {
  constructor(
    private readonly record: SampleRecord,
    private readonly extension: vscode.Extension<unknown>,
  ) {}

  /** The open workspace folder that is a sample. */
  async open(): Promise<string | undefined> {
    const made = await this.record.made();
    return vscode.workspace.workspaceFolders?.map(({ uri }) => uri.fsPath).find(folder => made.includes(folder));
  }

  /** A path in the open sample. Rejects in words when there is none, or no such file can be in it. */
  async file(name: string): Promise<string> {
    const open = await this.open();
    if (open === undefined) {
      throw new Error(vscode.l10n.t('The sample is not open in this window. Run "mPaaS: Open Sample Project" first.'));
    }
    const file = path.join(open, name);
    if (!isWithin(file, open)) throw new Error(vscode.l10n.t('{0} is not in the sample.', name));
    return file;
  }

  /** Opens a sample that was just made. */
  async show(folder: string): Promise<void> {
    await this.record.add(folder);
    await openFolder(folder);
  }

  /**
   * Goes on with the walkthrough in the window that a sample was opened in.
   * @param started settles when the language server has started, or failed to
   */
  async greet(firstSteps: FirstSteps, started: Promise<void>): Promise<void> {
    const open = await this.open();
    if (open === undefined) return;
    firstSteps.did('openedSample');
    if (!(await this.record.greets(open))) return;
    const walkthrough = `${this.extension.id}#${WALKTHROUGH}`;
    await mark(`${walkthrough}#sample`);
    // VS Code learns of walkthroughs when the first is asked for, and shows one of its own for one that it has yet to learn of.
    await Promise.allSettled([started]);
    await vscode.commands.executeCommand('workbench.action.openWalkthrough', walkthrough, false);
  }
}

/** Marks a step as done. VS Code takes no notice of what was done before it knew the step, but keeps this mark for then. */
async function mark(step: string): Promise<void> {
  try {
    await vscode.commands.executeCommand('welcome.markStepComplete', step);
  } catch {
    // It says that it does not know the step, after having kept the mark.
  }
}
