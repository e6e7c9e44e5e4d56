import path from 'node:path';
import type * as vscode from 'vscode';
import type { VerifyReport } from '../../../server/src/offline/verify/verify.ts';
import { loadDomain } from '../domain/load-domain.ts';
import { messageOf } from '../errors.ts';
import { type Inspection, inspectSource } from './inspect-file.ts';
import type { KnownKey, PublicKeys } from './public-keys.ts';

/** All that the editor shows of a package. */
export interface Examination {
  file: string;
  inspection: Inspection;
  /** Absent while no public key is known. */
  verification?: { report: VerifyReport; key: KnownKey };
  /** Why the key that is named cannot be used. */
  keyProblem?: string;
}

/**
 * Reads a package, and verifies it when a public key is known for its app. It is opened once, so that all that is said
 * is of the same bytes, also when another file takes its place meanwhile.
 * @param onProgress takes percents
 * @throws CancelledError, errors of the system
 */
export async function examinePackage(
  file: string,
  publicKeys: Pick<PublicKeys, 'of'>,
  token: vscode.CancellationToken,
  onProgress: (percent: number) => void,
): Promise<Examination> {
  const half = (start: number) => (done: number, total: number) =>
    onProgress(start + (total > 0 ? (50 * done) / total : 0));
  const { openFileSource, presetsBeside, verifyPackage } = await loadDomain();
  await using source = await openFileSource(file);
  const h5Json = await presetsBeside(file);
  const circumstances = { fileName: path.basename(file), ...(h5Json && { h5Json }) };
  const inspection = await inspectSource(source, { ...circumstances, token, onProgress: half(0) });
  const known = await knownKey(publicKeys, inspection.appId);
  if (!known || 'problem' in known) return { file, inspection, ...(known && { keyProblem: known.problem }) };
  const report = await verifyPackage(source, { ...circumstances, key: known.key, token, onProgress: half(50) });
  return { file, inspection, verification: { report, key: known } };
}

/** A key that cannot be read is no reason to show nothing of the package. */
async function knownKey(
  publicKeys: Pick<PublicKeys, 'of'>,
  appId: string | undefined,
): Promise<KnownKey | { problem: string } | undefined> {
  try {
    return await publicKeys.of(appId);
  } catch (error) {
    return { problem: messageOf(error) };
  }
}
