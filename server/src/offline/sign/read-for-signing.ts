import type { KeyObject } from 'node:crypto';
import * as l10n from '@vscode/l10n';
import { type CancellationSignal, throwIfCancelled } from '../../cancellation.ts';
import type { ByteSource } from '../byte-source.ts';
import { entrySigner } from '../entry-signer.ts';
import { type Hpmfile, parseHpmfile } from '../hpmfile.ts';
import { type ManifestValues, parseManifest } from '../manifest.ts';
import { CERT_NAME, HPMFILE_NAME, MANIFEST_NAME, tarNameOf } from '../names.ts';
import { PackError } from '../pack/pack-error.ts';
import type { PackageFinding } from '../package-finding.ts';
import { TarReader } from '../tar/tar-reader.ts';
import { readEntry, readEntryBytes } from '../zip/read-entry.ts';
import type { ZipEntry } from '../zip/zip-archive.ts';
import { readZip } from '../zip/zip-reader.ts';

/** More than a manifest has; what it may have is for its parser to say. */
const MANIFEST_LIMIT = 1024 * 1024;

/** What is signed in a package, and the signature of the large part. */
export interface SignedParts extends ManifestValues {
  manifest: ZipEntry;
  manifestBytes: Buffer;
  tar: ZipEntry;
  /** Base64. */
  tarSignature: string;
  findings: PackageFinding[];
}

interface ReadOptions {
  key: KeyObject;
  token?: CancellationSignal;
  onProgress?(done: number, total: number): void;
}

/**
 * Reads all of a package, strictly, and signs its tar on the way: whoever signs says that this is one package.
 * @throws MalformedError, PackError, CancelledError
 */
export async function readForSigning(source: ByteSource, options: ReadOptions): Promise<SignedParts> {
  const { entries, traits } = await readZip(source);
  const manifest = entries.find(({ name }) => name === MANIFEST_NAME);
  const [tar, ...others] = entries.filter(({ name }) => name !== MANIFEST_NAME && name !== CERT_NAME);
  if (!manifest || !tar?.name.endsWith('.tar') || others.length > 0) throw otherEntries(entries);
  const manifestBytes = await readEntryBytes(source, manifest, MANIFEST_LIMIT);
  const { appId, version } = parseManifest(manifestBytes);
  if (tar.name !== tarNameOf(appId)) {
    const message = l10n.t('{0} says that the app id is {1}, but the tar is {2}.', MANIFEST_NAME, appId, tar.name);
    throw new PackError('package/mismatch', message);
  }
  const { tarSignature, hpmfile, findings } = await readTar(source, tar, options);
  refuseMismatch(hpmfile, { appId, version });
  return { appId, version, manifest, manifestBytes, tar, tarSignature, findings: [...traits, ...findings] };
}

function otherEntries(entries: ZipEntry[]): PackError {
  const message = l10n.t(
    'A package has {0}, {1} and one tar with the name of the app id; this has {2}. Only packages are signed: make one with mpaas pack.',
    MANIFEST_NAME,
    CERT_NAME,
    entries.map(({ name }) => name).join(', '),
  );
  return new PackError('package/entry-set', message);
}

async function readTar(source: ByteSource, tar: ZipEntry, { key, token, onProgress }: ReadOptions) {
  const signer = entrySigner(key);
  let bytes: Buffer[] | undefined;
  const reader = new TarReader({
    onMember({ path }) {
      if (path === HPMFILE_NAME) bytes = [];
    },
    onData(chunk, { path }) {
      if (path === HPMFILE_NAME) bytes?.push(Buffer.from(chunk));
    },
  });
  let done = 0;
  for await (const chunk of readEntry(source, tar)) {
    throwIfCancelled(token);
    signer.update(chunk);
    reader.push(chunk);
    done += chunk.length;
    onProgress?.(done, tar.size);
  }
  reader.end();
  const findings = [...reader.findings];
  const hpmfile = bytes && parseHpmfile(Buffer.concat(bytes));
  if (!hpmfile) {
    const message = l10n.t('The tar has no {0}, which all packages of the console have (measured).', HPMFILE_NAME);
    findings.push({ code: 'package/hpmfile-missing', severity: 'warning', entry: HPMFILE_NAME, message });
  }
  return { tarSignature: signer.sign(), hpmfile, findings };
}

function refuseMismatch(hpmfile: Hpmfile | undefined, { appId, version }: ManifestValues): void {
  const other = { appId: hpmfile?.appId ?? appId, version: hpmfile?.version ?? version };
  if (other.appId === appId && other.version === version) return;
  const message = l10n.t(
    '{0} speaks of {1} {2}, {3} of {4} {5}: these parts are of different packages. Pack again.',
    MANIFEST_NAME,
    appId,
    version,
    HPMFILE_NAME,
    other.appId,
    other.version,
  );
  throw new PackError('package/mismatch', message);
}
