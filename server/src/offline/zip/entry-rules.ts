import * as l10n from '@vscode/l10n';
import { byteCount } from '../../report/counts.ts';
import { MalformedError } from '../malformed-error.ts';
import type { CentralRecord } from './central-directory.ts';
import { printable } from './shown-name.ts';
import {
  CENTRAL_COMMON,
  CENTRAL_FIELDS,
  CENTRAL_SIZE,
  COMMON_FIELDS,
  type CommonField,
  DESCRIPTOR_FLAG,
  ENCRYPTED_FLAG,
  HARMLESS_FLAGS,
  MASKED_HEADERS_FLAG,
  METHOD_NUMBERS,
  STRONG_ENCRYPTION_FLAG,
  ZIP64_UINT16,
  ZIP64_UINT32,
} from './zip-format.ts';

/** 2.0: what deflate needs. Programs skip entries that say that they need more than they know. */
const MAX_VERSION_NEEDED = 20;

const UNIX = 3;
const FILE_TYPE = 0o170000;
const REGULAR_FILE = 0o100000;
const DOS_FOLDER_OR_LABEL = 0x18;

const ENCRYPTION_FLAGS = ENCRYPTED_FLAG | STRONG_ENCRYPTION_FLAG | MASKED_HEADERS_FLAG;

/** Printable ASCII without `/`, `\` and `%`: the Android client skips names that have one of these (seen in code). */
const NAME = /^[ -$&-.0-[\]-~]+$/;

/**
 * Checks what a record says besides its name.
 * @throws MalformedError when an entry is something that clients do not read, or do not read alike
 */
export function checkRecord(record: CentralRecord): void {
  checkSizes(record);
  checkFlags(record);
  if (!Object.values(METHOD_NUMBERS).includes(record.method)) {
    const message = l10n.t(
      '{0} is compressed with method {1}. Clients read deflate (8) and stored (0).',
      record.shown,
      record.method,
    );
    fail(record, 'package/zip-unsupported-method', message, commonPlace('method'));
  }
  if (record.versionNeeded > MAX_VERSION_NEEDED) {
    const message = l10n.t(
      '{0} asks for a newer unzip program (version {1}); 20 is enough for all that clients read.',
      record.shown,
      record.versionNeeded,
    );
    fail(record, 'package/zip-unsupported-version', message, commonPlace('versionNeeded'));
  }
  checkIsFile(record);
}

/** @throws MalformedError when two entries have one name, or names that are one where case does not count */
export function checkNamesDiffer(records: CentralRecord[]): void {
  const seen = new Set<string>();
  for (const record of records) {
    const folded = record.name.toLowerCase();
    if (seen.has(folded)) {
      const message = l10n.t('There are two entries {0}. Programs take the first or the last of them.', record.shown);
      fail(record, 'package/zip-duplicate-name', message, CENTRAL_SIZE);
    }
    seen.add(folded);
  }
}

/** @throws MalformedError when clients skip an entry because of its name, or read another one */
export function checkName({ name, centralOffset }: CentralRecord): void {
  if (NAME.test(name) && !name.includes('..') && name !== '.') return;
  const shown = printable(name);
  const message = l10n.t('{0} is no name that clients accept: names are ASCII, without folders, .. and %.', shown);
  throw new MalformedError('package/zip-illegal-name', message, centralOffset + CENTRAL_SIZE, shown);
}

function checkSizes(record: CentralRecord): void {
  const { compressedSize, size, offset, disk, method, shown } = record;
  if ([compressedSize, size, offset].includes(ZIP64_UINT32) || disk === ZIP64_UINT16) {
    const message = l10n.t('{0} has zip64 sizes, which clients do not read. Build the package smaller.', shown);
    fail(record, 'package/zip-zip64', message, commonPlace('compressedSize'));
  }
  if (disk !== 0) {
    const message = l10n.t('{0} lies in another part of a ZIP file in several parts. Build it in one part.', shown);
    fail(record, 'package/zip-multi-disk', message, CENTRAL_FIELDS.disk);
  }
  if (method === METHOD_NUMBERS.stored && compressedSize !== size) {
    const message = l10n.t('{0} does not have the size that its headers say ({1}).', shown, byteCount(size));
    fail(record, 'package/zip-size', message, commonPlace('size'));
  }
}

function checkFlags(record: CentralRecord): void {
  const { flags, shown } = record;
  if ((flags & ENCRYPTION_FLAGS) !== 0) {
    const message = l10n.t('{0} is encrypted. Clients have no password; build the package without encryption.', shown);
    fail(record, 'package/zip-encrypted', message, commonPlace('flags'));
  }
  if ((flags & ~(HARMLESS_FLAGS | DESCRIPTOR_FLAG)) !== 0) {
    const message = l10n.t('{0} has flags that programs understand differently ({1}).', shown, hex(flags));
    fail(record, 'package/zip-unsupported-flags', message, commonPlace('flags'));
  }
}

/** Some programs make a link or a folder of such an entry, and none of its bytes. */
function checkIsFile(record: CentralRecord): void {
  const { externalAttributes, madeBySystem, shown } = record;
  const type = (externalAttributes >>> 16) & FILE_TYPE;
  const isOtherType = madeBySystem === UNIX && type !== 0 && type !== REGULAR_FILE;
  if (!isOtherType && (externalAttributes & DOS_FOLDER_OR_LABEL) === 0) return;
  const message = l10n.t('{0} is marked as a link, a folder or a device. Entries of packages are files.', shown);
  fail(record, 'package/zip-not-a-file', message, CENTRAL_FIELDS.externalAttributes);
}

export function hex(number: number): string {
  return `0x${number.toString(16).padStart(4, '0')}`;
}

function commonPlace(field: CommonField): number {
  return CENTRAL_COMMON + COMMON_FIELDS[field][0];
}

/** @param place in the record */
function fail(record: CentralRecord, code: string, message: string, place: number): never {
  throw new MalformedError(code, message, record.centralOffset + place, record.shown);
}
