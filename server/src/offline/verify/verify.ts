import path from 'node:path';
import { type ByteSource, openFileSource } from '../byte-source.ts';
import type { PublicKey } from '../keys/public-key.ts';
import { MalformedError } from '../malformed-error.ts';
import type { PackageFinding } from '../package-finding.ts';
import type { StreamOptions } from '../stream-entry.ts';
import type { Circumstances, Remark } from './checks/check.ts';
import { CHECKS } from './checks/index.ts';
import { checkKey } from './checks/key.ts';
import { malformed } from './checks/malformed.ts';
import { type ClientBehaviour, clientBehaviour } from './client-behaviour.ts';
import { presetsBeside } from './presets-beside.ts';
import { type ReadPackage, readPackage } from './read-package.ts';
import type { SignatureState } from './signature-check.ts';
import { type Verdict, worstOf } from './verdict.ts';

export interface VerifyOptions extends Circumstances, StreamOptions {
  key: PublicKey;
}

export interface VerifyReport {
  verdict: Verdict;
  /** As the manifest says, when it can be read. */
  appId?: string;
  version?: string;
  /** Everything that there is to say, whatever the verdict. */
  findings: PackageFinding[];
  /** Of the container, in its order; empty when it cannot be read. Sizes in bytes, inflated. */
  entries: { name: string; size: number; signature?: SignatureState }[];
  clients: ClientBehaviour[];
}

/**
 * Verifies a package more strictly than any client does: what one of them could read differently is no package. It is
 * read once, and never more than a few chunks of it are in memory. Nothing about a package makes this throw.
 * @throws CancelledError, errors of the system
 */
export async function verifyPackage(source: ByteSource, options: VerifyOptions): Promise<VerifyReport> {
  const parts = await readPackage(source, { ...options, key: options.key.key });
  const isUnreadable = parts instanceof MalformedError;
  const remarks = remarksOn(parts, options);
  const verdict = worstOf(remarks.flatMap(remark => remark.verdict ?? []));
  const { manifest, entries } = isUnreadable ? { manifest: undefined, entries: [] } : parts;
  return {
    verdict,
    ...(manifest && { appId: manifest.appId, version: manifest.version }),
    findings: remarks.map(({ finding }) => finding),
    entries: entries.map(({ entry, signature }) => ({
      name: entry.shown,
      size: entry.size,
      ...(signature && { signature }),
    })),
    clients: clientBehaviour(isUnreadable ? undefined : parts, verdict, options.fileName),
  };
}

/** What all checks say. @param parts only the defect when the container cannot be read */
export function remarksOn(parts: ReadPackage | MalformedError, circumstances: Circumstances): Remark[] {
  if (!(parts instanceof MalformedError)) return CHECKS.flatMap(check => check(parts, circumstances));
  return [malformed(parts), ...checkKey(circumstances)];
}

/**
 * Verifies a package file, with what its name and an `h5_json.json` beside it say.
 * @throws CancelledError, errors of the system, such as when it cannot be opened
 */
export async function verifyPackageFile(file: string, options: VerifyOptions): Promise<VerifyReport> {
  await using source = await openFileSource(file);
  const h5Json = options.h5Json ?? (await presetsBeside(file));
  return await verifyPackage(source, { fileName: path.basename(file), ...options, ...(h5Json && { h5Json }) });
}
