import { parseSignType } from '../signature.ts';
import type { JournalEntry } from './entry.ts';

/** Written anew, or by curl itself. */
const NOT_COPIED =
  /^(host|connection|content-length|content-encoding|transfer-encoding|accept-encoding|ts|sign|expect)$/i;

/** The variable that the lines take the secret from. */
export const SECRET_VARIABLE = 'MPAAS_APP_SECRET';

/**
 * Writes a request as lines for a POSIX shell, which sign it anew with `openssl`: a signature that is copied is out of
 * date soon, and is a secret.
 * @param origin `http://127.0.0.1:8680`
 */
export function toCurl({ request, operationType }: JournalEntry, origin: string): string {
  const signType = request.headers.find(([name]) => name.toLowerCase() === 'signtype')?.[1];
  const isSigned = request.headers.some(([name]) => name.toLowerCase() === 'sign');
  const copied = request.headers.filter(([name]) => !NOT_COPIED.test(name));
  const options = [
    `-X ${request.method}`,
    ...copied.map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    '-H "Ts: $ts"',
    ...(isSigned ? ['-H "Sign: $sign"'] : []),
    '--data-binary "$body"',
  ];
  return [
    `body=${quoted(request.body)}`,
    'ts=$(date +%s)000',
    ...(isSigned ? signLines(operationType, signType) : []),
    `curl -sS -i ${quoted(origin + request.url)} \\`,
    ...options.map((option, index) => `  ${option}${index < options.length - 1 ? ' \\' : ''}`),
    '',
  ].join('\n');
}

function signLines(operationType: string, signType: string | undefined): string[] {
  const isMd5 = parseSignType(signType) !== 'hmac-sha1';
  return [
    `: "\${${SECRET_VARIABLE}:?}"`,
    'data=$(printf %s "$body" | openssl base64 -A)',
    `content=${quoted(`Operation-Type=${operationType}&Request-Data=`)}"$data&Ts=$ts"`,
    isMd5
      ? `sign=$(printf %s "$${SECRET_VARIABLE}&$content" | openssl md5 -r | cut -c 1-32)`
      : `sign=$(printf %s "$content" | openssl sha1 -r -hmac "$${SECRET_VARIABLE}" | cut -c 1-40)`,
  ];
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
