import * as l10n from '@vscode/l10n';
import { byteCount } from '../../report/counts.ts';
import type { ByteSource } from '../byte-source.ts';
import { MalformedError } from '../malformed-error.ts';
import type { CentralRecord } from './central-directory.ts';
import { DESCRIPTOR_FLAG, DESCRIPTOR_SIGNATURE, METHOD_NUMBERS } from './zip-format.ts';

const DESCRIPTOR_SIZE = 12;
const SIGNATURE_SIZE = 4;

/**
 * Checks that an entry's data end where the next thing in the file starts, or that only its data descriptor is in
 * between, which says the same as the central directory.
 * @param dataOffset of its first byte, in bytes from the start of the package
 * @param limit where the next thing starts
 * @throws MalformedError otherwise
 */
export async function checkEnd(
  source: ByteSource,
  record: CentralRecord,
  dataOffset: number,
  limit: number,
): Promise<void> {
  const end = dataOffset + record.compressedSize;
  if (end > limit) {
    const message = l10n.t('The data of {0} run into what follows them.', record.shown);
    throw new MalformedError('package/zip-overlap', message, limit, record.shown);
  }
  if ((record.flags & DESCRIPTOR_FLAG) !== 0) return checkDescriptor(source, record, end, limit);
  if (end < limit) throw gap(end, limit, record.shown);
}

/** @param entry after which the bytes are, empty for the start of the package */
export function gap(start: number, end: number, entry = ''): MalformedError {
  const message = l10n.t('Something was put into the package: {0} outside of all entries.', byteCount(end - start));
  return new MalformedError('package/zip-gap', message, start, entry);
}

/** Its signature is optional. Who reads a stream cannot find the end of data that are not compressed. */
async function checkDescriptor(source: ByteSource, record: CentralRecord, start: number, limit: number): Promise<void> {
  const { method, crc32, compressedSize, size, shown } = record;
  const length = limit - start;
  const hasSignature = length === SIGNATURE_SIZE + DESCRIPTOR_SIZE;
  if (method === METHOD_NUMBERS.deflated && (hasSignature || length === DESCRIPTOR_SIZE)) {
    const bytes = await source.read(start, length);
    const fields = [crc32, compressedSize, size];
    const expected = hasSignature ? [DESCRIPTOR_SIGNATURE, ...fields] : fields;
    // A checksum that looks like the signature would be read as one.
    const isClear = hasSignature || crc32 !== DESCRIPTOR_SIGNATURE;
    if (isClear && expected.every((value, index) => bytes.readUInt32LE(index * 4) === value)) return;
  }
  const message = l10n.t('The data descriptor of {0} is missing, or it disagrees with the central directory.', shown);
  throw new MalformedError('package/zip-data-descriptor', message, start, shown);
}
