import { hash } from 'node:crypto';
import * as l10n from '@vscode/l10n';
import type { Deviation, Deviations } from '../deviation.ts';

/** How the bytes of the body are written behind `Request-Data=`. */
export const dataNotations: Deviations = ({ bytes }, { data }) => [
  written('text', () => l10n.t('The body was signed as text, not as base64.'), bytes.toString()),
  written(
    'url-safe-base64',
    () => l10n.t('URL-safe base64 was signed. Use the alphabet with "+" and "/".'),
    data.replaceAll('+', '-').replaceAll('/', '_'),
  ),
  written(
    'base64url',
    () => l10n.t('URL-safe base64 without padding was signed. Use the alphabet with "+" and "/", and "=" at the end.'),
    bytes.toString('base64url'),
  ),
  written(
    'unpadded-base64',
    () => l10n.t('The base64 was signed without the "=" at its end.'),
    data.replace(/=+$/, ''),
  ),
  written(
    'space-for-plus',
    () => l10n.t('Each "+" of the base64 was turned into a space, as decoding a form does.'),
    data.replaceAll('+', ' '),
  ),
  written(
    'percent-encoded',
    () => l10n.t('The base64 was percent-encoded before it was signed.'),
    encodeURIComponent(data),
  ),
  written(
    'wrapped-base64',
    () => l10n.t('The base64 was broken into lines. On Android, Base64.NO_WRAP leaves them out.'),
    `${lines(data).join('\n')}\n`,
  ),
  written(
    'wrapped-base64-crlf',
    () => l10n.t('The base64 was broken into lines. On Android, Base64.NO_WRAP leaves them out.'),
    lines(data).join('\r\n'),
  ),
  written('base64-twice', () => l10n.t('The body was encoded as base64 twice.'), Buffer.from(data).toString('base64')),
  written('hexadecimal', () => l10n.t('The body was signed as hexadecimal, not as base64.'), bytes.toString('hex')),
  written('hash-of-body', () => l10n.t('The MD5 of the body was signed, not its base64.'), hash('md5', bytes, 'hex')),
];

function written(id: string, says: () => string, data: string): Deviation {
  return { id, says, change: { data } };
}

/** As MIME has it (RFC 2045), and Android's `Base64.DEFAULT`. */
function lines(base64: string): string[] {
  return base64.match(/.{1,76}/g) ?? [];
}
