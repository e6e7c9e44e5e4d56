import type { FileHandle } from 'node:fs/promises';

/** Of what was read, so much is remembered of its start and of its end. */
const REMEMBERED = 1024;

/**
 * What is remembered of the bytes that were read of a file, to tell whether a file still goes on from there: files keep their
 * names when others take their place, and their numbers on the disk when they are written anew.
 */
export class KnownBytes {
  private head = Buffer.alloc(0);
  private tail = Buffer.alloc(0);
  private count = 0;

  /** How many bytes were read. */
  get length(): number {
    return this.count;
  }

  push(bytes: Buffer): void {
    this.count += bytes.length;
    if (this.head.length < REMEMBERED)
      this.head = Buffer.concat([this.head, bytes.subarray(0, REMEMBERED - this.head.length)]);
    this.tail =
      bytes.length >= REMEMBERED
        ? Buffer.from(bytes.subarray(-REMEMBERED))
        : Buffer.concat([this.tail, bytes]).subarray(-REMEMBERED);
  }

  /** Whether a file begins with what was read. */
  async isStartOf(file: FileHandle): Promise<boolean> {
    const { head, tail, count } = this;
    return (await has(file, head, 0)) && (await has(file, tail, count - tail.length));
  }
}

async function has(file: FileHandle, bytes: Buffer, position: number): Promise<boolean> {
  if (bytes.length === 0) return true;
  const read = Buffer.alloc(bytes.length);
  const { bytesRead } = await file.read(read, 0, read.length, position);
  return bytesRead === bytes.length && read.equals(bytes);
}
