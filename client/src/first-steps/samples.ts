import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import * as vscode from 'vscode';
import { openFolder } from '../open-folder.ts';
import { isWithin } from '../pick-config.ts';
import { WALKTHROUGH } from './deeds.ts';
import type { FirstSteps } from './first-steps.ts';
import type { SampleRecord } from './sample-record.ts';

/** VS Code 1.100 gives its service of experiments five seconds to speak before it takes in walkthroughs. */
const LEARNT_MS = 6000;

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

  /** Goes on with the walkthrough in the window that a sample was opened in. */
  async greet(firstSteps: FirstSteps): Promise<void> {
    const open = await this.open();
    if (open === undefined) return;
    firstSteps.did('openedSample');
    if (await this.record.greets(open)) await openWalkthrough(this.extension);
  }
}

async function openWalkthrough({ id, packageJSON }: vscode.Extension<unknown>): Promise<void> {
  const walkthrough = `${id}#${WALKTHROUGH}`;
  await mark(`${walkthrough}#sample`);
  const open = () => vscode.commands.executeCommand('workbench.action.openWalkthrough', walkthrough, false);
  await open();
  await setTimeout(LEARNT_MS);
  const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
  if (!tab || !isOtherWalkthrough(tab, packageJSON.displayName)) return;
  await vscode.window.tabGroups.close(tab);
  await open();
}

/**
 * Until it has learnt of ours, VS Code 1.100 shows a walkthrough of its own for it, with that one's name on the tab. Later
 * versions wait, and name none. What is in such tabs is kept from extensions.
 */
function isOtherWalkthrough({ input, label }: vscode.Tab, ours: string): boolean {
  return input === undefined && /[:：]/.test(label) && !label.includes(ours);
}

/** Marks a step as done. VS Code takes no notice of what was done before it knew the step, but keeps this mark for then. */
async function mark(step: string): Promise<void> {
  try {
    await vscode.commands.executeCommand('welcome.markStepComplete', step);
  } catch {
    // It says that it does not know the step, after having kept the mark.
  }
}
