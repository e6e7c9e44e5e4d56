import { createHash, createPublicKey } from 'node:crypto';
import type { FoundKey } from './model.ts';

type KeyText = Pick<FoundKey, 'text' | 'fingerprint' | 'problem'>;

/**
 * The public key of official demos, which many public apps copied (seen in code). Its private half is not the
 * app's: whoever has it signs packages that such an app accepts.
 */
export const DEMO_KEY_FINGERPRINT = '2d0bb45d0412e01464b4144e6125b04f44034646b288085f6a3a90334cfa5f39';

/**
 * Reads a key as Android and HarmonyOS want it: the base64 of a SubjectPublicKeyInfo, without header (seen in code).
 * @param text absent when it is computed
 */
export function readKey(text: string | undefined): KeyText {
  if (text === undefined) return { problem: 'computed' };
  if (text.includes('-----BEGIN')) return { ...readPem(text), problem: 'header-left' };
  const bytes = Buffer.from(text, 'base64');
  const fingerprint = /^[A-Za-z0-9+/\s]+=*\s*$/.test(text) ? fingerprintOf(bytes) : undefined;
  return fingerprint === undefined ? { problem: 'no-key' } : { text: text.replace(/\s+/g, ''), fingerprint };
}

/** Reads a key file as iOS wants it: PEM (documented: D-IOS-VERIFY). */
export function readPem(text: string): KeyText {
  const body = /-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\s]+)-----END PUBLIC KEY-----/.exec(text)?.[1];
  const fingerprint = body === undefined ? undefined : fingerprintOf(Buffer.from(body, 'base64'));
  return fingerprint === undefined ? { problem: 'no-key' } : { text, fingerprint };
}

function fingerprintOf(spki: Buffer): string | undefined {
  try {
    const key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
    if (key.asymmetricKeyType !== 'rsa') return undefined;
    return createHash('sha256')
      .update(key.export({ format: 'der', type: 'spki' }))
      .digest('hex');
  } catch {
    // Bytes that are no key: the caller says so with the place that has them.
    return undefined;
  }
}
