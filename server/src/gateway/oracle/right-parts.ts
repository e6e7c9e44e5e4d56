import { createHmac, hash } from 'node:crypto';
import { joinContent, type SignType, sign } from '../signature.ts';
import type { Mismatch, Parts } from './deviation.ts';

/** What the gateway makes a signature of: see `sign` for where that is known from. */
export function rightParts({ operationType, bytes, ts, type, secret }: Mismatch): Parts {
  return {
    operationType,
    data: bytes.toString('base64'),
    ts,
    join: parts => joinContent(parts.operationType, parts.data, parts.ts),
    secret,
    digest: digestBy(type),
    write: digest => digest.toString('hex'),
  };
}

/** The digest that is right for an algorithm. */
export function digestBy(type: SignType): Parts['digest'] {
  return (secret, content) => Buffer.from(sign(type, secret, content), 'hex');
}

export function md5(text: string): Buffer {
  return hash('md5', text, 'buffer');
}

export function hmac(algorithm: 'md5' | 'sha256'): Parts['digest'] {
  return (key, content) => createHmac(algorithm, key).update(content).digest();
}
