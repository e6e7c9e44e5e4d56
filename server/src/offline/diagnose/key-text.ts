import * as l10n from '@vscode/l10n';
import { KeyError } from '../keys/key-error.ts';
import { readPublicKey } from '../keys/public-key.ts';
import { publicKeyFingerprint } from '../keys/public-key-findings.ts';
import type { FoundKey } from './model.ts';

type KeyText = Pick<FoundKey, 'text' | 'fingerprint' | 'problem' | 'detail' | 'warnings'>;

/**
 * Reads a key as Android and HarmonyOS want it: the base64 of a SubjectPublicKeyInfo, without header (seen in code).
 * @param text absent when it is computed
 */
export function readKey(text: string | undefined): KeyText {
  if (text === undefined) return { problem: 'computed' };
  if (text.includes('-----BEGIN')) return { problem: 'header-left' };
  return openKey(Buffer.from(text), text.replace(/\s+/g, ''));
}

/** Reads a key file as iOS wants it: PEM (documented: D-IOS-VERIFY). */
export function readPemKey(bytes: Buffer): KeyText {
  const text = bytes.toString('utf8');
  if (!text.includes('-----BEGIN')) return { problem: 'no-key', detail: l10n.t('It is no PEM file.') };
  return openKey(bytes);
}

/** @param expected the base64 that the key has to be, for clients that read no other form */
function openKey(bytes: Buffer, expected?: string): KeyText {
  try {
    const { key, findings } = readPublicKey(bytes);
    const spki = key.export({ format: 'der', type: 'spki' }).toString('base64');
    if (expected !== undefined && spki !== expected) {
      return { problem: 'no-key', detail: l10n.t('It is an RSA key, but not in the form SubjectPublicKeyInfo.') };
    }
    return { text: spki, fingerprint: publicKeyFingerprint(key), warnings: findings };
  } catch (error) {
    if (error instanceof KeyError) return { problem: 'no-key', detail: error.message };
    throw error;
  }
}
