import { open } from 'node:fs/promises';
import { readEntryBytes } from '../../../../server/src/offline/zip/read-entry.ts';
import type { ZipArchive } from '../../../../server/src/offline/zip/zip-archive.ts';
import {
  CENTRAL_COMMON,
  CENTRAL_FIELDS,
  COMMON_FIELDS,
  type CommonField,
  LOCAL_COMMON,
} from '../../../../server/src/offline/zip/zip-format.ts';
import { readZip } from '../../../../server/src/offline/zip/zip-reader.ts';
import { ZipWriter } from '../../../../server/src/offline/zip/zip-writer.ts';
import { bytesInMemory } from '../../../support/offline/bytes-in-memory.ts';
import { TestWorkspace } from '../../../support/workspace.ts';

export const MTIME = new Date('2000-01-01T00:00:00Z');

/** What a writer that is used as `write` says gives. */
export async function zipOf(write: (writer: ZipWriter) => Promise<void>, mtime = MTIME): Promise<Buffer> {
  await using workspace = await TestWorkspace.create();
  await using handle = await open(workspace.path('it.zip'), 'wx+');
  const writer = new ZipWriter(handle, { mtime });
  await write(writer);
  const size = await writer.finish();
  const bytes = Buffer.alloc(size + 1);
  const { bytesRead } = await handle.read(bytes, 0, bytes.length, 0);
  return bytes.subarray(0, bytesRead);
}

export async function* chunksOf(bytes: Buffer, size = bytes.length || 1): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** In the form of a package: a deflated text, a stored one, and a deflated stream. */
export function smallPackage(): Promise<Buffer> {
  return zipOf(async writer => {
    await writer.add('Manifest.xml', Buffer.from('<package><uid>70000000</uid></package>\n'), { method: 'deflated' });
    await writer.add('CERT.json', Buffer.from('{} \n'), { method: 'stored' });
    await writer.addStream('70000000.tar', chunksOf(Buffer.from('www/index.html '.repeat(20))));
  });
}

/** A package to be edited: each method gives another one and leaves this as it is. */
export class Zip {
  private constructor(
    readonly bytes: Buffer,
    readonly archive: ZipArchive,
  ) {}

  static async read(bytes: Buffer): Promise<Zip> {
    return new Zip(bytes, await readZip(bytesInMemory(bytes)));
  }

  entry(index: number) {
    const entry = this.archive.entries[index];
    if (!entry) throw new Error(`There is no entry ${index}.`);
    return entry;
  }

  /** Where a field of entry `index` is. */
  local(index: number, field: CommonField): number {
    return this.entry(index).offset + LOCAL_COMMON + COMMON_FIELDS[field][0];
  }

  central(index: number, field: CommonField | keyof typeof CENTRAL_FIELDS): number {
    const place = field in COMMON_FIELDS ? CENTRAL_COMMON + COMMON_FIELDS[field as CommonField][0] : undefined;
    return this.entry(index).centralOffset + (place ?? CENTRAL_FIELDS[field as keyof typeof CENTRAL_FIELDS]);
  }

  set(place: number, value: number, width = 2): Zip {
    const bytes = Buffer.from(this.bytes);
    bytes.writeUIntLE(value, place, width);
    return new Zip(bytes, this.archive);
  }

  /** In both headers. */
  setBoth(index: number, field: CommonField, value: number): Zip {
    const width = COMMON_FIELDS[field][1];
    return this.set(this.local(index, field), value, width).set(this.central(index, field), value, width);
  }

  put(place: number, text: string): Zip {
    const bytes = Buffer.from(this.bytes);
    bytes.write(text, place, 'latin1');
    return new Zip(bytes, this.archive);
  }

  append(bytes: Buffer): Zip {
    return new Zip(Buffer.concat([this.bytes, bytes]), this.archive);
  }

  /** Puts bytes before the central directory or the end record, and corrects all offsets as a forger would. */
  insert(place: number, inserted: Buffer): Zip {
    const { entries, directoryOffset, endOffset } = this.archive;
    let zip: Zip = new Zip(this.bytes, this.archive);
    for (const [index, { offset }] of entries.entries()) {
      if (offset >= place) zip = zip.set(zip.central(index, 'offset'), offset + inserted.length, 4);
    }
    if (directoryOffset >= place) zip = zip.set(endOffset + 16, directoryOffset + inserted.length, 4);
    else zip = zip.set(endOffset + 12, endOffset - directoryOffset + inserted.length, 4);
    return new Zip(Buffer.concat([zip.bytes.subarray(0, place), inserted, zip.bytes.subarray(place)]), this.archive);
  }
}

/** Reads a package and all bytes of its entries. */
export async function readAll(bytes: Buffer): Promise<{ archive: ZipArchive; contents: Map<string, string> }> {
  const source = bytesInMemory(bytes);
  const archive = await readZip(source);
  const contents = new Map<string, string>();
  for (const entry of archive.entries) {
    contents.set(entry.name, (await readEntryBytes(source, entry, 1e6)).toString('base64'));
  }
  return { archive, contents };
}

/** @param index of the entry that it describes */
export function descriptor(zip: Zip, index: number, hasSignature: boolean): Buffer {
  const { crc32, compressedSize, size } = zip.entry(index);
  const bytes = Buffer.from('PK\x07\x08'.padEnd(16), 'latin1');
  for (const [at, value] of [crc32, compressedSize, size].entries()) bytes.writeUInt32LE(value, 4 + at * 4);
  return bytes.subarray(hasSignature ? 0 : 4);
}
