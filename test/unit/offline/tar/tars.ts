import { MalformedError } from '../../../../server/src/offline/malformed-error.ts';
import { FIELDS, type Field, type TarLimits, type TarMember } from '../../../../server/src/offline/tar/tar-format.ts';
import { encodeHeader } from '../../../../server/src/offline/tar/tar-header.ts';
import { TarReader } from '../../../../server/src/offline/tar/tar-reader.ts';
import { type TarInput, writeTar } from '../../../../server/src/offline/tar/tar-writer.ts';

export const BLOCK = 512;

/** A header with fields replaced and the checksum made to fit. A name in full keeps a slash at its end. */
export function header(fields: Partial<Record<keyof typeof FIELDS, string | Buffer>> = {}, size = 0): Buffer {
  const block = encodeHeader({ path: 'a.txt', type: 'file', mode: 0o644, mtime: 0, size });
  for (const [name, value] of Object.entries(fields)) {
    const field: Field = FIELDS[name as keyof typeof FIELDS];
    block.fill(0, field.start, field.end);
    block.set(Buffer.from(value), field.start);
  }
  if (fields.checksum === undefined) block.write(`${checksum(block)}\0 `, FIELDS.checksum.start, 'latin1');
  return block;
}

export function checksum(block: Buffer, sign: (byte: number) => number = byte => byte): string {
  const copy = Buffer.from(block).fill(' ', FIELDS.checksum.start, FIELDS.checksum.end);
  const sum = copy.reduce((total, byte) => total + sign(byte), 0);
  return sum.toString(8).padStart(6, '0');
}

/** Blocks and what ends a tar. */
export function tarOf(...blocks: Buffer[]): Buffer {
  return Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK)]);
}

export interface ReadTar {
  members: TarMember[];
  /** Data by path. */
  data: Record<string, string>;
  findings: string[];
  /** `code @offset entry`, when it was refused. */
  refused?: string;
}

/** Reads a tar, cut at these places. */
export function readTar(tar: Buffer, cuts: number[] = [], limits: Partial<TarLimits> = {}): ReadTar {
  const members: TarMember[] = [];
  const data: Record<string, string> = {};
  const reader = new TarReader({
    limits,
    onMember: member => {
      members.push(member);
    },
    onData: (chunk, { path }) => {
      data[path] = (data[path] ?? '') + chunk.toString('latin1');
    },
  });
  const result = () => ({ members, data, findings: reader.findings.map(({ code }) => code) });
  try {
    const places = [0, ...cuts.map(cut => cut % (tar.length + 1)).sort((a, b) => a - b), tar.length];
    for (const [index, place] of places.entries()) reader.push(tar.subarray(places[index - 1] ?? 0, place));
    reader.end();
    return result();
  } catch (error) {
    if (!(error instanceof MalformedError)) throw error;
    return { ...result(), refused: `${error.code} @${error.offset} ${error.entry}`.trimEnd() };
  }
}

export async function write(...members: TarInput[]): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of writeTar(members)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

export function file(path: string, text = '', mtime = 0): TarInput {
  const bytes = Buffer.from(text);
  return { path, type: 'file', mode: 0o644, mtime, size: bytes.length, data: streamOf(bytes) };
}

export function folder(path: string): TarInput {
  return { path, type: 'directory', mode: 0o755, mtime: 0, size: 0 };
}

export async function* streamOf(...chunks: Buffer[]): AsyncGenerator<Buffer> {
  yield* chunks;
}
