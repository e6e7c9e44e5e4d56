import { open } from 'node:fs/promises';
import * as l10n from '@vscode/l10n';
import { KeyError } from './key-error.ts';

/** Keys are a few kilobytes, PKCS#12 files with chains of certificates some more. In bytes. */
const LIMIT = 64 * 1024;

/**
 * Reads a key from a file.
 * @param read makes the key of the bytes; what it throws as KeyError is thrown with the file's name before it
 * @throws KeyError also when the file cannot be read or is larger than 64 KiB
 */
export async function readKeyFile<T>(file: string, read: (bytes: Buffer) => T | Promise<T>): Promise<T> {
  try {
    return await read(await readBytes(file));
  } catch (error) {
    if (error instanceof KeyError) throw new KeyError(error.code, `${file}: ${error.message}`);
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new KeyError('key/unreadable', l10n.t('{0}: The key file cannot be read ({1}).', file, code));
  }
}

async function readBytes(file: string): Promise<Buffer> {
  await using handle = await open(file, 'r');
  const stats = await handle.stat();
  if (stats.isDirectory()) throw new KeyError('key/unreadable', l10n.t('This is a folder. Give the key file in it.'));
  // One byte more than is allowed: the size is not known of pipes, which shells make of `<(…)`.
  const bytes = Buffer.alloc(LIMIT + 1);
  let length = 0;
  // When there is no room left, nothing is read, and that is the end.
  for (let isMore = true; isMore; ) {
    const { bytesRead } = await handle.read(bytes, length, bytes.length - length);
    length += bytesRead;
    isMore = bytesRead > 0;
  }
  if (length <= LIMIT) return bytes.subarray(0, length);
  throw new KeyError(
    'key/too-large',
    l10n.t('This is larger than {0} KiB, which no key file is. Give the file that holds the key alone.', LIMIT / 1024),
  );
}
