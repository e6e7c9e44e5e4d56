import { type RawMember, tarBytes, tarMember } from '../../../support/offline/tar-bytes.ts';
import { buildPackage, hpmfileMember, usualMembers } from '../../../support/offline/test-package.ts';
import { type BadRow, casesOf } from './bad-case.ts';

/** A validly signed package whose tar has these members too. */
function also(...members: (RawMember | Buffer)[]): () => Buffer {
  return () => buildPackage({ tar: [...usualMembers(), ...members] });
}

function named(name: string | Buffer): () => Buffer {
  return also({ name, data: 'x' });
}

function tarOf(change: (tar: Buffer) => Buffer): () => Buffer {
  return () => buildPackage({ tar: change(tarBytes(usualMembers())) });
}

const LONG = `${'a'.repeat(101)}.js`;
const ZERO_BLOCK = Buffer.alloc(512);

const ROWS: BadRow[] = [
  ['a member named ../evil', named('../evil.js'), 'tar-name-dots'],
  ['a member with .. in the middle', named('www/../../evil.js'), 'tar-name-dots'],
  ['a member that starts with ./', named('./www/a.js'), 'tar-name-dots'],
  ['a member with an absolute name', named('/etc/passwd'), 'tar-name-absolute'],
  ['a member with two slashes', named('www//a.js'), 'tar-name-slash'],
  ['a member with a backslash', named('..\\evil.js'), 'tar-name-backslash'],
  ['a member with a drive', named('C:evil.js'), 'tar-name-drive'],
  ['a member with a line break', named('www/a\nb.js'), 'tar-name-control'],
  ['a member without a name', named(''), 'tar-name-empty'],
  ['a member with separate accents', named('www/e\u0301.js'), 'tar-name-not-nfc'],
  ['a member whose name is no UTF-8', named(Buffer.from([0x77, 0xff, 0xfe])), 'tar-name-not-utf8'],
  ['a member whose name goes on after a NUL', named('a.js\0hidden'), 'tar-hidden-bytes'],
  ['a symbolic link', also({ name: 'www/link', type: '2', linkName: '/etc/passwd' }), 'tar-type'],
  ['a hard link', also({ name: 'www/link', type: '1', linkName: 'www/index.html' }), 'tar-type'],
  ['a character device', also({ name: 'dev', type: '3' }), 'tar-type'],
  ['a block device', also({ name: 'dev', type: '4' }), 'tar-type'],
  ['a named pipe', also({ name: 'fifo', type: '6' }), 'tar-type'],
  ['a PAX header', also({ name: 'PaxHeaders/a', type: 'x', data: '18 path=../evil.js\n' }), 'tar-type'],
  ['a global PAX header', also({ name: 'pax_global_header', type: 'g', data: '9 a=b\n' }), 'tar-type'],
  ['a long name of GNU tar', also({ name: '././@LongLink', type: 'L', data: LONG }), 'tar-type'],
  ['a long link of GNU tar', also({ name: '././@LongLink', type: 'K', data: LONG }), 'tar-type'],
  ['a sparse file', also({ name: 'sparse', type: 'S' }), 'tar-type'],
  ['a file of the oldest tars', also({ name: 'old', type: '\0' }), 'tar-type'],
  ['an unknown type', also({ name: 'odd', type: '9' }), 'tar-type'],
  ['a file that names a link', also({ name: 'www/a', linkName: 'www/b' }), 'tar-link-name'],
  ['a file that is a device', also({ name: 'www/a', device: '0000001\0' }), 'tar-device'],
  ['a prefix of a name', also({ name: 'a.js', prefix: '../..', magic: 'ustar\x0000' }), 'tar-prefix'],
  ['two members of one name', also({ name: 'www/index.html', data: 'other' }), 'tar-duplicate'],
  ['two members that differ in case', also({ name: 'www/INDEX.html' }), 'tar-name-collision'],
  ['two members that differ in compatible letters', also({ name: 'www/①' }, { name: 'www/1' }), 'tar-name-collision'],
  ['a file that is a folder', also({ name: 'www/index.html/a.js' }), 'tar-file-as-folder'],
  ['a folder with data', also({ name: 'folder/', data: 'x' }), 'tar-folder-size'],
  ['a member of 8 GiB', also({ name: 'huge', size: '77777777777\0' }), 'tar-too-large'],
  ['a size of base 256', also({ name: 'huge', size: '\x80'.padEnd(12, '\0') }), 'tar-number'],
  ['a size that is no number', also({ name: 'odd', size: '-1'.padEnd(12, '\0') }), 'tar-number'],
  ['a mode that is no number', also({ name: 'odd', mode: 'rw-r--r-' }), 'tar-number'],
  ['a wrong checksum of a header', also({ name: 'odd', checksum: '0000000\0' }), 'tar-checksum'],
  ['no magic', also({ name: 'odd', magic: '' }), 'tar-magic'],
  ['bytes that hide behind a file', also({ name: 'odd', data: 'x', padding: 7 }), 'tar-padding'],
  ['a block of zeros between members', also(ZERO_BLOCK, { name: 'after' }), 'tar-lone-zero-block'],
  ['bytes after the end of the tar', tarOf(tar => Buffer.concat([tar, Buffer.from('x'.repeat(512))])), 'tar-after-end'],
  ['two tars in one', tarOf(tar => Buffer.concat([tar, tar])), 'tar-after-end'],
  ['a tar that is no multiple of 512', tarOf(tar => Buffer.concat([tar, Buffer.alloc(1)])), 'tar-size'],
  ['a tar without an end', () => buildPackage({ tar: tarMember(hpmfileMember()) }), 'tar-no-end'],
  ['a tar that is cut off in a header', tarOf(tar => tar.subarray(0, 700)), 'tar-truncated'],
  ['a tar that is cut off in a file', tarOf(tar => tar.subarray(0, 530)), 'tar-truncated'],
  ['a tar that is empty', () => buildPackage({ tar: Buffer.alloc(0) }), 'tar-no-end'],
  ['a gzipped tar', () => buildPackage({ tar: Buffer.from('1f8b0800'.padEnd(1024, '0'), 'hex') }), 'tar-magic'],
];

/** What is wrong with the tar, whose signature is valid all the same. */
export const BAD_TARS = casesOf('malformed', ROWS);
