import * as l10n from '@vscode/l10n';
import type { ByteSource } from '../byte-source.ts';
import { MalformedError } from '../malformed-error.ts';
import type { CentralRecord } from './central-directory.ts';
import { printable } from './entry-rules.ts';
import { compareExtraFields, parseExtraFields } from './extra-fields.ts';
import {
  CENTRAL_SIZE,
  COMMON_FIELDS,
  type CommonField,
  DESCRIPTOR_FLAG,
  decodeCommon,
  LOCAL_COMMON,
  LOCAL_SIGNATURE,
  LOCAL_SIZE,
} from './zip-format.ts';

export interface LocalPart {
  /** Raw extra fields. */
  extra: Buffer;
  /** Of the first byte of data, in bytes from the start of the package. */
  dataOffset: number;
}

/** Fields that a program which writes a stream does not know yet; what it leaves zero comes after the data. */
const LATER_FIELDS: ReadonlySet<CommonField> = new Set(['crc32', 'compressedSize', 'size']);

/**
 * Reads an entry's local header. Some programs believe it, others the central directory, so both have to say the same.
 * @param limit where the next thing in the file starts
 * @throws MalformedError when it is damaged or they disagree
 */
export async function readLocalHeader(source: ByteSource, record: CentralRecord, limit: number): Promise<LocalPart> {
  const { offset, name } = record;
  const bytes = offset + LOCAL_SIZE <= limit ? await source.read(offset, LOCAL_SIZE) : undefined;
  if (bytes?.readUInt32LE() !== LOCAL_SIGNATURE) {
    const message = l10n.t('There is no local header of {0} where the central directory says.', name);
    throw new MalformedError('package/zip-local-header', message, offset, name);
  }
  const local = decodeCommon(bytes, LOCAL_COMMON);
  compare(local, record);
  const dataOffset = offset + LOCAL_SIZE + local.nameLength + local.extraLength;
  if (dataOffset > limit) {
    const message = l10n.t('The local header of {0} runs into what follows it.', name);
    throw new MalformedError('package/zip-overlap', message, limit, name);
  }
  const texts = await source.read(offset + LOCAL_SIZE, local.nameLength + local.extraLength);
  const localName = texts.toString('latin1', 0, local.nameLength);
  if (localName !== name) throw mismatch(record, 'name', printable(localName), printable(name), LOCAL_SIZE);
  const extra = texts.subarray(local.nameLength);
  const extraFields = {
    local: parseExtraFields(extra, offset + LOCAL_SIZE + local.nameLength, name),
    central: parseExtraFields(record.extra, record.centralOffset + CENTRAL_SIZE + record.nameLength, name),
  };
  compareExtraFields(extraFields, name);
  return { extra, dataOffset };
}

function compare(local: Record<CommonField, number>, record: CentralRecord): void {
  const hasDescriptor = (record.flags & DESCRIPTOR_FLAG) !== 0;
  for (const field of Object.keys(COMMON_FIELDS) as CommonField[]) {
    if (field === 'extraLength' || local[field] === record[field]) continue;
    if (hasDescriptor && LATER_FIELDS.has(field) && local[field] === 0) continue;
    throw mismatch(record, field, local[field], record[field], LOCAL_COMMON + COMMON_FIELDS[field][0]);
  }
}

function mismatch(
  { name, offset }: CentralRecord,
  field: string,
  local: string | number,
  central: string | number,
  place: number,
): MalformedError {
  const message = l10n.t(
    'The two headers of {0} disagree about {1}: the local one says {2}, the central directory {3}. Programs believe one or the other.',
    name,
    field,
    local,
    central,
  );
  return new MalformedError('package/zip-mismatch', message, offset + place, name);
}
