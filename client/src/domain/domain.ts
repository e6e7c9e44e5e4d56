/**
 * What the editor needs of offline packages and of new projects, which have keys for them, as a bundle of its own
 * (`dist/domain.js`) that is loaded on first use. It runs in the extension host and not in the language server, whose
 * messages a user may trace: keys never travel.
 */
import * as l10n from '@vscode/l10n';
import type { CancellationSignal } from '../../../server/src/cancellation.ts';
import { diagnose as diagnoseFolder } from '../../../server/src/offline/diagnose/diagnose.ts';
import type { Diagnosis } from '../../../server/src/offline/diagnose/model.ts';
import { inspectPackageFile } from '../../../server/src/offline/inspect.ts';
import { readPublicKey } from '../../../server/src/offline/keys/public-key.ts';
import { versionRule } from '../../../server/src/offline/pack/rules/version.ts';
import type { PackageFinding } from '../../../server/src/offline/package-finding.ts';
import { verifyPackageFile } from '../../../server/src/offline/verify/verify.ts';

export { loadConfig } from '../../../server/src/config/load.ts';
export { openFileSource } from '../../../server/src/offline/byte-source.ts';
export { collapseFindings } from '../../../server/src/offline/collapse-findings.ts';
export { comparePackages } from '../../../server/src/offline/compare.ts';
export { reportLines } from '../../../server/src/offline/diagnose/report.ts';
export { inspectPackage, readMember } from '../../../server/src/offline/inspect.ts';
export { generateKeyPair, KEY_BITS, type KeyBits } from '../../../server/src/offline/keys/keygen.ts';
export { readPrivateKey, readPrivateKeyFile } from '../../../server/src/offline/keys/private-key.ts';
export { readPublicKey, readPublicKeyFile } from '../../../server/src/offline/keys/public-key.ts';
export { publicKeyFingerprint } from '../../../server/src/offline/keys/public-key-findings.ts';
export { publicKeyForms } from '../../../server/src/offline/keys/public-key-forms.ts';
export { keyPairFiles, refuseExisting, writeKeyPair } from '../../../server/src/offline/keys/write-key-pair.ts';
export { packageFileName, parsePackageFileName } from '../../../server/src/offline/names.ts';
export { packPackage } from '../../../server/src/offline/pack/pack.ts';
export { openPackSource } from '../../../server/src/offline/pack/pack-source.ts';
export { ALLOWABLE_CODES } from '../../../server/src/offline/pack/refusal.ts';
export { checkAppId } from '../../../server/src/offline/presets/app-id.ts';
export { signPackage } from '../../../server/src/offline/sign/sign-package.ts';
export { presetsBeside } from '../../../server/src/offline/verify/presets-beside.ts';
export { verifyPackage, verifyPackageFile } from '../../../server/src/offline/verify/verify.ts';
export { findingLine } from '../../../server/src/report/text.ts';
export { newProject } from '../../../server/src/scaffold/new-project.ts';
export { proposePrefix } from '../../../server/src/scaffold/proposals.ts';
export { copySample } from '../../../server/src/scaffold/sample.ts';
export { findConfigs } from '../../../server/src/workspace/find-configs.ts';

/** What packing will say of a version, if anything. */
export function checkVersion(version: string): PackageFinding | undefined {
  const [finding] = versionRule({ entries: [], appId: '', version, resourceType: 'normal' });
  return finding;
}

/** Sets the language of everything that this bundle says. */
export function setTexts(contents: Record<string, string | { message: string; comment: string[] }>): void {
  l10n.config({ contents });
}

/** Diagnoses the offline packages of a workspace folder. */
export function diagnose(folder: string, token: CancellationSignal): Promise<Diagnosis> {
  return diagnoseFolder(folder, {
    token,
    verify: (file, publicKey) => verifyPackageFile(file, { key: readPublicKey(Buffer.from(publicKey)), token }),
    inspect: file => inspectPackageFile(file, { token }),
  });
}
