import * as l10n from '@vscode/l10n';
import { CERT_NAME, MANIFEST_NAME } from '../../names.ts';
import { type Check, fault, type Remark } from './check.ts';

/** Bytes that every reader takes the same way, and that neither the console nor we write so. */
export const checkForm: Check = ({ archive, cert, manifest, tar }) => {
  const remarks: Remark[] = archive.traits.map(finding => ({ verdict: 'repackaged', finding }));
  if (cert && !cert.isTemplate && cert.signatures.size > 0) {
    const message = l10n.t('{0} is not written as the console writes it: something else put it there.', CERT_NAME);
    remarks.push(fault('repackaged', 'package/cert-form', CERT_NAME, message));
  }
  // What is signed is as the owner of the key wanted it.
  if (manifest && !manifest.isTemplate) {
    const message = l10n.t('{0} is not written as the console writes it. It says the same.', MANIFEST_NAME);
    const finding = { code: 'package/manifest-form', severity: 'info', entry: MANIFEST_NAME, message } as const;
    remarks.push({ finding });
  }
  return [...remarks, ...(tar?.findings ?? []).map(finding => ({ finding }))];
};
