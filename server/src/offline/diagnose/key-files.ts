import { KeyError } from '../keys/key-error.ts';
import { readKeyFile } from '../keys/read-key-file.ts';
import { findByName } from './find-files.ts';
import { readPemKey } from './key-text.ts';
import type { FoundKey, KeyFile } from './model.ts';

/**
 * Reads the key files that an iOS app names. Xcode copies them from wherever they are into the bundle, so that the
 * name is what counts.
 * @param folder of the app, absolute
 */
export async function readKeyFiles(folder: string, keyFiles: readonly KeyFile[]): Promise<FoundKey[]> {
  return Promise.all(keyFiles.map(keyFile => keyIn(folder, keyFile)));
}

async function keyIn(folder: string, { name, ...place }: KeyFile): Promise<FoundKey> {
  const key = { container: 'nebula' as const, ...place };
  if (name === undefined) return { ...key, problem: 'computed' };
  const [file] = await findByName(folder, name);
  if (file === undefined) return { ...key, problem: 'file-missing', detail: name };
  try {
    return { ...key, ...(await readKeyFile(file, readPemKey)) };
  } catch (error) {
    if (!(error instanceof KeyError)) throw error;
    const problem = error.code === 'key/unreadable' ? 'file-unreadable' : 'no-key';
    return { ...key, problem, detail: error.message };
  }
}
