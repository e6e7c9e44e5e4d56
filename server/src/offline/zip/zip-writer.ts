import type { FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { type CancellationSignal, throwIfCancelled } from '../../cancellation.ts';
import type { ByteSource } from '../byte-source.ts';
import { BINARY, consoleHeader, TEXT } from './console-header.ts';
import { hasConsoleHeaders } from './container-traits.ts';
import { type DataFields, deflate } from './deflate.ts';
import type { ZipEntry } from './zip-archive.ts';
import {
  type EntryHeader,
  encodeCentralRecord,
  encodeEndRecord,
  encodeLocalHeader,
  MAX_UINT32,
  type ZipMethod,
} from './zip-format.ts';
import { ZipSizeError } from './zip-size-error.ts';

/** An entry that has its place in the file, and whose bytes come later. */
export interface ReservedEntry {
  /** @param bytes exactly as many as were reserved */
  fill(bytes: Buffer): Promise<void>;
}

type Write = (chunk: Buffer) => Promise<void>;

/**
 * Writes a package entry by entry, one call after the other, with headers as the console's packages have them
 * (measured): no flags, no data descriptors, Info-ZIP's extra fields. Sizes and checksums are put into the local header
 * when they are known. The same entries and time give the same bytes.
 * All methods throw the system's errors, and ZipSizeError for what would need zip64. The file is a package only after
 * `finish`.
 */
export class ZipWriter {
  readonly #handle: FileHandle;
  readonly #mtime: Date;
  readonly #entries: EntryHeader[] = [];
  /** Of what is written and reserved, in bytes from the start of the file. */
  #end = 0;
  #reserved = 0;

  /**
   * @param handle of an empty file that is open for writing; it stays open
   * @param options.mtime what all entries say that they were changed
   */
  constructor(handle: FileHandle, options: { mtime: Date }) {
    this.#handle = handle;
    this.#mtime = options.mtime;
  }

  /** Adds a text. */
  async add(name: string, bytes: Buffer, { method }: { method: ZipMethod }): Promise<void> {
    await this.#append(this.#header(name, method, TEXT), async write => {
      if (method === 'deflated') return deflate(name, oneChunk(bytes), write);
      await write(bytes);
      return storedFields(bytes);
    });
  }

  /** Adds an entry of bytes that are no text, compressed. Errors of `chunks` come through; `token` cancels. */
  async addStream(name: string, chunks: AsyncIterable<Buffer>, token?: CancellationSignal): Promise<void> {
    await this.#append(this.#header(name, 'deflated', BINARY), write => deflate(name, chunks, write, token));
  }

  /** Leaves room for a stored text of `size` bytes that is not known yet, such as signatures of what follows. */
  async reserve(name: string, size: number): Promise<ReservedEntry> {
    const header = { ...this.#header(name, 'stored', TEXT), compressedSize: size, size };
    const start = this.#end + encodeLocalHeader(header).length;
    this.#advance(name, start + size);
    const index = this.#entries.push(header) - 1;
    this.#reserved++;
    return {
      fill: async bytes => {
        if (bytes.length !== size) throw new RangeError(`${size} bytes of ${name} were reserved, not ${bytes.length}.`);
        const entry = { ...header, ...storedFields(bytes) };
        await this.#writeAt(header.offset, Buffer.concat([encodeLocalHeader(entry), bytes]));
        this.#entries[index] = entry;
        this.#reserved--;
      },
    };
  }

  /**
   * Copies an entry of another package as it is, without inflating it: its bytes were checked or are about to be.
   * Headers that the console could have written are kept too; others are replaced, and a data descriptor is left out.
   */
  async copyRaw(source: ByteSource, entry: ZipEntry, token?: CancellationSignal): Promise<void> {
    const { name, method, internalAttributes, crc32, size, compressedSize, dataOffset } = entry;
    const kept = hasConsoleHeaders(entry) ? { ...entry, offset: this.#end } : undefined;
    await this.#append(kept ?? this.#header(name, method, internalAttributes), async write => {
      for await (const chunk of source.stream(dataOffset, dataOffset + compressedSize)) {
        throwIfCancelled(token);
        await write(chunk);
      }
      return { crc32, size, compressedSize };
    });
  }

  /** Writes the central directory and the end. @returns the size of the package in bytes */
  async finish(): Promise<number> {
    if (this.#reserved > 0) throw new Error('Entries were reserved and not filled.');
    const directory = Buffer.concat(this.#entries.map(encodeCentralRecord));
    const end = encodeEndRecord(this.#entries.length, directory.length, this.#end);
    await this.#writeAt(this.#end, Buffer.concat([directory, end]));
    return this.#end + directory.length + end.length;
  }

  #header(name: string, method: ZipMethod, internalAttributes: number): EntryHeader {
    return consoleHeader({ name, method, internalAttributes, offset: this.#end, mtime: this.#mtime });
  }

  async #append(header: EntryHeader, writeData: (write: Write) => Promise<DataFields>): Promise<void> {
    this.#advance(header.name, header.offset + encodeLocalHeader(header).length);
    const fields = await writeData(async chunk => {
      const start = this.#end;
      this.#advance(header.name, start + chunk.length);
      await this.#writeAt(start, chunk);
    });
    const entry = { ...header, ...fields };
    await this.#writeAt(header.offset, encodeLocalHeader(entry));
    this.#entries.push(entry);
  }

  #advance(name: string, end: number): void {
    if (end > MAX_UINT32) throw new ZipSizeError(name);
    this.#end = end;
  }

  /** The system may take fewer bytes at once than it is given. */
  async #writeAt(position: number, bytes: Buffer): Promise<void> {
    for (let done = 0; done < bytes.length; ) {
      done += (await this.#handle.write(bytes, done, bytes.length - done, position + done)).bytesWritten;
    }
  }
}

function storedFields(bytes: Buffer): DataFields {
  return { crc32: crc32(bytes), size: bytes.length, compressedSize: bytes.length };
}

async function* oneChunk(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
