import * as l10n from '@vscode/l10n';
import { CERT_NAME, MANIFEST_NAME, SIGN_NAME } from '../../names.ts';
import { type Check, fault, type Remark } from './check.ts';

/** Exactly the manifest, the signatures and one tar: all packages of the console are so (measured). */
export const checkEntrySet: Check = ({ roles }) => {
  const remarks: Remark[] = [];
  const add = (code: string, entry: string, message: string, offset?: number) =>
    remarks.push(fault('entry-set', code, entry, message, offset));
  if (!roles.manifest) add('package/missing-entry', MANIFEST_NAME, missing(MANIFEST_NAME));
  if (!roles.cert) {
    const message = l10n.t(
      '{0} is missing. Packages have it even when they are not signed: build it again.',
      CERT_NAME,
    );
    add('package/missing-entry', CERT_NAME, message);
  }
  if (!roles.tar) {
    add('package/missing-entry', '', l10n.t('There is no tar in the package, which holds its files. Build it again.'));
  }
  if (roles.sign) {
    const message = l10n.t(
      '{0} is in the package. Packages of the mPaaS console have none (measured); Android clients that find one check it with a key of Alipay, and not {1} with yours (seen in code). Leave it out.',
      SIGN_NAME,
      CERT_NAME,
    );
    add('package/sign-json', SIGN_NAME, message, roles.sign.offset);
  }
  for (const { shown, offset } of roles.others) {
    const message = l10n.t('{0} does not belong into a package, and nothing may sign it. Leave it out.', shown);
    add('package/extra-entry', shown, message, offset);
  }
  return remarks;
};

function missing(name: string): string {
  return l10n.t('{0} is missing. Build the package again.', name);
}
