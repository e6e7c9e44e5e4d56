import { hash } from 'node:crypto';
import * as l10n from '@vscode/l10n';
import type { Explanation } from '../explanation.ts';
import { type SignType, sameSignature, sign, signContent } from '../signature.ts';
import { decodeTimestamp, encodeTimestamp } from '../timestamp.ts';

/** A signature that is not the expected one, and what it should have been made of. */
export interface Mismatch {
  operationType: string;
  bytes: Buffer;
  ts: string;
  received: string;
  type: SignType;
  secret: string;
}

interface Hypothesis {
  says(): string;
  /** The signature that a client with this mistake sends. */
  signature(mismatch: Mismatch): string | undefined;
}

/** Mistakes that clients make. Each is tried; the first that gives the received signature is named. */
const HYPOTHESES: readonly Hypothesis[] = [
  {
    says: () => l10n.t('The signature is right but in upper case. Send lower-case hexadecimal.'),
    signature: mismatch => ours(mismatch).toUpperCase(),
  },
  {
    says: () => l10n.t('The request was signed with the other algorithm. Let the header signType name it.'),
    signature: mismatch => ours({ ...mismatch, type: mismatch.type === 'md5' ? 'hmac-sha1' : 'md5' }),
  },
  {
    says: () => l10n.t('The secret was put behind the content. It goes in front: md5(secret & "&" & content).'),
    signature: mismatch => sign('md5', contentOf(mismatch), mismatch.secret),
  },
  {
    says: () =>
      l10n.t('The secret was put behind the content without "&". It goes in front: md5(secret & "&" & content).'),
    signature: mismatch => plainMd5(contentOf(mismatch) + mismatch.secret),
  },
  {
    says: () => l10n.t('The "&" between secret and content is missing.'),
    signature: mismatch => plainMd5(mismatch.secret + contentOf(mismatch)),
  },
  {
    says: () => l10n.t('Ts was signed in the other notation than it was sent.'),
    signature: mismatch => {
      const millis = decodeTimestamp(mismatch.ts);
      if (millis === undefined) return undefined;
      return ours({ ...mismatch, ts: encodeTimestamp(millis, /^\d+$/.test(mismatch.ts) ? 'base64' : 'decimal') });
    },
  },
  {
    says: () => l10n.t('The body was signed as text, not as base64.'),
    signature: mismatch => {
      const { operationType, bytes, ts, type, secret } = mismatch;
      return sign(type, secret, `Operation-Type=${operationType}&Request-Data=${bytes.toString()}&Ts=${ts}`);
    },
  },
  {
    says: () => l10n.t('An empty body was signed, not the one that was sent.'),
    signature: mismatch => ours({ ...mismatch, bytes: Buffer.alloc(0) }),
  },
  {
    says: () => l10n.t('The body was signed without spaces and sent with them. Sign exactly the bytes that are sent.'),
    signature: mismatch => ours({ ...mismatch, bytes: compact(mismatch.bytes) }),
  },
  {
    says: () => l10n.t('The argument was signed without the array around it. Sign the body as sent.'),
    signature: mismatch => ours({ ...mismatch, bytes: unwrap(mismatch.bytes) }),
  },
];

/** Explains 7002. Shows the content that the gateway signed, never the secret or the signature that would be right. */
export function explainMismatch(mismatch: Mismatch): Explanation {
  const fitting = HYPOTHESES.find(({ signature }) => sameSignature(mismatch.received, signature(mismatch) ?? ''));
  return {
    code: 7002,
    hypothesis: fitting
      ? fitting.says()
      : l10n.t("Another secret than this app's, or the body changed after it was signed."),
    expected: contentOf(mismatch),
    received: mismatch.received,
    algorithm: mismatch.type === 'md5' ? 'md5(secret & "&" & expected)' : 'hmac-sha1(secret, expected)',
  };
}

function ours(mismatch: Mismatch): string {
  return sign(mismatch.type, mismatch.secret, contentOf(mismatch));
}

function contentOf({ operationType, bytes, ts }: Mismatch): string {
  return signContent(operationType, bytes, ts);
}

function plainMd5(text: string): string {
  return hash('md5', text, 'hex');
}

function compact(bytes: Buffer): Buffer {
  return rewrite(bytes, value => JSON.stringify(value));
}

function unwrap(bytes: Buffer): Buffer {
  return rewrite(bytes, value => (Array.isArray(value) ? (JSON.stringify(value[0]) ?? '') : JSON.stringify(value)));
}

/** Bytes that are no JSON, which is refused after the signature only, stay as they are. */
function rewrite(bytes: Buffer, write: (value: unknown) => string): Buffer {
  try {
    return Buffer.from(write(JSON.parse(bytes.toString())));
  } catch {
    return bytes;
  }
}
