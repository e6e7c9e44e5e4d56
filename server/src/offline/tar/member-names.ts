import * as l10n from '@vscode/l10n';
import { type MemberType, NAME_SIZE } from './tar-format.ts';

/** Why a name may not be in a tar. */
export interface NameProblem {
  /** `package/tar-…` */
  code: string;
  /** In the reader's language; the name itself is not in it. */
  message: string;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Nearly all names are so, and need none of the costlier looks. */
const PLAIN = /^[\w./-]*$/;
const DOT_SEGMENT = /(?:^|\/)\.{0,2}(?:\/|$)/;

/** @returns nothing when the bytes are no UTF-8 */
export function decodeName(bytes: Buffer): string | undefined {
  const text = bytes.toString('latin1');
  if (PLAIN.test(text)) return text;
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

/** A name for messages, whatever its bytes are: nothing in it moves a terminal's cursor or turns its text around. */
export function printableName(bytes: Buffer): string {
  return bytes
    .toString('utf8')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, char => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`);
}

/**
 * Checks a name by itself. What is refused means different files to different readers, or a place outside of the
 * package (general knowledge about archives; our choice, stricter than the client, which does not unpack the tar: seen
 * in code). A colon inside is fine: packages of common resources hold folders as `example.com:4432` (measured).
 * @param path without the slash that ends a folder's name in its header
 */
export function checkName(path: string, type: MemberType): NameProblem | undefined {
  if (path === '') return problem('name-empty', l10n.t('The name is empty.'));
  if (path.startsWith('/')) {
    return problem('name-absolute', l10n.t('The name is absolute. Names start at the root of the package.'));
  }
  const inSegments = DOT_SEGMENT.test(path) ? checkSegments(path) : undefined;
  const inCharacters = PLAIN.test(path) ? undefined : checkCharacters(path);
  return inSegments ?? inCharacters ?? checkLength(path, type);
}

function checkSegments(path: string): NameProblem | undefined {
  const segments = path.split('/');
  if (segments.includes('')) return problem('name-slash', l10n.t('The name has a slash too many.'));
  if (segments.includes('..')) return problem('name-dots', l10n.t('The name has "..", which leads elsewhere.'));
  if (segments.includes('.')) {
    return problem('name-dots', l10n.t('The name has ".". Names start without "./": leave it out.'));
  }
  return undefined;
}

function checkCharacters(path: string): NameProblem | undefined {
  if (path.includes('\\')) {
    return problem('name-backslash', l10n.t('The name has a backslash, which Windows takes for a folder.'));
  }
  if (/^[A-Za-z]:/.test(path)) {
    return problem('name-drive', l10n.t('The name starts with a letter and a colon, which Windows takes for a drive.'));
  }
  if (/\p{Cc}/u.test(path)) return problem('name-control', l10n.t('The name has control characters.'));
  if (/\p{Cs}/u.test(path)) return notUtf8();
  if (path !== path.normalize('NFC')) {
    const message = l10n.t(
      'The name has letters with separate accents, as file systems of macOS give them. Rename it to their composed form (Unicode NFC).',
    );
    return problem('name-not-nfc', message);
  }
  return undefined;
}

function checkLength(path: string, type: MemberType): NameProblem | undefined {
  const length = Buffer.byteLength(path) + (type === 'directory' ? 1 : 0);
  if (length <= NAME_SIZE) return undefined;
  return problem(
    'name-long',
    l10n.t('The name has {0} bytes. At most {1} have room: shorten names of files or folders.', length, NAME_SIZE),
  );
}

export function notUtf8(): NameProblem {
  return problem('name-not-utf8', l10n.t('The name is not UTF-8.'));
}

function problem(what: string, message: string): NameProblem {
  return { code: `package/tar-${what}`, message };
}
