import * as l10n from '@vscode/l10n';
import { KeyError } from './key-error.ts';
import type { KeyMaterial } from './key-material.ts';

/** What to say of something that is no private key, where one is needed. */
export function unfitForSigning({ kind, algorithm }: KeyMaterial): KeyError {
  switch (kind) {
    case 'certificate':
      return new KeyError(
        'key/certificate',
        l10n.t(
          'This is a certificate, which holds no private key. Signing needs the file of the private key that belongs to it.',
        ),
      );
    case 'request':
      return new KeyError(
        'key/csr',
        l10n.t(
          'This is a certificate request, which holds no private key. Signing needs the key file that it was made with.',
        ),
      );
    case 'ssh':
      return new KeyError(
        'key/ssh-key',
        l10n.t(
          'This is a key in the format of SSH. Make a key pair for packages with mpaas keygen, or convert a copy of an RSA private key: ssh-keygen -p -m PEM -f COPY',
        ),
      );
    case 'keystore':
      return keystore();
    case 'public':
    case 'rsa-public':
      return new KeyError(
        'key/public-instead-of-private',
        l10n.t(
          'This is a public key. Signing needs the private key that belongs to it: a file with BEGIN PRIVATE KEY or BEGIN RSA PRIVATE KEY.',
        ),
      );
    default:
      return notRsa(algorithm ?? kind);
  }
}

/** What to say of something that is no public key, where one is needed. */
export function unfitForVerifying({ kind, algorithm }: KeyMaterial): KeyError {
  switch (kind) {
    case 'certificate':
      return new KeyError(
        'key/certificate',
        l10n.t(
          'This is a certificate, and clients hold a bare public key. Take it out: openssl x509 -pubkey -noout -in FILE > public.pem',
        ),
      );
    case 'request':
      return new KeyError(
        'key/csr',
        l10n.t(
          'This is a certificate request, and clients hold a bare public key. Take it out: openssl req -pubkey -noout -in FILE > public.pem',
        ),
      );
    case 'ssh':
      return new KeyError(
        'key/ssh-key',
        l10n.t(
          'This is a key in the format of SSH. Convert its public half: ssh-keygen -e -m PKCS8 -f FILE > public.pem',
        ),
      );
    case 'keystore':
      return keystore();
    case 'pkcs12':
      return new KeyError(
        'key/private-instead-of-public',
        l10n.t(
          'This is a PKCS#12 file, which holds a private key. Take its public key out: openssl pkcs12 -in FILE -nokeys -clcerts | openssl x509 -pubkey -noout > public.pem',
        ),
      );
    default:
      // Its public half would be no better; of encrypted ones that does not show.
      if (algorithm !== undefined && algorithm !== 'RSA') return notRsa(algorithm);
      return new KeyError(
        'key/private-instead-of-public',
        l10n.t(
          'This is a private key, which only signing needs. Take its public key out: openssl pkey -in FILE -pubout -out public.pem',
        ),
      );
  }
}

function keystore(): KeyError {
  return new KeyError(
    'key/keystore',
    l10n.t(
      'This is a Java keystore. Make PKCS#12 of it: keytool -importkeystore -srckeystore FILE -destkeystore key.p12 -deststoretype PKCS12',
    ),
  );
}

export function notRsa(algorithm: string): KeyError {
  return new KeyError(
    'key/not-rsa',
    l10n.t('This is a key for {0}. Packages are signed with RSA only: make a key pair with mpaas keygen.', algorithm),
  );
}

export function severalKeys(materials: KeyMaterial[]): KeyError {
  const lines = materials.map(({ block }) => block?.line ?? 1).join(', ');
  return new KeyError(
    'key/several-keys',
    l10n.t(
      'There are {0} keys in it (lines {1}), and which one is meant cannot be told. Put the right one into a file of its own.',
      materials.length,
      lines,
    ),
  );
}

/** A key whose frame is right and whose content is not. */
export function damaged(): KeyError {
  return new KeyError(
    'key/damaged',
    l10n.t('The key is damaged: its numbers are missing or do not belong together. Get a whole copy of the file.'),
  );
}
