import * as l10n from '@vscode/l10n';
import type { ByteSource } from './byte-source.ts';
import type { StreamOptions } from './stream-entry.ts';
import type { TarMember } from './tar/tar-format.ts';
import { readPackage, requireContents } from './verify/read-package.ts';

/** A file of a package cannot be shown; the message says why. */
export class MemberError extends Error {
  override name = 'MemberError';
}

/**
 * Reads one file out of a package, whose bytes are those that the headers' checksum is of.
 * @param path as `inspectPackage` gives it
 * @param limit in bytes
 * @throws MemberError when it is not there or larger; MalformedError, CancelledError
 */
export async function readMember(
  source: ByteSource,
  path: string,
  limit: number,
  options: StreamOptions = {},
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let found: TarMember | undefined;
  const listener = {
    onMember: (member: TarMember) => {
      if (member.path === path && member.type === 'file') found = member;
    },
    onData: (chunk: Buffer, member: TarMember) => {
      if (member === found && member.size <= limit) chunks.push(Buffer.from(chunk));
    },
  };
  requireContents(await readPackage(source, { ...options, listener }));
  if (!found) throw new MemberError(l10n.t('{0} is not in the package.', path));
  if (found.size <= limit) return Buffer.concat(chunks);
  throw new MemberError(l10n.t('{0} has {1} bytes; no more than {2} are shown.', path, found.size, limit));
}
