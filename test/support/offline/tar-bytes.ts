const BLOCK = 512;
const RECORD = 10_240;

/** A member, and what to write into its header that is not as it should be. */
export interface RawMember {
  name: string | Buffer;
  data?: string | Buffer;
  /** One letter: `0` is a file, `5` a folder. */
  type?: string;
  mode?: string;
  size?: string;
  linkName?: string;
  magic?: string;
  /** Major and minor number. */
  device?: string;
  prefix?: string;
  checksum?: string;
  /** Fills up the last block of data. */
  padding?: number;
}

/** One member: its header and its data, as GNU tar writes them unless told otherwise. */
export function tarMember(member: RawMember): Buffer {
  const data = Buffer.from(member.data ?? '');
  const type = member.type ?? (String(member.name).endsWith('/') ? '5' : '0');
  const header = Buffer.alloc(BLOCK);
  header.set(Buffer.from(member.name).subarray(0, 100), 0);
  header.write(member.mode ?? (type === '5' ? '0000755\0' : '0000644\0'), 100);
  header.write('0000764\0'.repeat(2), 108);
  header.write(member.size ?? `${octal(data.length, 11)}\0`, 124, 'latin1');
  // 2020-01-02T03:04:06Z.
  header.write('13603256646\0', 136);
  header.write(' '.repeat(8), 148);
  header.write(type, 156, 'latin1');
  header.write(member.linkName ?? '', 157);
  header.write(member.magic ?? 'ustar  \0', 257);
  header.write('admin', 265);
  header.write('admin', 297);
  header.write((member.device ?? '').repeat(2), 329);
  header.write(member.prefix ?? '', 345);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(member.checksum ?? `${octal(sum, 6)}\0 `, 148);
  return Buffer.concat([header, data, Buffer.alloc(-data.length & (BLOCK - 1), member.padding ?? 0)]);
}

/** Members, or bytes that stand for some, and the end: whole records of zeros. */
export function tarBytes(members: readonly (RawMember | Buffer)[]): Buffer {
  const blocks = Buffer.concat(members.map(member => (Buffer.isBuffer(member) ? member : tarMember(member))));
  const end = blocks.length + 2 * BLOCK;
  return Buffer.concat([blocks, Buffer.alloc(Math.ceil(end / RECORD) * RECORD - blocks.length)]);
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, '0');
}
