import { setTimeout } from 'node:timers/promises';
import * as vscode from 'vscode';
import { WALKTHROUGH } from './deeds.ts';

/** VS Code 1.100 gives its service of experiments five seconds to speak before it takes in walkthroughs. */
const LEARNT_MS = 6000;

/** Opens the walkthrough in the window of a sample that was just made, with the sample's step done. */
export async function goOnWithWalkthrough({ id, packageJSON }: vscode.Extension<unknown>): Promise<void> {
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
