import * as l10n from '@vscode/l10n';
import type { Finding } from '../../findings.ts';

/** Apps of the SDK itself (documented: D-CREATE). */
const RESERVED = new Set(['20000196', '66666692', '68687029', '68687209']);
/** Where further ones may come (documented: D-CREATE). */
const RESERVED_STARTS = ['666666', '20000'];

type AppIdFinding = Pick<Finding, 'code' | 'severity' | 'message'>;

/** What is wrong with an app id, if anything is. */
export function checkAppId(appId: string): AppIdFinding | undefined {
  if (!/^(\d{8}|\d{16})$/.test(appId)) {
    return {
      code: 'package/app-id-digits',
      severity: 'error',
      message: l10n.t(
        'An app id has 8 digits for an H5 package and 16 for a mini program (documented); "{0}" has neither. Zeros at its start count.',
        appId,
      ),
    };
  }
  if (RESERVED.has(appId)) {
    const message = l10n.t('{0} is an app of the SDK itself (documented). Use another app id.', appId);
    return { code: 'package/app-id-reserved', severity: 'warning', message };
  }
  const start = RESERVED_STARTS.find(each => appId.startsWith(each));
  if (start === undefined) return undefined;
  const message = l10n.t('Avoid app ids that start with {0}: the SDK keeps them for itself (documented).', start);
  return { code: 'package/app-id-reserved', severity: 'warning', message };
}
