import { CERT_NAME, SIGN_NAME, tarNameOf } from '../names.ts';
import type { Verdict } from '../verify/verdict.ts';

/** What of a package matters to clients that do not verify, too. */
export interface PackageContents {
  /** What clients ask for and it does not have. */
  lacks: { name: string; code: number } | undefined;
  /** Whether the console signs, when the package tells. */
  signing: 'on' | 'off' | undefined;
  isMalformed: boolean;
}

/** Result codes of Android clients (seen in code). */
const CODE = { noTar: 3, noCert: 4 };

/**
 * What clients for Android ask for before they verify, even when that is off (seen in code: H5PackageParser).
 * @param names of the entries; none when the container cannot be read
 * @param appId empty when it is not known
 */
export function lackingPart(names: readonly string[], appId: string): PackageContents['lacks'] {
  if (names.length === 0) return undefined;
  const tar = appId === '' ? '.tar' : tarNameOf(appId);
  if (!names.some(name => (appId === '' ? name.endsWith(tar) : name === tar))) return { name: tar, code: CODE.noTar };
  const hasList = names.includes(CERT_NAME) || names.includes(SIGN_NAME);
  return hasList ? undefined : { name: CERT_NAME, code: CODE.noCert };
}

/** What the verdict under any key tells of the console: it is one of a signature, or there is none to judge. */
export function signingOf(verdict: Verdict): PackageContents['signing'] {
  switch (verdict) {
    case 'unsigned':
      return 'off';
    case 'malformed':
    case 'entry-set':
      return undefined;
    default:
      return 'on';
  }
}
