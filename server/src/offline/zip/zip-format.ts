/**
 * The three records of a ZIP file and their layouts, little endian, as PKWARE documents them (APPNOTE 6.3.10). Which
 * values packages of the console have is measured.
 */
export const LOCAL_SIGNATURE = 0x04034b50;
export const CENTRAL_SIGNATURE = 0x02014b50;
export const END_SIGNATURE = 0x06054b50;
export const DESCRIPTOR_SIGNATURE = 0x08074b50;
export const ZIP64_LOCATOR_SIGNATURE = 0x07064b50;

export const LOCAL_SIZE = 30;
export const CENTRAL_SIZE = 46;
export const END_SIZE = 22;
export const ZIP64_LOCATOR_SIZE = 20;
export const MAX_COMMENT = 0xffff;

/** What made the entries: Unix, 3.0 (measured). */
export const CONSOLE_MADE_BY = { system: 3, version: 30 };

/** The largest number that is no sign for "see the zip64 record". */
export const MAX_UINT32 = 0xfffffffe;
export const ZIP64_UINT32 = 0xffffffff;
export const ZIP64_UINT16 = 0xffff;

export type ZipMethod = 'stored' | 'deflated';
export const METHOD_NUMBERS: Record<ZipMethod, number> = { stored: 0, deflated: 8 };

export const ENCRYPTED_FLAG = 1 << 0;
export const DESCRIPTOR_FLAG = 1 << 3;
export const STRONG_ENCRYPTION_FLAG = 1 << 6;
export const MASKED_HEADERS_FLAG = 1 << 13;
/** How hard was compressed, and that names are UTF-8: nothing that changes what is read, as names are ASCII. */
export const HARMLESS_FLAGS = (1 << 1) | (1 << 2) | (1 << 11);

/** Where the part that a local header and a central record have in common starts in them. */
export const LOCAL_COMMON = 4;
export const CENTRAL_COMMON = 6;

/** Fields of the common part: offset in it and width, in bytes. */
export const COMMON_FIELDS = {
  versionNeeded: [0, 2],
  flags: [2, 2],
  method: [4, 2],
  dosTime: [6, 2],
  dosDate: [8, 2],
  crc32: [10, 4],
  compressedSize: [14, 4],
  size: [18, 4],
  nameLength: [22, 2],
  extraLength: [24, 2],
} as const;

/** Offsets of the fields that only a central record has. */
export const CENTRAL_FIELDS = {
  madeByVersion: 4,
  madeBySystem: 5,
  commentLength: 32,
  disk: 34,
  internalAttributes: 36,
  externalAttributes: 38,
  offset: 42,
} as const;

export type CommonField = keyof typeof COMMON_FIELDS;

const COMMON_ENTRIES = Object.entries(COMMON_FIELDS) as [CommonField, readonly [offset: number, width: number]][];

/** What an entry's two headers say, in the form in which the reader gives it and the writer takes it. */
export interface EntryHeader {
  name: string;
  method: ZipMethod;
  crc32: number;
  /** In bytes, as it lies in the file. */
  compressedSize: number;
  /** In bytes, inflated. */
  size: number;
  /** Of the local header, in bytes from the start of the file. */
  offset: number;
  flags: number;
  /** 3 is Unix. */
  madeBySystem: number;
  /** 30 is 3.0. */
  madeByVersion: number;
  versionNeeded: number;
  dosTime: number;
  dosDate: number;
  internalAttributes: number;
  externalAttributes: number;
  /** Raw. */
  extraFields: { local: Buffer; central: Buffer };
}

/** @param start of the common part in `bytes` */
export function decodeCommon(bytes: Buffer, start: number): Record<CommonField, number> {
  const values: Partial<Record<CommonField, number>> = {};
  for (const [field, [offset, width]] of COMMON_ENTRIES) values[field] = bytes.readUIntLE(start + offset, width);
  return values as Record<CommonField, number>;
}

/** @returns the local header with its name and extra fields; data follow it */
export function encodeLocalHeader(entry: EntryHeader): Buffer {
  const bytes = Buffer.alloc(LOCAL_SIZE);
  bytes.writeUInt32LE(LOCAL_SIGNATURE, 0);
  encodeCommon(bytes, LOCAL_COMMON, entry, entry.extraFields.local);
  return Buffer.concat([bytes, Buffer.from(entry.name), entry.extraFields.local]);
}

/** @returns the entry's record in the central directory, with its name and extra fields, without a comment */
export function encodeCentralRecord(entry: EntryHeader): Buffer {
  const bytes = Buffer.alloc(CENTRAL_SIZE);
  bytes.writeUInt32LE(CENTRAL_SIGNATURE, 0);
  bytes.writeUInt8(entry.madeByVersion, CENTRAL_FIELDS.madeByVersion);
  bytes.writeUInt8(entry.madeBySystem, CENTRAL_FIELDS.madeBySystem);
  encodeCommon(bytes, CENTRAL_COMMON, entry, entry.extraFields.central);
  bytes.writeUInt16LE(entry.internalAttributes, CENTRAL_FIELDS.internalAttributes);
  bytes.writeUInt32LE(entry.externalAttributes, CENTRAL_FIELDS.externalAttributes);
  bytes.writeUInt32LE(entry.offset, CENTRAL_FIELDS.offset);
  return Buffer.concat([bytes, Buffer.from(entry.name), entry.extraFields.central]);
}

function encodeCommon(bytes: Buffer, start: number, entry: EntryHeader, extra: Buffer): void {
  const values: Record<CommonField, number> = {
    ...entry,
    method: METHOD_NUMBERS[entry.method],
    nameLength: Buffer.byteLength(entry.name),
    extraLength: extra.length,
  };
  for (const [field, [offset, width]] of Object.entries(COMMON_FIELDS)) {
    bytes.writeUIntLE(values[field as CommonField], start + offset, width);
  }
}

/** @returns the record that ends the file, without a comment; sizes in bytes */
export function encodeEndRecord(entryCount: number, directorySize: number, directoryOffset: number): Buffer {
  const bytes = Buffer.alloc(END_SIZE);
  bytes.writeUInt32LE(END_SIGNATURE, 0);
  bytes.writeUInt16LE(entryCount, 8);
  bytes.writeUInt16LE(entryCount, 10);
  bytes.writeUInt32LE(directorySize, 12);
  bytes.writeUInt32LE(directoryOffset, 16);
  return bytes;
}
