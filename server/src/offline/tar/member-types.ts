import * as l10n from '@vscode/l10n';
import type { MemberType } from './tar-format.ts';

export const TYPE_FLAGS: Record<MemberType, string> = { file: '0', directory: '5' };

/** @returns nothing for what packages do not hold (measured: files and folders only) */
export function memberTypeOf(flag: string): MemberType | undefined {
  return flag === TYPE_FLAGS.file ? 'file' : flag === TYPE_FLAGS.directory ? 'directory' : undefined;
}

/** Says what a type flag stands for that is refused. */
export function describeRefusedType(flag: string): string {
  switch (flag) {
    case '\0':
      return l10n.t('a file with the type flag of old tars');
    case '1':
      return l10n.t('a hard link');
    case '2':
      return l10n.t('a symbolic link');
    case '3':
    case '4':
      return l10n.t('a device');
    case '6':
      return l10n.t('a named pipe');
    case '7':
      return l10n.t('a contiguous file');
    case 'x':
    case 'X':
    case 'g':
      return l10n.t('a PAX header');
    case 'L':
    case 'K':
    case 'N':
      return l10n.t('a long name in the form of GNU tar');
    case 'S':
      return l10n.t('a sparse file');
    case 'V':
    case 'M':
    case 'D':
      return l10n.t('a volume label, a part of a volume or a list of files');
    default:
      return l10n.t('something of the unknown type {0}', JSON.stringify(flag));
  }
}
