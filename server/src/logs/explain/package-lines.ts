import type { PackageCode } from '../event.ts';

/** The lines of logs that the catalogue explains in place of a code. */
export const PACKAGE_LINES: Readonly<Record<PackageCode, string>> = {
  'signature-verified': 'signature verify result true',
  'signature-refused': 'signature verify result false',
  'certificate-empty': 'joCert is empty',
  'certificate-missing': 'cert not exists!',
  'tar-missing': 'tar package not exists!',
  'entry-illegal': 'zipEntry is illegal',
  'verification-failed': 'notifyVerifyFailed appId',
};
