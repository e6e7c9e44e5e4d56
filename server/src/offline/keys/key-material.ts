import * as l10n from '@vscode/l10n';
import { decodeUtf8 } from '../../files/read-text.ts';
import { KeyError } from './key-error.ts';
import { type KeyKind, type KeyShape, shapeOf } from './key-shape.ts';
import { decodeBase64, type PemBlock, readPem } from './pem.ts';

/** One thing that a key file holds. */
export interface KeyMaterial extends KeyShape {
  /** Empty for what is no DER: SSH keys, keystores. */
  der: Buffer;
  /** The block it comes from, when the file is PEM. */
  block?: PemBlock;
}

/** What OpenSSL puts into a file beside a key; says nothing about the key's use. */
const PARAMETERS = / PARAMETERS$/;

const SSH = /^\s*(?:ssh-|ecdsa-sha2-|sk-ssh-|---- BEGIN SSH2|PuTTY-User-Key-File)/;

/** First bytes of Java's own keystores: JKS and JCEKS. */
const KEYSTORES = ['feedfeed', 'cececece'];

const NO_BYTES = Buffer.alloc(0);

/**
 * Says what the bytes of a key file are: DER, PEM blocks, or base64 alone, as client code holds public keys.
 * @returns at least one thing
 * @throws KeyError when there is nothing, or nothing that is known
 */
export function readKeyMaterial(bytes: Buffer): KeyMaterial[] {
  const shape = shapeOf(bytes);
  if (shape) return [{ ...shape, der: bytes }];
  if (KEYSTORES.includes(bytes.subarray(0, 4).toString('hex'))) return [{ kind: 'keystore', der: NO_BYTES }];
  const text = textOf(bytes);
  if (text.trim() === '') {
    throw new KeyError('key/empty', l10n.t('There is no key in it: it is empty. Make a key pair with mpaas keygen.'));
  }
  if (SSH.test(text)) return [{ kind: 'ssh', der: NO_BYTES }];
  const blocks = readPem(text).filter(({ label }) => !PARAMETERS.test(label));
  if (blocks.length > 0) return blocks.map(materialOf);
  const decoded = decodeBase64(text);
  const decodedShape = decoded && shapeOf(decoded);
  if (decodedShape) return [{ ...decodedShape, der: decoded }];
  throw notAKey();
}

function textOf(bytes: Buffer): string {
  const mark = bytes.subarray(0, 2).toString('hex');
  if (mark === 'fffe' || mark === 'feff') {
    throw new KeyError(
      'key/utf16',
      l10n.t(
        "The key is saved as UTF-16, which Windows PowerShell's > does and which clients do not read. Save it as UTF-8, or use the -out option of openssl.",
      ),
    );
  }
  const read = decodeUtf8(bytes);
  if ('text' in read) return read.text;
  throw notAKey();
}

function notAKey(): KeyError {
  return new KeyError(
    'key/not-a-key',
    l10n.t(
      'This is no key that can be read: no PEM ("-----BEGIN …"), no DER, no PKCS#12 and no base64 of a key. Give the file that mpaas keygen or openssl made.',
    ),
  );
}

/** Blocks whose content says nothing: encrypted, or in a format of their own. */
const LABELS: ReadonlyMap<string, KeyKind> = new Map([
  ['OPENSSH PRIVATE KEY', 'ssh'],
  ['TRUSTED CERTIFICATE', 'certificate'],
]);

function materialOf(block: PemBlock): KeyMaterial {
  const { label, body, isEncrypted, line } = block;
  const kind = isEncrypted ? 'encrypted-pem' : LABELS.get(label);
  const shape = kind ? { kind } : shapeOf(body);
  if (shape) return { ...shape, der: body, block };
  throw new KeyError(
    'key/damaged',
    l10n.t(
      'The key is damaged: "BEGIN {0}" in line {1} does not hold what it says. Get a whole copy of the file.',
      label,
      line,
    ),
  );
}
