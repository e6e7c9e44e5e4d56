import { randomBytes } from 'node:crypto';
import { constants, copyFile, link, lstat, mkdir, open, rm } from 'node:fs/promises';
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { type CancellationSignal, throwIfCancelled } from '../../cancellation.ts';
import { KeyError } from './key-error.ts';
import type { KeyPair } from './keygen.ts';

/** Where a key pair is written, absolute. */
export interface KeyPairFiles {
  privateKey: string;
  publicKey: string;
}

export function keyPairFiles(folder: string): KeyPairFiles {
  return { privateKey: path.join(folder, 'private.pem'), publicKey: path.join(folder, 'public.pem') };
}

/**
 * Says before anything is made that a file is there already.
 * @throws KeyError `key/exists`
 */
export async function refuseExisting(files: KeyPairFiles): Promise<void> {
  for (const file of [files.privateKey, files.publicKey]) {
    const stats = await lstat(file).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    if (stats) throw exists(file);
  }
}

/**
 * Writes `private.pem` and `public.pem` into a folder, which is made when it is not there. Neither takes the place of
 * another file, and nobody sees half of one: both are written beside their places and linked there. The private key is
 * readable for its owner only, from its first byte on; Windows knows no such modes and goes by the folder's rights.
 * @throws KeyError `key/exists`; CancelledError, with no file written
 */
export async function writeKeyPair(files: KeyPairFiles, pair: KeyPair, token?: CancellationSignal): Promise<void> {
  const temporary: string[] = [];
  try {
    const stage = async (file: string, text: string, mode: number) => {
      await mkdir(path.dirname(file), { recursive: true });
      const beside = path.join(path.dirname(file), `.${path.basename(file)}.${randomBytes(6).toString('hex')}.tmp`);
      temporary.push(beside);
      await using handle = await open(beside, 'wx', mode);
      await handle.writeFile(text);
      await handle.sync();
      return beside;
    };
    const privateKey = await stage(files.privateKey, pair.privatePem, 0o600);
    const publicKey = await stage(files.publicKey, pair.publicPem, 0o644);
    throwIfCancelled(token);
    await place(privateKey, files.privateKey);
    try {
      await place(publicKey, files.publicKey);
    } catch (error) {
      // It is the one placed just now: half a pair would stand in the way of the next try.
      await rm(files.privateKey);
      throw error;
    }
  } finally {
    await Promise.all(temporary.map(file => rm(file, { force: true })));
  }
}

/** Renaming would take the place of a file that came meanwhile; linking does not, nor does an exclusive copy. */
async function place(from: string, to: string): Promise<void> {
  try {
    // Some file systems have no links.
    await link(from, to).catch(() => copyFile(from, to, constants.COPYFILE_EXCL));
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'EEXIST' ? exists(to) : error;
  }
}

function exists(file: string): KeyError {
  return new KeyError(
    'key/exists',
    l10n.t('{0} is there already, and keys are never overwritten. Choose another folder, or move it away.', file),
  );
}
