import * as l10n from '@vscode/l10n';
import { type CancellationSignal, throwIfCancelled } from '../../cancellation.ts';
import { byteCount } from '../../report/counts.ts';
import { checkName } from './member-names.ts';
import { PathSet } from './path-set.ts';
import { BLOCK_SIZE, RECORD_SIZE, TAR_LIMITS, type TarMember } from './tar-format.ts';
import { encodeHeader } from './tar-header.ts';
import { TarWriteError } from './tar-write-error.ts';
import { zeros } from './zeros.ts';

/** A member to write; folders and empty files have no data. */
export interface TarInput extends Pick<TarMember, 'path' | 'type' | 'mode' | 'mtime' | 'size'> {
  data?: AsyncIterable<Buffer>;
}

/**
 * Writes a tar as the console does: GNU tar's form, in whole records of 10240 bytes (measured). Members keep their
 * order. Data is read when its turn comes.
 * @param token ends it between two chunks
 * @returns chunks that the caller may not change: zeros are shared
 * @throws TarWriteError when a name cannot be in a tar, or when data has another length than its size says
 * @throws RangeError when mode or time do not fit
 * @throws CancelledError
 */
export async function* writeTar(
  members: AsyncIterable<TarInput> | Iterable<TarInput>,
  token?: CancellationSignal,
): AsyncGenerator<Buffer, void, undefined> {
  const paths = new PathSet();
  let written = 0;
  for await (const member of members) {
    throwIfCancelled(token);
    refuse(member, paths);
    yield encodeHeader(member);
    yield* dataOf(member, token);
    const padding = -member.size & (BLOCK_SIZE - 1);
    if (padding > 0) yield zeros(padding);
    written += BLOCK_SIZE + member.size + padding;
  }
  throwIfCancelled(token);
  // Two blocks of zeros end a tar, and zeros fill its last record.
  const end = written + 2 * BLOCK_SIZE;
  yield zeros(Math.ceil(end / RECORD_SIZE) * RECORD_SIZE - written);
}

function refuse(member: TarInput, paths: PathSet): void {
  const problem = checkName(member.path, member.type) ?? paths.add(member.path, member.type);
  if (problem) throw new TarWriteError(problem.code, problem.message, member.path);
  if (member.type === 'directory' && member.size > 0) throw new RangeError('A folder has no data');
  if (member.size <= TAR_LIMITS.memberSize) return;
  const message = l10n.t('The file has {0} bytes; at most {1} can be packed.', member.size, TAR_LIMITS.memberSize);
  throw new TarWriteError('package/tar-too-large', message, member.path);
}

async function* dataOf(member: TarInput, token?: CancellationSignal): AsyncGenerator<Buffer, void, undefined> {
  let left = member.size;
  for await (const chunk of member.data ?? []) {
    throwIfCancelled(token);
    left -= chunk.length;
    if (left < 0) throw changed(member);
    if (chunk.length > 0) yield chunk;
  }
  if (left > 0) throw changed(member);
}

function changed({ path, size }: TarInput): TarWriteError {
  const message = l10n.t('{0} changed while it was packed: it had {1} before. Pack again.', path, byteCount(size));
  return new TarWriteError('package/tar-changed', message, path);
}
