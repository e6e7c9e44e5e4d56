import * as l10n from '@vscode/l10n';
import { MalformedError } from './malformed-error.ts';
import { CERT_NAME, MANIFEST_NAME } from './names.ts';

/** Real ones have less than 1 KiB. Our choice. */
const LIMIT = 64 * 1024;

export interface Cert {
  /** Signatures by the names of entries, in the order of the file; empty texts in packages that are not signed. */
  signatures: Map<string, string>;
  /** Whether the bytes are what the console makes of these signatures. */
  isTemplate: boolean;
}

/**
 * Byte for byte what the console makes: the tar before the manifest, and a space before the end of the line (measured).
 * @param signatures base64 by the names of entries; empty in packages that are not signed
 */
export function printCert(signatures: Record<string, string>): string {
  const { [MANIFEST_NAME]: manifest, ...others } = signatures;
  return `${JSON.stringify({ ...others, [MANIFEST_NAME]: manifest })} \n`;
}

/**
 * Reads signatures, strictly: one JSON object of texts. A name that is there twice is refused, because readers differ
 * on which one counts.
 * @param bytes of the entry; offsets of errors count from its start
 * @throws MalformedError
 */
export function parseCert(bytes: Buffer): Cert {
  const text = decode(bytes);
  const signatures = readTexts(text);
  return { signatures, isTemplate: isTemplate(text, signatures) };
}

function isTemplate(text: string, signatures: Map<string, string>): boolean {
  const [tar = '', manifest] = signatures.keys();
  const isConsoles = tar.endsWith('.tar') && manifest === MANIFEST_NAME;
  return isConsoles && text === printCert(Object.fromEntries(signatures));
}

function decode(bytes: Buffer): string {
  if (bytes.length > LIMIT) {
    const message = l10n.t('{0} has {1} bytes; at most {2} are read.', CERT_NAME, bytes.length, LIMIT);
    throw new MalformedError('package/cert-size', message, LIMIT, CERT_NAME);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new MalformedError('package/cert-not-utf8', l10n.t('{0} is not UTF-8.', CERT_NAME), 0, CERT_NAME);
  }
}

const OPEN = /[ \t\r\n]*\{/y;
const TEXT = /[ \t\r\n]*("[^"\\\p{Cc}]*(?:\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})[^"\\\p{Cc}]*)*")/uy;
const COLON = /[ \t\r\n]*:/y;
const COMMA = /[ \t\r\n]*,/y;
const CLOSE = /[ \t\r\n]*\}[ \t\r\n]*$/y;

/** JSON, but of this form only: parsers of all JSON forget repeated names, or overflow on nested input. */
function readTexts(text: string): Map<string, string> {
  const texts = new Map<string, string>();
  let at = 0;
  const fail = (what: string, message: string, place = at): never => {
    throw new MalformedError(`package/cert-${what}`, message, Buffer.byteLength(text.slice(0, place)), CERT_NAME);
  };
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) at = pattern.lastIndex;
    return match;
  };
  const expect = (pattern: RegExp) =>
    take(pattern) ?? fail('syntax', l10n.t('{0} is not one JSON object of texts.', CERT_NAME));
  const expectText = (): string => JSON.parse(expect(TEXT)[1] ?? '');
  expect(OPEN);
  if (take(CLOSE)) return texts;
  do {
    const start = at;
    const name = expectText();
    if (texts.has(name)) fail('duplicate', l10n.t('{0} has {1} twice.', CERT_NAME, JSON.stringify(name)), start);
    expect(COLON);
    texts.set(name, expectText());
  } while (take(COMMA));
  expect(CLOSE);
  return texts;
}
