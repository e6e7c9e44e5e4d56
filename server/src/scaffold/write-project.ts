import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import type { CancellationSignal } from '../cancellation.ts';
import { isThere } from '../files/is-there.ts';
import { writeFiles } from '../files/write-files.ts';
import { generateKeyPair, KEY_BITS } from '../offline/keys/keygen.ts';
import { keyPairFiles, refuseExisting, writeKeyPair } from '../offline/keys/write-key-pair.ts';
import { ScaffoldError } from './scaffold-error.ts';

/** A file of a new project. */
export interface ProjectFile {
  /** Relative to the project, with `/`. */
  path: string;
  text: string;
}

/** Where a new project keeps what signs, relative to it. */
export const KEYS = 'keys';
export const PRIVATE_KEY = `${KEYS}/private.pem`;
export const PUBLIC_KEY = `${KEYS}/public.pem`;
/** The secret that clients sign requests with. A mock gateway takes any: new projects get a random one. */
export const APP_SECRET = `${KEYS}/app-secret`;

/** Beside what it hides, so that a `.gitignore` of the user's own is left alone. */
const IGNORED: ProjectFile = {
  path: `${KEYS}/.gitignore`,
  text: '# What signs stays on this machine. The public key may be known to everybody.\n*\n!.gitignore\n!public.pem\n',
};

/**
 * Writes the files of a new project, and what it signs with: an RSA key pair for packages and a secret for requests, made
 * here and kept out of git. No file that is there is touched.
 * @param folder absolute, made when it is not there
 * @returns the paths of all files, relative to the project, sorted
 * @throws ScaffoldError, KeyError when a file is there already; CancelledError; errors of the system
 */
export async function writeProject(
  folder: string,
  texts: readonly ProjectFile[],
  token?: CancellationSignal,
): Promise<string[]> {
  const secret = { path: APP_SECRET, text: `${randomBytes(16).toString('hex')}\n` };
  const files = [...texts, IGNORED, secret];
  const keys = keyPairFiles(path.join(folder, KEYS));
  await refuseAny(folder, files);
  await refuseExisting(keys);
  // What takes long comes before the first file.
  const pair = await generateKeyPair(KEY_BITS[0]);
  const writes = files.map(({ path: name, text }) => ({
    file: path.join(folder, name),
    text,
    ...(name === APP_SECRET && { mode: 0o600 }),
  }));
  await refuseAny(folder, files);
  // At no time is there a private key that git would take.
  await writeFiles(writes, token);
  try {
    await writeKeyPair(keys, pair, token);
  } catch (error) {
    await Promise.all(writes.map(({ file }) => rm(file, { force: true })));
    throw error;
  }
  return [...files.map(({ path: name }) => name), PRIVATE_KEY, PUBLIC_KEY].sort();
}

async function refuseAny(folder: string, files: readonly ProjectFile[]): Promise<void> {
  for (const { path: name } of files) {
    const file = path.join(folder, name);
    if (!(await isThere(file))) continue;
    throw new ScaffoldError(
      l10n.t(
        '{0} is there already, and a new project overwrites nothing. Choose another folder, or move it away.',
        file,
      ),
    );
  }
}
