import { crc32, deflateRawSync } from 'node:zlib';
import { buildPackage, manifestText, type PackageSpec } from '../../../support/offline/test-package.ts';
import {
  type CentralFields,
  type EndFields,
  type HeaderFields,
  type RawEntry,
  uint16,
  uint32,
} from '../../../support/offline/zip-bytes.ts';
import { type BadRow, casesOf } from './bad-case.ts';

/** The tar's entry with something changed. */
function tar(change: Partial<RawEntry>): () => Buffer {
  return () => buildPackage({ entries: ([manifest, cert, entry]) => [manifest, cert, { ...entry, ...change }] });
}

function end(fields: EndFields): () => Buffer {
  return () => buildPackage({ end: fields });
}

/** One header says something else than the other, or both the same. */
const local = (fields: HeaderFields) => tar({ local: fields });
const central = (fields: CentralFields) => tar({ central: fields });
const both = (fields: HeaderFields) => tar({ local: fields, central: fields });

/** A further entry. */
function extra(name: string, data = Buffer.from('x'), fields: Partial<RawEntry> = {}): () => Buffer {
  return () => buildPackage({ entries: entries => [...entries, { name, data, ...fields }] });
}

function cut(places: (bytes: Buffer) => number, spec: PackageSpec = {}): () => Buffer {
  return () => {
    const bytes = buildPackage(spec);
    return bytes.subarray(0, places(bytes));
  };
}

const MIB = 2 ** 20;
const bomb = deflateRawSync(Buffer.alloc(16 * MIB));
const endRecordSize = 22;
const directoryOffset = (bytes: Buffer) => bytes.readUInt32LE(bytes.length - 6);

const ROWS: BadRow[] = [
  ['an entry named ../evil', extra('../evil'), 'zip-illegal-name'],
  ['an entry with an absolute name', extra('/etc/passwd'), 'zip-illegal-name'],
  ['an entry in a folder', extra('www/index.html'), 'zip-illegal-name'],
  ['an entry with a backslash', extra('a\\b'), 'zip-illegal-name'],
  ['an entry with a percent sign', extra('%2e%2e'), 'zip-illegal-name'],
  ['an entry with a NUL', extra('CERT.json\0.txt'), 'zip-illegal-name'],
  ['an entry with an escape sequence', extra('\x1b[2J'), 'zip-illegal-name'],
  ['an entry with letters that are not ASCII', extra('清单.xml'), 'zip-illegal-name'],
  ['an entry without a name', extra(''), 'zip-illegal-name'],
  ['two tars of one name', extra('70000000.tar'), 'zip-duplicate-name'],
  ['two lists of signatures', extra('CERT.json'), 'zip-duplicate-name'],
  ['a second name in other case', extra('cert.JSON'), 'zip-duplicate-name'],
  [
    'an entry that is a link',
    extra('a', Buffer.from('/'), { central: { external: 0o120777 * 0x10000 } }),
    'zip-not-a-file',
  ],
  ['an entry that is a folder', extra('a', Buffer.alloc(0), { central: { external: 0x10 } }), 'zip-not-a-file'],
  ['an encrypted entry', both({ flags: 1 }), 'zip-encrypted'],
  ['a strongly encrypted entry', both({ flags: 0x41 }), 'zip-encrypted'],
  ['a flag of patches', both({ flags: 0x20 }), 'zip-unsupported-flags'],
  ['an unknown method', both({ method: 12 }), 'zip-unsupported-method'],
  ['the method deflate64', both({ method: 9 }), 'zip-unsupported-method'],
  ['a version that unzip programs do not know', both({ versionNeeded: 63 }), 'zip-unsupported-version'],
  ['headers that disagree about the name', local({ name: '70000001.tar' }), 'zip-mismatch'],
  ['headers that disagree about the length of the name', local({ nameLength: 11 }), 'zip-mismatch'],
  ['headers that disagree about the method', local({ method: 0 }), 'zip-mismatch'],
  ['headers that disagree about flags', local({ flags: 0x800 }), 'zip-mismatch'],
  ['headers that disagree about the version', local({ versionNeeded: 10 }), 'zip-mismatch'],
  ['headers that disagree about the checksum', local({ crc: 1 }), 'zip-mismatch'],
  ['headers that disagree about the compressed size', local({ compressedSize: 1 }), 'zip-mismatch'],
  ['headers that disagree about the size', local({ size: 1 }), 'zip-mismatch'],
  ['headers that disagree about the time', local({ time: 1 }), 'zip-mismatch'],
  ['headers that disagree about the date', local({ date: 1 }), 'zip-mismatch'],
  ['an extra field that runs over its end', local({ extraLength: 29 }), 'zip-extra-field'],
  ['extra fields longer than the file', local({ extraLength: 0xffff }), 'zip-overlap'],
  ['a damaged local header', local({ signature: 0x04034b51 }), 'zip-local-header'],
  ['a damaged central record', central({ signature: 0x02014b51 }), 'zip-directory'],
  ['a local header in the middle of another entry', central({ offset: 40 }), 'zip-local-header'],
  ['data that run into the directory', both({ compressedSize: 5000 }), 'zip-overlap'],
  ['a comment longer than the directory', central({ commentLength: 500 }), 'zip-directory'],
  ['an entry on another disk', central({ disk: 1 }), 'zip-multi-disk'],
  ['a zip64 size', central({ size: 0xffffffff }), 'zip-zip64'],
  ['a zip64 field', both({ extra: Buffer.concat([uint16(1), uint16(8), Buffer.alloc(8)]) }), 'zip-zip64'],
  ['a second name in a Unicode field', both({ extra: Buffer.concat([uint16(0x7075), uint16(0)]) }), 'zip-unicode-path'],
  ['a zip64 locator', end({ beforeEnd: Buffer.concat([uint32(0x07064b50), Buffer.alloc(16)]) }), 'zip-zip64'],
  ['an archive in several parts', end({ disk: 1 }), 'zip-multi-disk'],
  ['more entries than there are', end({ entryCount: 4 }), 'zip-entry-count'],
  ['fewer entries than there are', end({ entryCount: 2 }), 'zip-entry-count'],
  ['a thousand entries', end({ entryCount: 1000 }), 'zip-too-many-entries'],
  ['a directory at another place', end({ directoryOffset: 0 }), 'zip-directory-place'],
  ['a directory of another size', end({ directorySize: 1 }), 'zip-directory-place'],
  ['data before the start', () => Buffer.concat([Buffer.from('#!/bin/sh\n'), buildPackage()]), 'zip-directory-place'],
  ['data between entries', tar({ before: Buffer.from('hidden') }), 'zip-gap'],
  ['data after an entry', tar({ after: Buffer.from('hidden') }), 'zip-gap'],
  ['data before the directory', end({ beforeDirectory: Buffer.from('hidden') }), 'zip-gap'],
  ['data before the end', end({ beforeEnd: Buffer.from('hidden') }), 'zip-directory-place'],
  ['data after the end', () => Buffer.concat([buildPackage(), Buffer.from('hidden')]), 'zip-trailing-bytes'],
  ['a second archive after the first', () => Buffer.concat([buildPackage(), buildPackage()]), 'zip-second-archive'],
  ['an archive in the comment', end({ comment: buildPackage() }), 'zip-second-archive'],
  [
    'an end record in the comment',
    end({ comment: Buffer.from('PK\x05\x06'.padEnd(22, '\0'), 'latin1') }),
    'zip-second-archive',
  ],
  ['an entry that the directory does not list', extra('evil.js', Buffer.from('x'), { isHidden: true }), 'zip-gap'],
  ['a wrong checksum', both({ crc: 1 }), 'zip-crc'],
  ['a size that is too small', both({ size: 1024 }), 'zip-size'],
  ['a size that is too large', both({ size: 20_000 }), 'zip-size'],
  ['a deflate bomb that says that it is small', tar({ compressed: bomb }), 'zip-size'],
  [
    'a deflate bomb that says that it is larger',
    tar({ compressed: bomb, local: { size: 2 ** 31 }, central: { size: 2 ** 31 } }),
    'zip-size',
  ],
  [
    'a manifest that is a deflate bomb',
    () => buildPackage({ entries: ([entry, ...others]) => [{ ...entry, data: Buffer.alloc(16 * MIB) }, ...others] }),
    'zip-too-large',
  ],
  ['data that are no deflate data', tar({ compressed: Buffer.alloc(64, 0xff) }), 'zip-deflate'],
  [
    'bytes after the deflate data',
    tar({ compressed: Buffer.concat([deflateRawSync(Buffer.alloc(10_240)), Buffer.alloc(9)]) }),
    'zip-deflate-end',
  ],
  ['a stored entry with two sizes', both({ method: 0 }), 'zip-size'],
  [
    'a data descriptor that is missing',
    both({ flags: 8, crc: crc32(Buffer.from(manifestText())) }),
    'zip-data-descriptor',
  ],
  ['nothing', () => Buffer.alloc(0), 'zip-not-a-zip'],
  ['a web page', () => Buffer.from('<html>404</html>'), 'zip-not-a-zip'],
  ['a local header that is cut off', cut(() => 20), 'zip-truncated'],
  ['a name that is cut off', cut(() => 36), 'zip-truncated'],
  ['data that are cut off', cut(() => 300), 'zip-truncated'],
  ['no directory', cut(directoryOffset), 'zip-truncated'],
  ['a directory that is cut off', cut(bytes => directoryOffset(bytes) + 60), 'zip-truncated'],
  ['no end record', cut(bytes => bytes.length - endRecordSize), 'zip-truncated'],
  ['an end record that is cut off', cut(bytes => bytes.length - 1), 'zip-truncated'],
];

/** What is wrong with the ZIP file. */
export const BAD_CONTAINERS = casesOf('malformed', ROWS);
