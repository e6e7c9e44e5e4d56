import * as l10n from '@vscode/l10n';
import { KeyError } from './key-error.ts';

export function passphraseNeeded(): KeyError {
  return new KeyError(
    'key/passphrase-needed',
    l10n.t(
      'The private key is encrypted. Put its passphrase into an environment variable and name that: --passphrase-env NAME',
    ),
  );
}

export function wrongPassphrase(): KeyError {
  return new KeyError(
    'key/wrong-passphrase',
    l10n.t('The passphrase does not open the private key. Check it, and that the file is the one that it belongs to.'),
  );
}

export function unknownEncryption(): KeyError {
  return new KeyError(
    'key/unknown-encryption',
    l10n.t(
      'The private key is encrypted in a way that is not read here. Encrypt it anew: openssl pkcs8 -topk8 -v2 aes-256-cbc -in FILE -out key.pem (add -provider legacy -provider default for old files)',
    ),
  );
}

/** Real files have thousands of rounds; more than this would stand still for minutes. */
const MAX_ROUNDS = 1_000_000;

/** @throws KeyError when opening a key would take so many rounds that it looks like an attack, or a broken number */
export function refuseCostly(rounds: number): void {
  if (rounds <= MAX_ROUNDS) return;
  throw new KeyError(
    'key/too-costly',
    l10n.t(
      'Opening the private key would take {0} rounds of key derivation; up to {1} are done. Encrypt it anew: openssl pkcs8 -topk8 -in FILE -out key.pem',
      rounds,
      MAX_ROUNDS,
    ),
  );
}
