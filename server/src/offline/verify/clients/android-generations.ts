import * as l10n from '@vscode/l10n';

/** What a client does when the check of one file throws an exception, or when CERT.json does not name the file. */
type Reaction = 'skips' | 'goes-on' | 'refuses';

/**
 * How one kind of Android client checks, as far as it is public. All of it was read in code of versions that nobody
 * dated, and not run; whether current versions (10.2.3.x) still do so is not known.
 */
export interface AndroidGeneration {
  id: string;
  title: () => string;
  /** Whether files of this name are not checked. */
  isExempt(name: string): boolean;
  /** A file that CERT.json does not name: it is skipped, or an exception ends the loop, or it is refused. */
  onUnlisted: Reaction;
  /** An exception in the loop: `goes-on` is logged as success. */
  onException: Reaction;
}

export const ANDROID_GENERATIONS: readonly AndroidGeneration[] = [
  {
    id: 'android-nebula',
    title: () => l10n.t('Android, Nebula (older)'),
    isExempt: name => name.includes('ios') || name.includes('tiny'),
    onUnlisted: 'skips',
    onException: 'goes-on',
  },
  {
    id: 'android-mpaas',
    title: () => l10n.t('Android, Nebula in mPaaS'),
    isExempt: name => name.includes('ios') || name.includes('android.tiny.tar'),
    onUnlisted: 'goes-on',
    onException: 'goes-on',
  },
  {
    id: 'android-ariver',
    title: () => l10n.t('Android, Ariver (newer)'),
    isExempt: name => name.includes('ios') || name.includes('hpmfile.json'),
    onUnlisted: 'refuses',
    onException: 'refuses',
  },
];
