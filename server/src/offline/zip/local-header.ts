import * as l10n from '@vscode/l10n';
import type { ByteSource } from '../byte-source.ts';
import { MalformedError } from '../malformed-error.ts';
import type { CentralRecord } from './central-directory.ts';
import { compareExtraFields, parseExtraFields } from './extra-fields.ts';
import { printable } from './shown-name.ts';
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
  const { offset, name, shown } = record;
  const bytes = offset + LOCAL_SIZE <= limit ? await source.read(offset, LOCAL_SIZE) : undefined;
  if (bytes?.readUInt32LE() !== LOCAL_SIGNATURE) {
    const message = l10n.t('There is no local header of {0} where the central directory says.', shown);
    throw new MalformedError('package/zip-local-header', message, offset, shown);
  }
  const local = decodeCommon(bytes, LOCAL_COMMON);
  compare(local, record);
  const dataOffset = offset + LOCAL_SIZE + local.nameLength + local.extraLength;
  if (dataOffset > limit) {
    const message = l10n.t('The local header of {0} runs into what follows it.', shown);
    throw new MalformedError('package/zip-overlap', message, limit, shown);
  }
  const texts = await source.read(offset + LOCAL_SIZE, local.nameLength + local.extraLength);
  const localName = texts.toString('latin1', 0, local.nameLength);
  if (localName !== name) throw mismatch(record, 'name', printable(localName), printable(name), LOCAL_SIZE);
  const extra = texts.subarray(local.nameLength);
  const extraFields = {
    local: parseExtraFields(extra, offset + LOCAL_SIZE + local.nameLength, shown),
    central: parseExtraFields(record.extra, record.centralOffset + CENTRAL_SIZE + record.nameLength, shown),
  };
  compareExtraFields(extraFields, shown);
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
  { shown, offset }: CentralRecord,
  field: string,
  local: string | number,
  central: string | number,
  place: number,
): MalformedError {
  const message = l10n.t(
    'The two headers of {0} disagree about {1}: the local one says {2}, the central directory {3}. Programs believe one or the other.',
    shown,
    field,
    local,
    central,
  );
  return new MalformedError('package/zip-mismatch', message, offset + place, shown);
}
