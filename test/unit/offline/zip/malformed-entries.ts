import { dataEnd, localExtra, type MalformedCase } from './malformed-case.ts';
import { descriptor, type Zip } from './zips.ts';

const local = (index: number, field: Parameters<Zip['local']>[1]) => (zip: Zip) => zip.local(index, field);
const central = (index: number, field: Parameters<Zip['central']>[1]) => (zip: Zip) => zip.central(index, field);
const centralName = (index: number) => (zip: Zip) => zip.entry(index).centralOffset + 46;
const rename = (zip: Zip, index: number, name: string) =>
  zip.put(zip.entry(index).offset + 30, name).put(zip.entry(index).centralOffset + 46, name);

/** What is wrong with an entry: its headers, its name, its data. */
export const MALFORMED_ENTRIES: MalformedCase[] = [
  { what: 'encryption', code: 'encrypted', edit: zip => zip.setBoth(0, 'flags', 1), offset: central(0, 'flags') },
  {
    what: 'strong encryption',
    code: 'encrypted',
    edit: zip => zip.setBoth(0, 'flags', 0x40),
    offset: central(0, 'flags'),
  },
  {
    what: 'masked headers',
    code: 'encrypted',
    edit: zip => zip.setBoth(0, 'flags', 0x2000),
    offset: central(0, 'flags'),
  },
  {
    what: 'patch data',
    code: 'unsupported-flags',
    edit: zip => zip.setBoth(0, 'flags', 0x20),
    offset: central(0, 'flags'),
  },
  {
    what: 'bzip2',
    code: 'unsupported-method',
    edit: zip => zip.setBoth(0, 'method', 12),
    offset: central(0, 'method'),
  },
  {
    what: 'a newer version',
    code: 'unsupported-version',
    edit: zip => zip.setBoth(0, 'versionNeeded', 45),
    offset: central(0, 'versionNeeded'),
  },
  {
    what: 'a symbolic link',
    code: 'not-a-file',
    edit: zip => zip.set(zip.central(0, 'externalAttributes') + 2, 0o120777),
    offset: central(0, 'externalAttributes'),
  },
  {
    what: 'a folder of DOS',
    code: 'not-a-file',
    edit: zip => zip.set(zip.central(0, 'externalAttributes'), 0x10),
    offset: central(0, 'externalAttributes'),
  },
  {
    what: 'the same name twice',
    code: 'duplicate-name',
    edit: zip => rename(zip, 2, 'MANIFEST.XML'),
    offset: centralName(2),
  },
  ...[
    'Manifest/xml',
    'Manifest\\xml',
    'Manifest%xml',
    'Manifest..ml',
    'Manifest\0xml',
    'Manifest\nxml',
    'Manifest\x9bxml',
    'Manifest\xe9xml',
    'Manifest\x7fxml',
  ].map(name => ({
    what: `the name ${JSON.stringify(name)}`,
    code: 'illegal-name',
    edit: (zip: Zip) => rename(zip, 0, name),
    offset: centralName(0),
  })),
  { what: 'another local name', code: 'mismatch', edit: zip => zip.put(30, 'm'), offset: () => 30 },
  ...(
    ['versionNeeded', 'flags', 'method', 'dosTime', 'dosDate', 'crc32', 'compressedSize', 'size', 'nameLength'] as const
  ).map(field => ({
    what: `another ${field} in the local header`,
    code: 'mismatch',
    edit: (zip: Zip) => zip.set(zip.local(0, field), 2),
    offset: local(0, field),
  })),
  {
    what: 'another time in the local extra field',
    code: 'mismatch',
    edit: zip => zip.set(localExtra(zip, 0) + 5, 7),
    offset: zip => localExtra(zip, 0) + 4,
  },
  {
    what: 'another owner in the local extra field',
    code: 'mismatch',
    edit: zip => zip.set(localExtra(zip, 0) + 19, 7),
    offset: zip => localExtra(zip, 0) + 17,
  },
  {
    what: 'an extra field that is too long',
    code: 'extra-field',
    edit: zip => zip.set(localExtra(zip, 0) + 2, 99),
    offset: zip => localExtra(zip, 0),
  },
  {
    what: 'an extra field that is cut off',
    code: 'extra-field',
    edit: zip => zip.set(localExtra(zip, 0) + 15, 8),
    offset: zip => localExtra(zip, 0) + 25,
  },
  {
    what: 'a second name in a Unicode path field',
    code: 'unicode-path',
    edit: zip => zip.set(localExtra(zip, 0), 0x7075),
    offset: zip => localExtra(zip, 0),
  },
  {
    what: 'a data descriptor that is not there',
    code: 'data-descriptor',
    edit: zip => zip.setBoth(0, 'flags', 8),
    offset: zip => dataEnd(zip, 0),
  },
  {
    what: 'a data descriptor after stored data',
    code: 'data-descriptor',
    edit: zip => zip.setBoth(1, 'flags', 8).insert(dataEnd(zip, 1), descriptor(zip, 1, true)),
    offset: zip => dataEnd(zip, 1),
  },
  {
    what: 'a data descriptor that says something else',
    code: 'data-descriptor',
    edit: zip => zip.setBoth(0, 'flags', 8).insert(dataEnd(zip, 0), descriptor(zip, 1, true)),
    offset: zip => dataEnd(zip, 0),
  },
  {
    what: 'a stored entry of another size',
    code: 'size',
    edit: zip => zip.setBoth(1, 'size', 3),
    offset: central(1, 'size'),
  },
  {
    what: 'an inflated size that is too high',
    code: 'size',
    edit: zip => zip.setBoth(0, 'size', 99),
    offset: zip => zip.entry(0).dataOffset,
  },
  {
    what: 'an inflated size that is too low',
    code: 'size',
    edit: zip => zip.setBoth(0, 'size', 3),
    offset: zip => zip.entry(0).dataOffset,
  },
  {
    what: 'another checksum',
    code: 'crc',
    edit: zip => zip.setBoth(0, 'crc32', 3),
    offset: zip => zip.entry(0).dataOffset,
  },
  {
    what: 'bytes after the compressed data',
    code: 'deflate-end',
    edit: zip =>
      zip.setBoth(0, 'compressedSize', zip.entry(0).compressedSize + 5).insert(dataEnd(zip, 0), Buffer.from('extra')),
    offset: zip => dataEnd(zip, 0),
  },
];
