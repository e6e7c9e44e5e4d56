import type { KeyObject } from 'node:crypto';
import type { ByteSource } from '../byte-source.ts';
import { MalformedError } from '../malformed-error.ts';
import { Progress, type StreamOptions, streamEntry } from '../stream-entry.ts';
import type { ZipEntry } from '../zip/zip-archive.ts';
import type { ForgivingCert } from './forgiving-cert.ts';
import { SignatureCheck, type SignatureState } from './signature-check.ts';

/** Manifests and lists of signatures have less than 1 KiB. In bytes; our choice. */
const TEXT_LIMIT = 64 * 1024;

/** Reads entries once and checks their signatures on the way; what cannot be read goes to `defects`. */
export class EntryReader {
  readonly defects: MalformedError[] = [];
  /** Signatures by the names of entries, once they are known. */
  signatures: ForgivingCert | undefined;
  readonly #readable = new Set<ZipEntry>();
  readonly #checks = new Map<ZipEntry, SignatureCheck>();
  readonly #progress: Progress;

  /**
   * @param key nothing to check no signatures
   * @param entries all that are going to be read
   */
  constructor(
    private readonly source: ByteSource,
    private readonly key: KeyObject | undefined,
    entries: readonly ZipEntry[],
    private readonly options: StreamOptions,
  ) {
    this.#progress = new Progress(entries, options);
  }

  /** @returns whether the entry could be read to its end */
  async read(entry: ZipEntry, onChunk: (chunk: Buffer) => void, maxSize?: number): Promise<boolean> {
    const check = this.#newCheck(entry);
    if (check) this.#checks.set(entry, check);
    const feed = (chunk: Buffer) => {
      check?.update(chunk);
      onChunk(chunk);
    };
    const isRead = await orDefect(async () => {
      await streamEntry(this.source, entry, this.#progress, feed, maxSize);
      return true;
    }, this.defects);
    if (isRead) this.#readable.add(entry);
    return isRead === true;
  }

  /** @returns nothing when there is no such entry, or when it cannot be read */
  async readText(entry: ZipEntry | undefined): Promise<Buffer | undefined> {
    const chunks: Buffer[] = [];
    const isRead = entry && (await this.read(entry, chunk => chunks.push(chunk), TEXT_LIMIT));
    return isRead ? Buffer.concat(chunks) : undefined;
  }

  isReadable(entry: ZipEntry): boolean {
    return this.#readable.has(entry);
  }

  /** Whether an entry that was read has a signature of its bytes, for a client that forgives defects of its text. */
  verifies(entry: ZipEntry): boolean {
    return this.isReadable(entry) && this.#checks.get(entry)?.verifies() === true;
  }

  async stateOf(entry: ZipEntry): Promise<SignatureState> {
    if (!this.key || !this.isReadable(entry)) return 'unchecked';
    const check = this.#checks.get(entry);
    return check ? check.state(onChunk => this.#readAgain(entry, onChunk)) : 'missing';
  }

  /** Whether the signature of one entry is that of the bytes of another. */
  async isSignatureOf(signed: ZipEntry, other: ZipEntry): Promise<boolean> {
    const check = this.#newCheck(signed);
    if (!check) return false;
    await this.#readAgain(other, chunk => check.update(chunk));
    return check.verifies();
  }

  #newCheck(entry: ZipEntry): SignatureCheck | undefined {
    const text = this.signatures?.get(entry.name);
    return this.key && typeof text === 'string' ? new SignatureCheck(this.key, text) : undefined;
  }

  async #readAgain(entry: ZipEntry, onChunk: (chunk: Buffer) => void): Promise<void> {
    const { token } = this.options;
    await streamEntry(this.source, entry, new Progress([], token ? { token } : {}), onChunk);
  }
}

/** @returns nothing when it is malformed, which goes to `defects` */
export async function orDefect<T>(read: () => Promise<T>, defects: MalformedError[]): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof MalformedError)) throw error;
    defects.push(error);
    return undefined;
  }
}
