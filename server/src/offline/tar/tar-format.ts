/** A tar is made of blocks, in bytes: a header is one, and data fills up its last one with zeros. */
export const BLOCK_SIZE = 512;

/** GNU tar writes whole records, and so does the console (measured). */
export const RECORD_SIZE = 20 * BLOCK_SIZE;

/** How many bytes a name may have; longer ones need extensions that packages do not have (measured). */
export const NAME_SIZE = 100;

/** A part of a header: from `start` up to `end`, in bytes. */
export interface Field {
  name: string;
  start: number;
  end: number;
}

/**
 * The header as GNU tar writes it. What follows the device fields has other meanings in each dialect (a prefix of the
 * name, times, sparse data) and is empty in packages (measured).
 */
export const FIELDS = {
  name: { name: 'name', start: 0, end: 100 },
  mode: { name: 'mode', start: 100, end: 108 },
  uid: { name: 'uid', start: 108, end: 116 },
  gid: { name: 'gid', start: 116, end: 124 },
  size: { name: 'size', start: 124, end: 136 },
  mtime: { name: 'mtime', start: 136, end: 148 },
  checksum: { name: 'checksum', start: 148, end: 156 },
  type: { name: 'type', start: 156, end: 157 },
  linkName: { name: 'linkname', start: 157, end: 257 },
  magic: { name: 'magic', start: 257, end: 265 },
  userName: { name: 'uname', start: 265, end: 297 },
  groupName: { name: 'gname', start: 297, end: 329 },
  deviceMajor: { name: 'devmajor', start: 329, end: 337 },
  deviceMinor: { name: 'devminor', start: 337, end: 345 },
  rest: { name: 'prefix', start: 345, end: 512 },
} as const satisfies Record<string, Field>;

/** Magic and version, in one field. */
export const GNU_MAGIC = 'ustar  \0';
export const POSIX_MAGIC = 'ustar\x0000';

export type MemberType = 'file' | 'directory';

/** Whom the console's files belong to (measured). */
export const OWNER = { id: 500, name: 'admin' };

/** What one header says. */
export interface TarMember {
  /** Relative, with `/`; a folder's has none at its end, although its header has. */
  path: string;
  type: MemberType;
  /** Bytes of data; 0 for folders. */
  size: number;
  mode: number;
  /** Seconds since 1970, UTC. */
  mtime: number;
  uid: number;
  gid: number;
  /** Bytes from the start of the tar. */
  headerOffset: number;
}

/** What nobody needs, and what would cost memory or time without end. Our choice. */
export interface TarLimits {
  /** Of one member, in bytes. */
  memberSize: number;
  /** Files and folders, also folders that are only part of a path. */
  paths: number;
}

export const TAR_LIMITS: TarLimits = { memberSize: 2 ** 30, paths: 200_000 };
