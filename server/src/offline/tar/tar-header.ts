import * as l10n from '@vscode/l10n';
import { MalformedError } from '../malformed-error.ts';
import { checkName, decodeName, type NameProblem, notUtf8, printableName } from './member-names.ts';
import { describeRefusedType, memberTypeOf, TYPE_FLAGS } from './member-types.ts';
import { printOctal, readOctal } from './octal.ts';
import { BLOCK_SIZE, FIELDS, type Field, GNU_MAGIC, OWNER, POSIX_MAGIC, type TarMember } from './tar-format.ts';
import { findNonZero } from './zeros.ts';

/**
 * The header of a member, as the console writes it: all bytes are as in real packages (measured).
 * @param member its path is one that `checkName` accepts
 * @returns 512 bytes
 * @throws RangeError when a number does not fit
 */
export function encodeHeader(member: Omit<TarMember, 'uid' | 'gid' | 'headerOffset'>): Buffer {
  const block = Buffer.alloc(BLOCK_SIZE);
  const write = (field: Field, text: string) => block.write(text, field.start, field.end - field.start);
  write(FIELDS.name, member.type === 'directory' ? `${member.path}/` : member.path);
  write(FIELDS.mode, printOctal(member.mode, 7));
  write(FIELDS.uid, printOctal(OWNER.id, 7));
  write(FIELDS.gid, printOctal(OWNER.id, 7));
  write(FIELDS.size, printOctal(member.size, 11));
  write(FIELDS.mtime, printOctal(member.mtime, 11));
  write(FIELDS.type, TYPE_FLAGS[member.type]);
  write(FIELDS.magic, GNU_MAGIC);
  write(FIELDS.userName, OWNER.name);
  write(FIELDS.groupName, OWNER.name);
  write(FIELDS.checksum, `${printOctal(checksumOf(block), 6)}\0 `);
  return block;
}

export interface DecodedHeader {
  member: TarMember;
  dialect: 'gnu' | 'posix';
}

/**
 * Reads a header and refuses what real packages do not have, so that no two readers can disagree about it.
 * @param block 512 bytes
 * @param offset where it starts in the tar
 * @throws MalformedError with the place in the tar
 */
export function decodeHeader(block: Buffer, offset: number): DecodedHeader {
  const fail = (field: Field, code: string, message: string): never => {
    throw new MalformedError(code, message, offset + field.start, printableName(nameOf(block)));
  };
  const number = (field: Field): number =>
    readOctal(block, field) ??
    fail(field, 'package/tar-number', l10n.t('The field {0} of the header is no octal number.', field.name));

  const magic = textOf(block, FIELDS.magic);
  if (magic !== GNU_MAGIC && magic !== POSIX_MAGIC) {
    throw new MalformedError('package/tar-magic', l10n.t('There is no tar header here.'), offset);
  }
  if (number(FIELDS.checksum) !== checksumOf(block)) {
    fail(FIELDS.checksum, 'package/tar-checksum', l10n.t('The checksum of the header is wrong: the tar is damaged.'));
  }
  const flag = textOf(block, FIELDS.type);
  const type = memberTypeOf(flag) ?? fail(FIELDS.type, 'package/tar-type', refusedType(flag));
  refuseHiddenBytes(block, number, fail);
  const size = number(FIELDS.size);
  if (type === 'directory' && size > 0) {
    fail(FIELDS.size, 'package/tar-folder-size', l10n.t('A folder has data, which only some readers skip.'));
  }
  const member: TarMember = {
    path: readPath(block, type, ({ code, message }) => fail(FIELDS.name, code, message)),
    type,
    size,
    mode: number(FIELDS.mode),
    mtime: number(FIELDS.mtime),
    uid: number(FIELDS.uid),
    gid: number(FIELDS.gid),
    headerOffset: offset,
  };
  return { member, dialect: magic === GNU_MAGIC ? 'gnu' : 'posix' };
}

type Fail = (field: Field, code: string, message: string) => never;

function refuseHiddenBytes(block: Buffer, number: (field: Field) => number, fail: Fail): void {
  for (const field of [FIELDS.name, FIELDS.userName, FIELDS.groupName]) {
    const end = block.indexOf(0, field.start);
    if (end < 0 || findNonZero(block, end, field.end) < 0) continue;
    fail(field, 'package/tar-hidden-bytes', l10n.t('The field {0} of the header goes on after its end.', field.name));
  }
  if (isUsed(block, FIELDS.linkName)) {
    fail(FIELDS.linkName, 'package/tar-link-name', l10n.t('The header names a link, but is none.'));
  }
  for (const field of [FIELDS.deviceMajor, FIELDS.deviceMinor]) {
    if (!isUsed(block, field) || number(field) === 0) continue;
    fail(field, 'package/tar-device', l10n.t('The header names a device, but is none.'));
  }
  if (isUsed(block, FIELDS.rest)) {
    const message = l10n.t('The header uses fields that readers take differently: a prefix of the name, or times.');
    fail(FIELDS.rest, 'package/tar-prefix', message);
  }
}

function isUsed(block: Buffer, { start, end }: Field): boolean {
  return findNonZero(block, start, end) >= 0;
}

function refusedType(flag: string): string {
  return l10n.t('The tar holds {0}. Packages hold only files and folders.', describeRefusedType(flag));
}

function readPath(block: Buffer, type: TarMember['type'], fail: (problem: NameProblem) => never): string {
  const name = decodeName(nameOf(block)) ?? fail(notUtf8());
  if (name.endsWith('/') !== (type === 'directory')) {
    const message = l10n.t('The names of folders end with a slash, those of files do not. Here it is the other way.');
    fail({ code: 'package/tar-name-slash', message });
  }
  const path = type === 'directory' ? name.slice(0, -1) : name;
  const problem = checkName(path, type);
  return problem ? fail(problem) : path;
}

/** The bytes of the name, without the NULs after it; one that fills its field has none. */
function nameOf(block: Buffer): Buffer {
  const end = block.indexOf(0);
  return block.subarray(0, end < 0 ? FIELDS.name.end : Math.min(end, FIELDS.name.end));
}

function textOf(block: Buffer, { start, end }: Field): string {
  return block.toString('latin1', start, end);
}

/** The sum of unsigned bytes, where the checksum itself counts as spaces. Some old tars summed signed ones. */
function checksumOf(block: Buffer): number {
  const { start, end } = FIELDS.checksum;
  let sum = 0x20 * (end - start);
  for (let at = 0; at < start; at++) sum += block[at] ?? 0;
  for (let at = end; at < block.length; at++) sum += block[at] ?? 0;
  return sum;
}
