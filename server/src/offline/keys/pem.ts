import * as l10n from '@vscode/l10n';
import { KeyError } from './key-error.ts';

/** One block of a PEM file. */
export interface PemBlock {
  /** What stands after BEGIN. */
  label: string;
  /** The whole block, as it is written. */
  text: string;
  /** The bytes; still encrypted when `isEncrypted`. */
  body: Buffer;
  /** Has the headers of OpenSSL's old encryption (`Proc-Type: 4,ENCRYPTED`). */
  isEncrypted: boolean;
  /** The line of BEGIN, from 1. */
  line: number;
}

const BEGIN = /-----BEGIN ([A-Z0-9 ]{1,40})-----/g;

/**
 * Finds the PEM blocks of a text. Other text around them is passed over, as every reader of PEM does.
 * @throws KeyError `key/damaged` for a block that has no end or whose body is no base64
 */
export function readPem(text: string): PemBlock[] {
  const blocks: PemBlock[] = [];
  for (const match of text.matchAll(BEGIN)) {
    const label = match[1] as string;
    const line = text.slice(0, match.index).split('\n').length;
    const bodyStart = match.index + match[0].length;
    const endLine = `-----END ${label}-----`;
    const bodyEnd = text.indexOf(endLine, bodyStart);
    const inner = text.slice(bodyStart, bodyEnd);
    if (bodyEnd < 0 || inner.includes('-----')) {
      throw new KeyError(
        'key/damaged',
        l10n.t(
          'The key is cut off: "BEGIN {0}" in line {1} has no "END {0}" after it. Get a whole copy of the file.',
          label,
          line,
        ),
      );
    }
    const body = decodeBase64(withoutHeaders(inner));
    if (!body) {
      throw new KeyError(
        'key/damaged',
        l10n.t(
          'The key is damaged: what follows "BEGIN {0}" in line {1} is no base64. Get a whole copy of the file.',
          label,
          line,
        ),
      );
    }
    const whole = text.slice(match.index, bodyEnd + endLine.length);
    blocks.push({ label, text: whole, body, isEncrypted: /Proc-Type:.*ENCRYPTED/.test(inner), line });
  }
  return blocks;
}

function withoutHeaders(inner: string): string {
  const lines = inner.split('\n');
  return lines.filter(line => !line.includes(':')).join('');
}

/**
 * Decodes base64 as keys are written: white space does not count, everything else has to be right.
 * @returns nothing for what is no base64, and for no bytes at all
 */
export function decodeBase64(text: string): Buffer | undefined {
  const compact = text.replace(/\s+/g, '');
  if (!/^(?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(compact)) return undefined;
  return Buffer.from(compact, 'base64');
}
