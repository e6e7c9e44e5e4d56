import * as l10n from '@vscode/l10n';
import { MalformedError } from '../malformed-error.ts';

/** Info-ZIP's "UT", times, and "ux", owner: what packages of the console have (measured). */
const TIMES_ID = 0x5455;
const OWNER_ID = 0x7875;
const ZIP64_ID = 0x0001;
const UNICODE_PATH_ID = 0x7075;

const FIELD_HEADER = 4;
/** "UT": which times follow. Both the local and the central field say 3, although the central one has only the first. */
const TIMES_FLAGS = 3;
/** "ux": version 1, a user id of 4 bytes, a group id of 4 bytes. */
const OWNER_FORM = { version: 1, idSize: 4 };
/** Owner of all entries in packages of the console (measured). */
const CONSOLE_USER = 500;
/** The times are signed 32-bit seconds. */
const MAX_SECONDS = 0x7fffffff;

interface ExtraField {
  id: number;
  data: Buffer;
  /** Of the data, in bytes from the start of the package. */
  start: number;
}

export interface ExtraFields {
  local: ExtraField[];
  central: ExtraField[];
}

/**
 * Takes raw extra fields apart.
 * @param start of the fields, in bytes from the start of the package
 * @throws MalformedError when they are not well-formed, or make other programs see another name or other sizes
 */
export function parseExtraFields(bytes: Buffer, start: number, entry: string): ExtraField[] {
  const fields: ExtraField[] = [];
  let at = 0;
  while (at < bytes.length) {
    const end = at + FIELD_HEADER <= bytes.length ? at + FIELD_HEADER + bytes.readUInt16LE(at + 2) : Infinity;
    if (end > bytes.length) {
      const message = l10n.t('The extra fields of {0} are damaged: one is longer than all of them.', entry);
      throw new MalformedError('package/zip-extra-field', message, start + at, entry);
    }
    const id = bytes.readUInt16LE(at);
    refuse(id, start + at, entry);
    fields.push({ id, data: bytes.subarray(at + FIELD_HEADER, end), start: start + at + FIELD_HEADER });
    at = end;
  }
  return fields;
}

function refuse(id: number, offset: number, entry: string): void {
  if (id === ZIP64_ID) {
    const message = l10n.t('{0} has a zip64 field, which clients do not read. Build the package smaller.', entry);
    throw new MalformedError('package/zip-zip64', message, offset, entry);
  }
  if (id === UNICODE_PATH_ID) {
    const message = l10n.t('{0} has a second name in a Unicode path field. Some unzip programs use that one.', entry);
    throw new MalformedError('package/zip-unicode-path', message, offset, entry);
  }
}

/**
 * How many bytes at the start of `field` have to be the same in the other header's field of the same kind: unzip
 * programs take times and owner from one or the other. The local field alone has the time of access.
 */
export function comparedLength(field: ExtraField, fields: ExtraFields): number {
  const local = fields.local.find(({ id }) => id === field.id);
  const central = fields.central.find(({ id }) => id === field.id);
  if (!local || !central || (field !== local && field !== central)) return 0;
  if (field.id === OWNER_ID) return field.data.length;
  return field.id === TIMES_ID ? Math.min(local.data.length, central.data.length) : 0;
}

/** Checks that the two headers of an entry do not say different times or owners. */
export function compareExtraFields(fields: ExtraFields, entry: string): void {
  for (const local of fields.local) {
    const central = fields.central.find(({ id }) => id === local.id);
    const length = comparedLength(local, fields);
    if (!central || central.data.subarray(0, length).equals(local.data.subarray(0, length))) continue;
    const message = l10n.t('The two headers of {0} disagree about its times or its owner.', entry);
    throw new MalformedError('package/zip-mismatch', message, local.start, entry);
  }
}

/** Whether they have the form of the console's packages, whatever times and owner they say. */
export function areConsoleExtraFields({ local, central }: ExtraFields): boolean {
  return haveForm(local, 9) && haveForm(central, 5);
}

function haveForm([times, owner, ...others]: ExtraField[], timesLength: number): boolean {
  if (times?.id !== TIMES_ID || owner?.id !== OWNER_ID || others.length > 0) return false;
  const isOwner = owner.data[0] === OWNER_FORM.version && owner.data.length === 3 + 2 * OWNER_FORM.idSize;
  const areIds = owner.data[1] === OWNER_FORM.idSize && owner.data[2 + OWNER_FORM.idSize] === OWNER_FORM.idSize;
  return times.data.length === timesLength && times.data[0] === TIMES_FLAGS && isOwner && areIds;
}

/** Extra fields as packages of the console have them; both times in the local one are `mtime`. */
export function consoleExtraFields(mtime: Date): { local: Buffer; central: Buffer } {
  const seconds = Math.min(Math.max(Math.floor(mtime.getTime() / 1000), 0), MAX_SECONDS);
  const time = Buffer.alloc(4);
  time.writeInt32LE(seconds);
  const id = Buffer.alloc(OWNER_FORM.idSize);
  id.writeUInt32LE(CONSOLE_USER);
  const { version, idSize } = OWNER_FORM;
  const owner = encodeField(OWNER_ID, [Buffer.of(version, idSize), id, Buffer.of(idSize), id]);
  const times = (count: number) => encodeField(TIMES_ID, [Buffer.of(TIMES_FLAGS), ...Array(count).fill(time)]);
  return { local: Buffer.concat([times(2), owner]), central: Buffer.concat([times(1), owner]) };
}

function encodeField(id: number, parts: Buffer[]): Buffer {
  const data = Buffer.concat(parts);
  const header = Buffer.alloc(FIELD_HEADER);
  header.writeUInt16LE(id, 0);
  header.writeUInt16LE(data.length, 2);
  return Buffer.concat([header, data]);
}
