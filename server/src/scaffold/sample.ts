import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import type { CancellationSignal } from '../files/write-files.ts';
import { ScaffoldError } from './scaffold-error.ts';
import { writeProject } from './write-project.ts';

/** What the folder of a sample is called; the next one gets a number. */
const NAME = 'mpaas-sample';
const MOST = 100;

/**
 * Copies the sample project into a new folder, with keys and a secret of its own: none are in the sample.
 * @param sample absolute path of the folder that it is packed in
 * @param parent absolute path of the folder that the new one is made in
 * @returns the absolute path of the new folder
 * @throws ScaffoldError, CancelledError, errors of the system
 */
export async function copySample(sample: string, parent: string, token?: CancellationSignal): Promise<string> {
  const entries = await readdir(sample, { recursive: true, withFileTypes: true });
  const texts = entries
    .filter(entry => entry.isFile())
    .map(async entry => {
      const file = path.join(entry.parentPath, entry.name);
      return { path: path.relative(sample, file).replaceAll(path.sep, '/'), text: await readFile(file, 'utf8') };
    });
  const contents = await Promise.all(texts);
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
