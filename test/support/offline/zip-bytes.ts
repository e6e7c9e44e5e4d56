import { crc32, deflateRawSync } from 'node:zlib';

/** Fields of both headers of an entry, as the format has them (APPNOTE 4.3); whatever is left out is as it should be. */
export interface HeaderFields {
  signature?: number;
  versionNeeded?: number;
  flags?: number;
  method?: number;
  time?: number;
  date?: number;
  crc?: number;
  compressedSize?: number;
  size?: number;
  nameLength?: number;
  extraLength?: number;
  name?: string | Buffer;
  extra?: Buffer;
}

export interface CentralFields extends HeaderFields {
  madeBy?: number;
  commentLength?: number;
  comment?: Buffer;
  disk?: number;
  internal?: number;
  external?: number;
  offset?: number;
}

/** An entry, and what to write of it that is not as it should be. */
export interface RawEntry {
  name: string | Buffer;
  data: Buffer;
  method?: 'stored' | 'deflated';
  /** Written instead of the compressed data; the headers then speak of `data`, unless they are told otherwise. */
  compressed?: Buffer;
  local?: HeaderFields;
  central?: CentralFields;
  /** Bytes before the local header and after the data. */
  before?: Buffer;
  after?: Buffer;
  /** Whether the entry is left out of the central directory. */
  isHidden?: boolean;
}

export interface EndFields {
  disk?: number;
  directoryDisk?: number;
  entriesOnDisk?: number;
  entryCount?: number;
  directorySize?: number;
  directoryOffset?: number;
  commentLength?: number;
  comment?: Buffer;
  /** Bytes before the central directory and before the end record. */
  beforeDirectory?: Buffer;
  beforeEnd?: Buffer;
}

/** 2020-01-02 03:04:06, as the format says times. */
const TIME = { time: (3 << 11) | (4 << 5) | 3, date: (40 << 9) | (1 << 5) | 2 };

const NONE = Buffer.alloc(0);
/** What Info-ZIP writes of times and owner (500, 500); the local field has the time of access too. */
const OWNER = Buffer.from('7578 0b00 01 04 f4010000 04 f4010000'.replaceAll(' ', ''), 'hex');
export const LOCAL_EXTRA = Buffer.concat([Buffer.from('55540900030c0c0d5e0c0c0d5e', 'hex'), OWNER]);
export const CENTRAL_EXTRA = Buffer.concat([Buffer.from('55540500030c0c0d5e', 'hex'), OWNER]);

/** Writes a ZIP file byte by byte, independently of the product, as the console's packages are unless told otherwise. */
export function zipBytes(entries: readonly RawEntry[], end: EndFields = {}): Buffer {
  const parts: Buffer[] = [];
  const records: Buffer[] = [];
  let offset = 0;
  const push = (...buffers: Buffer[]) => {
    for (const buffer of buffers) {
      parts.push(buffer);
      offset += buffer.length;
    }
  };
  for (const entry of entries) {
    const isStored = entry.method === 'stored';
    const compressed = entry.compressed ?? (isStored ? entry.data : deflateRawSync(entry.data));
    const usual = {
      versionNeeded: isStored ? 10 : 20,
      method: isStored ? 0 : 8,
      crc: crc32(entry.data),
      compressedSize: compressed.length,
      size: entry.data.length,
      name: entry.name,
      ...TIME,
    };
    push(entry.before ?? NONE);
    if (!entry.isHidden) records.push(centralRecord({ ...usual, offset, ...entry.central }));
    push(localHeader({ ...usual, ...entry.local }), compressed, entry.after ?? NONE);
  }
  push(end.beforeDirectory ?? NONE);
  const directory = { offset, size: Buffer.concat(records).length, count: records.length };
  push(...records, end.beforeEnd ?? NONE, endRecord(directory, end));
  return Buffer.concat(parts);
}

function localHeader(fields: HeaderFields): Buffer {
  const { signature = 0x04034b50, extra = LOCAL_EXTRA } = fields;
  return Buffer.concat([uint32(signature), common({ ...fields, extra }), Buffer.from(fields.name ?? ''), extra]);
}

function centralRecord(fields: CentralFields): Buffer {
  const { signature = 0x02014b50, madeBy = 0x031e, extra = CENTRAL_EXTRA, comment = NONE } = fields;
  const { commentLength = comment.length, disk = 0, internal = 1, external = 0o100644 * 0x10000, offset = 0 } = fields;
  return Buffer.concat([
    uint32(signature),
    uint16(madeBy),
    common({ ...fields, extra }),
    uint16(commentLength),
    uint16(disk),
    uint16(internal),
    uint32(external),
    uint32(offset),
    Buffer.from(fields.name ?? ''),
    extra,
    comment,
  ]);
}

function common(fields: HeaderFields): Buffer {
  const { versionNeeded = 20, flags = 0, method = 8, time = 0, date = 0, crc = 0 } = fields;
  const { compressedSize = 0, size = 0, name = '', extra = NONE } = fields;
  const { nameLength = Buffer.byteLength(name), extraLength = extra.length } = fields;
  return Buffer.concat([
    ...[versionNeeded, flags, method, time, date].map(uint16),
    ...[crc, compressedSize, size].map(uint32),
    ...[nameLength, extraLength].map(uint16),
  ]);
}

function endRecord(directory: { offset: number; size: number; count: number }, fields: EndFields): Buffer {
  const { disk = 0, directoryDisk = 0, entryCount = directory.count, entriesOnDisk = entryCount } = fields;
  const { directorySize = directory.size, directoryOffset = directory.offset, comment = NONE } = fields;
  const { commentLength = comment.length } = fields;
  return Buffer.concat([
    uint32(0x06054b50),
    ...[disk, directoryDisk, entriesOnDisk, entryCount].map(uint16),
    ...[directorySize, directoryOffset].map(uint32),
    uint16(commentLength),
    comment,
  ]);
}

export function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

export function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
