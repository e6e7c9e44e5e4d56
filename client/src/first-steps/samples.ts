import path from 'node:path';
import * as vscode from 'vscode';
import { isInside } from '../../../server/src/files/paths.ts';
import { openFolder } from '../open-folder.ts';
import type { FirstSteps } from './first-steps.ts';
import { goOnWithWalkthrough } from './go-on-with-walkthrough.ts';
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
    return fileOfSample(open, name);
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
    if (await this.record.takeAwaited(open)) await goOnWithWalkthrough(this.extension);
  }
}

/** @throws in words when no such file can be in the sample */
export function fileOfSample(sample: string, name: string): string {
  const file = path.join(sample, name);
  if (!isInside(file, sample)) throw new Error(vscode.l10n.t('{0} is not in the sample.', name));
  return file;
}
