import * as l10n from '@vscode/l10n';
import type { ByteSource } from '../byte-source.ts';
import { MalformedError } from '../malformed-error.ts';
import type { EndRecord } from './end-record.ts';
import { checkName, checkNamesDiffer, checkRecord } from './entry-rules.ts';
import { shownName } from './shown-name.ts';
import {
  CENTRAL_COMMON,
  CENTRAL_FIELDS,
  CENTRAL_SIGNATURE,
  CENTRAL_SIZE,
  type CommonField,
  decodeCommon,
} from './zip-format.ts';

export type CentralRecord = Record<CommonField | keyof typeof CENTRAL_FIELDS, number> & {
  name: string;
  /** The name for people. */
  shown: string;
  /** Raw extra fields. */
  extra: Buffer;
  /** Where the record starts and ends, in bytes from the start of the package. */
  centralOffset: number;
  end: number;
};

/** What to do with names that clients skip (see `checkName`). */
export type IllegalNames = 'refuse' | 'keep';

/**
 * Reads the central directory, which fills the place between the entries and the end record.
 * @throws MalformedError when it does not, or when an entry is something that clients do not read alike
 */
export async function readCentralDirectory(
  source: ByteSource,
  end: EndRecord,
  illegalNames: IllegalNames,
): Promise<CentralRecord[]> {
  const records: CentralRecord[] = [];
  let at = end.directoryOffset;
  while (at < end.offset && records.length < end.entryCount) {
    const record = await readRecord(source, at, end.offset);
    if (illegalNames === 'refuse') checkName(record);
    checkRecord(record);
    records.push(record);
    at = record.end;
  }
  if (at !== end.offset || records.length !== end.entryCount) {
    const message = l10n.t(
      'The central directory does not have as many entries as the end of the package says ({0}).',
      end.entryCount,
    );
    throw new MalformedError('package/zip-entry-count', message, at);
  }
  checkNamesDiffer(records);
  return records;
}

async function readRecord(source: ByteSource, at: number, limit: number): Promise<CentralRecord> {
  if (at + CENTRAL_SIZE > limit) throw damaged(at);
  const bytes = await source.read(at, CENTRAL_SIZE);
  if (bytes.readUInt32LE() !== CENTRAL_SIGNATURE) throw damaged(at);
  const common = decodeCommon(bytes, CENTRAL_COMMON);
  const commentLength = bytes.readUInt16LE(CENTRAL_FIELDS.commentLength);
  const end = at + CENTRAL_SIZE + common.nameLength + common.extraLength + commentLength;
  if (end > limit) throw damaged(at);
  const texts = await source.read(at + CENTRAL_SIZE, common.nameLength + common.extraLength);
  const name = texts.toString('latin1', 0, common.nameLength);
  // A spread of large numbers takes V8 ten times as long.
  return Object.assign(common, {
    madeByVersion: bytes.readUInt8(CENTRAL_FIELDS.madeByVersion),
    madeBySystem: bytes.readUInt8(CENTRAL_FIELDS.madeBySystem),
    commentLength,
    disk: bytes.readUInt16LE(CENTRAL_FIELDS.disk),
    internalAttributes: bytes.readUInt16LE(CENTRAL_FIELDS.internalAttributes),
    externalAttributes: bytes.readUInt32LE(CENTRAL_FIELDS.externalAttributes),
    offset: bytes.readUInt32LE(CENTRAL_FIELDS.offset),
    name,
    shown: shownName(name),
    extra: texts.subarray(common.nameLength),
    centralOffset: at,
    end,
  });
}

function damaged(at: number): MalformedError {
  const message = l10n.t('The central directory is damaged: there is no whole record here.');
  return new MalformedError('package/zip-directory', message, at);
}
