import { encodeEndRecord } from '../../../../server/src/offline/zip/zip-format.ts';
import { localExtra, type MalformedCase } from './malformed-case.ts';
import type { Zip } from './zips.ts';

const end = ({ archive }: Zip) => archive.endOffset;
const size = ({ bytes }: Zip) => bytes.length;
const start = () => 0;

/** What is wrong with the end record, the central directory, or the bytes between entries. */
export const MALFORMED_CONTAINERS: MalformedCase[] = [
  { what: 'an empty file', code: 'not-a-zip', edit: () => Buffer.alloc(0), offset: start },
  { what: 'a web page', code: 'not-a-zip', edit: () => Buffer.from('<html>Not found</html>'), offset: start },
  { what: 'bytes after the end', code: 'trailing-bytes', edit: zip => zip.append(Buffer.from('x')), offset: size },
  {
    what: 'bytes before the start',
    code: 'directory-place',
    edit: zip => Buffer.concat([Buffer.from('PK\x03\x04'), zip.bytes]),
    offset: zip => end(zip) + 4 + 12,
  },
  {
    what: 'bytes before the start, with offsets that fit',
    code: 'gap',
    edit: zip => zip.insert(0, Buffer.from('#!/bin/sh\n')),
    offset: start,
  },
  {
    what: 'bytes between entries',
    code: 'gap',
    edit: zip => zip.insert(zip.entry(1).offset, Buffer.from('hidden')),
    offset: zip => zip.entry(1).offset,
  },
  {
    what: 'bytes before the central directory',
    code: 'gap',
    edit: zip => zip.insert(zip.archive.directoryOffset, Buffer.from('APK Sig Block 42')),
    offset: zip => zip.archive.directoryOffset,
  },
  {
    what: 'bytes in the central directory',
    code: 'entry-count',
    edit: zip => zip.insert(end(zip), Buffer.from('PK\x05\x05\x00\x00')),
    offset: end,
  },
  {
    what: 'bytes before the end record',
    code: 'directory-place',
    edit: zip => Buffer.concat([zip.bytes.subarray(0, end(zip)), Buffer.from('hidden'), zip.bytes.subarray(end(zip))]),
    offset: zip => end(zip) + 6 + 12,
  },
  {
    what: 'an end record in the comment',
    code: 'second-archive',
    edit: zip => zip.set(end(zip) + 20, 22).append(encodeEndRecord(0, 0, 0)),
    offset: end,
  },
  {
    what: 'the signature of an end record in the comment',
    code: 'second-archive',
    edit: zip => zip.set(end(zip) + 20, 5).append(Buffer.from('PK\x05\x06!')),
    offset: size,
  },
  {
    what: 'two archives one after the other',
    code: 'second-archive',
    edit: zip => zip.append(zip.bytes),
    offset: end,
  },
  {
    what: 'a zip64 locator',
    code: 'zip64',
    edit: zip => zip.insert(end(zip), Buffer.from('PK\x06\x07'.padEnd(20, '\0'), 'latin1')),
    offset: end,
  },
  { what: 'a zip64 directory offset', code: 'zip64', edit: zip => zip.set(end(zip) + 16, 0xffffffff, 4), offset: end },
  {
    what: 'a zip64 size',
    code: 'zip64',
    edit: zip => zip.setBoth(0, 'size', 0xffffffff),
    offset: zip => zip.central(0, 'compressedSize'),
  },
  {
    what: 'a zip64 field',
    code: 'zip64',
    edit: zip => zip.set(localExtra(zip, 0), 1),
    offset: zip => localExtra(zip, 0),
  },
  { what: 'a disk number', code: 'multi-disk', edit: zip => zip.set(end(zip) + 4, 1), offset: zip => end(zip) + 4 },
  {
    what: 'an entry count of one disk',
    code: 'multi-disk',
    edit: zip => zip.set(end(zip) + 8, 2),
    offset: zip => end(zip) + 4,
  },
  {
    what: 'an entry on another disk',
    code: 'multi-disk',
    edit: zip => zip.set(zip.central(2, 'disk'), 1),
    offset: zip => zip.central(2, 'disk'),
  },
  {
    what: 'too many entries',
    code: 'too-many-entries',
    edit: zip => zip.set(end(zip) + 8, 17).set(end(zip) + 10, 17),
    offset: zip => end(zip) + 10,
  },
  {
    what: 'an entry count that is too high',
    code: 'entry-count',
    edit: zip => zip.set(end(zip) + 8, 4).set(end(zip) + 10, 4),
    offset: end,
  },
  {
    what: 'an entry count that is too low',
    code: 'entry-count',
    edit: zip => zip.set(end(zip) + 8, 2).set(end(zip) + 10, 2),
    offset: zip => zip.entry(2).centralOffset,
  },
  {
    what: 'a directory size that is too low',
    code: 'directory-place',
    edit: zip => zip.set(end(zip) + 12, 1, 4),
    offset: zip => end(zip) + 12,
  },
  {
    what: 'a directory offset behind the file',
    code: 'directory-place',
    edit: zip => zip.set(end(zip) + 16, 0x7fffffff, 4),
    offset: zip => end(zip) + 12,
  },
  {
    what: 'no central record',
    code: 'directory',
    edit: zip => zip.put(zip.entry(1).centralOffset, 'XX'),
    offset: zip => zip.entry(1).centralOffset,
  },
  {
    what: 'a central record longer than the directory',
    code: 'directory',
    edit: zip => zip.set(zip.central(2, 'commentLength'), 1),
    offset: zip => zip.entry(2).centralOffset,
  },
  {
    what: 'no local header',
    code: 'local-header',
    edit: zip => zip.put(zip.entry(1).offset, 'XX'),
    offset: zip => zip.entry(1).offset,
  },
  {
    what: 'two records of one local header',
    code: 'local-header',
    edit: zip => zip.set(zip.central(1, 'offset'), 0, 4),
    offset: start,
  },
  {
    what: 'a local header longer than the entry',
    code: 'overlap',
    edit: zip => zip.set(zip.local(1, 'extraLength'), 0xffff),
    offset: zip => zip.entry(2).offset,
  },
  {
    what: 'data that reach into the next entry',
    code: 'overlap',
    edit: zip => zip.setBoth(0, 'compressedSize', zip.entry(0).compressedSize + 1),
    offset: zip => zip.entry(1).offset,
  },
  {
    what: 'data that reach into the central directory',
    code: 'overlap',
    edit: zip => zip.setBoth(2, 'compressedSize', 0xfffffff0),
    offset: zip => zip.archive.directoryOffset,
  },
];
