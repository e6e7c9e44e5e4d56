// Loads node-forge: import it only where a key needs it.
import * as l10n from '@vscode/l10n';
import forge from 'node-forge';
import { KeyError } from './key-error.ts';
import { passphraseNeeded, refuseCostly, wrongPassphrase } from './passphrase-errors.ts';

type Asn1 = forge.asn1.Asn1;

/**
 * Takes the private key out of a PKCS#12 file (.p12, .pfx), as OpenSSL 3 writes them (PBES2, AES, SHA-256) and as
 * older programs do (3DES, RC2, SHA-1).
 * @param passphrase without one, the empty one is tried
 * @returns PKCS#8 in DER, of any algorithm
 * @throws KeyError
 */
export function readPkcs12(bytes: Buffer, passphrase: string | undefined): Buffer {
  const asn1 = orUnreadable(() => forge.asn1.fromDer(bytes.toString('binary'), false));
  refuseCostly(mostRounds(asn1));
  const pfx = open(asn1, passphrase);
  const bags = [forge.pki.oids.pkcs8ShroudedKeyBag, forge.pki.oids.keyBag].flatMap(type =>
    type === undefined ? [] : (pfx.getBags({ bagType: type })[type] ?? []),
  );
  const [bag] = bags;
  if (!bag) throw withoutKey();
  if (bags.length > 1) throw withSeveralKeys(bags.length);
  return orUnreadable(() => pkcs8Of(bag));
}

function pkcs8Of({ key, asn1 }: forge.pkcs12.Bag): Buffer {
  const info = key ? forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(key)) : asn1;
  return Buffer.from(forge.asn1.toDer(info).getBytes(), 'binary');
}

const WRONG_PASSPHRASE = /MAC could not be verified/;

/** Needs no right passphrase to be said, so that nobody is sent to look for another one. */
const UNKNOWN = /unsupported|Only PKCS#12 PFX in password integrity mode/i;

function open(asn1: Asn1, passphrase: string | undefined): forge.pkcs12.Pkcs12Pfx {
  try {
    return forge.pkcs12.pkcs12FromAsn1(asn1, false, passphrase ?? '');
  } catch (error) {
    const message = (error as Error).message;
    if (UNKNOWN.test(message)) throw unreadable();
    if (passphrase === undefined) throw passphraseNeeded();
    if (WRONG_PASSPHRASE.test(message)) throw wrongPassphrase();
    return openWithBytes(asn1, passphrase);
  }
}

/**
 * The old schemes of PKCS#12 take the passphrase's characters, PBES2 takes its bytes, and node-forge gives both the
 * same. So the integrity is checked with characters first, and the content is read with bytes then, without the check.
 */
function openWithBytes(asn1: Asn1, passphrase: string): forge.pkcs12.Pkcs12Pfx {
  const withoutMac = { ...asn1, value: (asn1.value as Asn1[]).slice(0, 2) };
  try {
    return forge.pkcs12.pkcs12FromAsn1(withoutMac, false, forge.util.encodeUtf8(passphrase));
  } catch {
    throw wrongPassphrase();
  }
}

/** Rounds of key derivation follow a salt wherever PKCS#12 has some; content is packed in strings of bytes. */
function mostRounds(asn1: Asn1): number {
  const parts = partsOf(asn1);
  const rounds = parts.map((part, index) => {
    const isSalted = parts[index - 1]?.type === forge.asn1.Type.OCTETSTRING;
    return isSalted && part.type === forge.asn1.Type.INTEGER ? Number(`0x0${forge.util.bytesToHex(textOf(part))}`) : 0;
  });
  return Math.max(0, ...rounds, ...parts.map(mostRounds));
}

function partsOf(asn1: Asn1): Asn1[] {
  if (Array.isArray(asn1.value)) return asn1.value;
  if (asn1.type !== forge.asn1.Type.OCTETSTRING) return [];
  try {
    return [forge.asn1.fromDer(asn1.value, false)];
  } catch {
    // Salts, what is encrypted and what is empty are no ASN.1.
    return [];
  }
}

function textOf({ value }: Asn1): string {
  return typeof value === 'string' ? value : '';
}

function orUnreadable<T>(read: () => T): T {
  try {
    return read();
  } catch {
    throw unreadable();
  }
}

function unreadable(): KeyError {
  return new KeyError(
    'key/damaged',
    l10n.t(
      'The PKCS#12 file is damaged, or written in a way that is not read here. Take its key out: openssl pkcs12 -in FILE -nocerts -out key.pem (add -legacy for old files)',
    ),
  );
}

function withoutKey(): KeyError {
  return new KeyError(
    'key/certificate',
    l10n.t('This PKCS#12 file holds certificates only. Export it again together with its private key.'),
  );
}

function withSeveralKeys(count: number): KeyError {
  return new KeyError(
    'key/several-keys',
    l10n.t('This PKCS#12 file holds {0} private keys, and which one is meant cannot be told. Export one.', count),
  );
}
