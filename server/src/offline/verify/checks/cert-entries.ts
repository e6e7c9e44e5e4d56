import * as l10n from '@vscode/l10n';
import { CERT_NAME } from '../../names.ts';
import type { ZipEntry } from '../../zip/zip-archive.ts';
import type { ReadPackage } from '../read-package.ts';
import { shownText } from '../shown-text.ts';
import { type Check, fault, type Remark } from './check.ts';

/** CERT.json has one signature for the tar and one for the manifest, and no other (measured). */
export const checkCertEntries: Check = parts => {
  const { cert } = parts;
  if (!cert) return [];
  const signed = signedEntries(parts);
  if (cert.signatures.size === 0) {
    const message = l10n.t('{0} holds no signatures, not even empty ones: the package is not signed.', CERT_NAME);
    return [fault('unsigned', 'package/cert-empty', CERT_NAME, message)];
  }
  const missing = signed
    .filter(({ name }) => !cert.signatures.has(name))
    .map(({ shown }) => {
      const message = l10n.t(
        '{0} has no signature for {1}. Some Android clients load a package all the same when one is missing (seen in code). Sign it again.',
        CERT_NAME,
        shown,
      );
      return fault('entry-set', 'package/cert-missing-entry', shown, message);
    });
  const extra = [...cert.signatures.keys()]
    .filter(name => !signed.some(entry => entry.name === name))
    .map(name => {
      const message = l10n.t(
        '{0} has a signature for {1}, which is no entry that packages sign. Sign the package again.',
        CERT_NAME,
        JSON.stringify(shownText(name)),
      );
      return fault('entry-set', 'package/cert-extra-entry', CERT_NAME, message);
    });
  return [...missing, ...extra, ...emptyOnes(parts)];
};

/** The entries that signatures have to cover, as far as they are there. */
export function signedEntries({ roles }: ReadPackage): ZipEntry[] {
  return [roles.tar, roles.manifest].flatMap(entry => entry ?? []);
}

/** Empty texts are how the console says that a package is not signed (measured). */
function emptyOnes(parts: ReadPackage): Remark[] {
  const { cert } = parts;
  const empty = signedEntries(parts).filter(({ name }) => cert?.signatures.get(name) === '');
  if (empty.length === 0) return [];
  if ([...(cert?.signatures.values() ?? [])].every(text => text === '')) {
    const message = l10n.t(
      'The package is not signed: its signatures are empty texts. Clients that verify refuse it (documented). Upload the private key in the console and the package after that, or sign it with mpaas sign.',
    );
    return [fault('unsigned', 'package/unsigned', CERT_NAME, message)];
  }
  return empty.map(({ shown }) => {
    const message = l10n.t(
      'The signature of {0} is empty, while the other one is not. Nothing protects {0}. Sign the package again.',
      shown,
    );
    return fault('unsigned', 'package/partly-signed', shown, message);
  });
}
