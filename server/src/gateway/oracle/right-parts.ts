import { createHmac, hash } from 'node:crypto';
import { signContent } from '../signature.ts';
import type { Mismatch, Parts } from './deviation.ts';

/** What the gateway makes a signature of: see `sign` for where that is known from. */
export function rightParts({ operationType, bytes, ts, type, secret }: Mismatch): Parts {
  return {
    operationType,
    data: bytes.toString('base64'),
    ts,
    join: ({ operationType: name, data, ts: time }) => `Operation-Type=${name}&Request-Data=${data}&Ts=${time}`,
    secret,
    digest: type === 'md5' ? (key, content) => md5(`${key}&${content}`) : hmac('sha1'),
    write: digest => digest.toString('hex'),
  };
}

/** The string that the gateway signed. */
export function rightContent({ operationType, bytes, ts }: Mismatch): string {
  return signContent(operationType, bytes, ts);
}

export function md5(text: string): Buffer {
  return hash('md5', text, 'buffer');
}

export function hmac(algorithm: 'md5' | 'sha1' | 'sha256'): Parts['digest'] {
  return (key, content) => createHmac(algorithm, key).update(content).digest();
}
