import { dosTimeOf } from './dos-time.ts';
import { consoleExtraFields } from './extra-fields.ts';
import { CONSOLE_MADE_BY, type EntryHeader, type ZipMethod } from './zip-format.ts';

/** Internal attributes: the manifest and the certificates are marked as text, the tar is not (measured). */
export const TEXT = 1;
export const BINARY = 0;

/** A regular file that all may read and its owner may write, as a Unix program says it (measured). */
const FILE_ATTRIBUTES = (0o100644 << 16) >>> 0;
/** What unzips it: 1.0 what is stored, 2.0 what is deflated (measured). */
const VERSIONS_NEEDED: Record<ZipMethod, number> = { stored: 10, deflated: 20 };

interface NewEntry {
  name: string;
  method: ZipMethod;
  internalAttributes: number;
  offset: number;
  mtime: Date;
}

/** What the headers of an entry in the console's packages say (measured), before its data are known. */
export function consoleHeader({ name, method, internalAttributes, offset, mtime }: NewEntry): EntryHeader {
  return {
    name,
    method,
    crc32: 0,
    compressedSize: 0,
    size: 0,
    offset,
    flags: 0,
    madeBySystem: CONSOLE_MADE_BY.system,
    madeByVersion: CONSOLE_MADE_BY.version,
    versionNeeded: VERSIONS_NEEDED[method],
    ...dosTimeOf(mtime),
    internalAttributes,
    externalAttributes: FILE_ATTRIBUTES,
    extraFields: consoleExtraFields(mtime),
  };
}
