import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import type { CancellationSignal } from '../cancellation.ts';
import { installedTexts } from '../files/installed-texts.ts';
import { ScaffoldError } from './scaffold-error.ts';
import { writeProject } from './write-project.ts';

/** What the folder of a sample is called; the next one gets a number. */
const NAME = 'mpaas-sample';
const MOST = 100;

/**
 * Copies the sample project into a new folder, with keys and a secret of its own: none are in the sample.
 * @param parent absolute path of the folder that the new one is made in
 * @returns the absolute path of the new folder
 * @throws ScaffoldError, CancelledError, errors of the system
 */
export async function copySample(parent: string, token?: CancellationSignal): Promise<string> {
  const contents = [...installedTexts('sample')].map(([path, text]) => ({ path, text }));
  const folder = await makeFolder(parent);
  await writeProject(folder, contents, token);
  return folder;
}

/** Making it is the test whether it was there, so that two windows never share one. */
async function makeFolder(parent: string): Promise<string> {
  for (let count = 1; count <= MOST; count++) {
    const folder = path.join(parent, count === 1 ? NAME : `${NAME}-${count}`);
    try {
      await mkdir(folder);
      return folder;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  throw new ScaffoldError(l10n.t('There are {0} samples in {1} already. Choose another folder.', MOST, parent));
}
