import * as l10n from '@vscode/l10n';
import { CERT_NAME } from '../../names.ts';
import type { VerifiedEntry } from '../read-package.ts';
import type { SignatureState } from '../signature-check.ts';
import { signedEntries } from './cert-entries.ts';
import { type Check, fault, type Remark } from './check.ts';

/** These show that the key is the right one: the signature opens with it. */
const OPENED: readonly (SignatureState | undefined)[] = ['valid', 'entry-changed', 'wrong-digest'];

/** The signatures of the tar and of the manifest, by the key. */
export const checkSignatures: Check = parts => {
  const signed = parts.entries.filter(({ entry }) => signedEntries(parts).includes(entry));
  const isRightKey = signed.some(({ signature }) => OPENED.includes(signature));
  const remarks = signed.flatMap(entry => remarkOn(entry, isRightKey));
  if (!parts.areSignaturesSwapped) return remarks;
  const message = l10n.t('The two signatures are exchanged: each is the one of the other entry. Sign it again.');
  return [...remarks, fault('entry-changed', 'package/signatures-swapped', CERT_NAME, message)];
};

function remarkOn({ entry: { shown: name }, signature }: VerifiedEntry, isRightKey: boolean): Remark[] {
  switch (signature) {
    case 'entry-changed': {
      const message = l10n.t(
        '{0} was changed after it was signed with this key. Build and sign the package again.',
        name,
      );
      return [fault('entry-changed', 'package/entry-changed', name, message)];
    }
    case 'wrong-digest': {
      const message = l10n.t(
        'The signature of {0} is by this key, but not over SHA-1, which is the only digest that clients check (seen in code). Sign it with mpaas sign, or with openssl dgst -sha1 -sign.',
        name,
      );
      return [fault('wrong-digest', 'package/wrong-digest', name, message)];
    }
    case 'not-base64': {
      const message = l10n.t(
        'The signature of {0} is no base64 as the console writes it: standard letters, padding, no white space. Sign the package again.',
        name,
      );
      return [fault('signature-damaged', 'package/signature-text', name, message)];
    }
    case 'signature-damaged':
      return [damaged(name)];
    case 'wrong-key':
      return isRightKey ? [damaged(name)] : [wrongKey(name)];
    default:
      // Valid ones need no word; missing, empty and unreadable ones are said elsewhere.
      return [];
  }
}

function damaged(name: string): Remark {
  const message = l10n.t('The signature of {0} is damaged. Download the package again, or sign it again.', name);
  return fault('signature-damaged', 'package/signature-damaged', name, message);
}

function wrongKey(name: string): Remark {
  const message = l10n.t(
    'The signature of {0} is by another key. Give the app the public key of the private key in the console; when that one was replaced, upload the package again and download it (documented).',
    name,
  );
  return fault('wrong-key', 'package/wrong-key', name, message);
}
