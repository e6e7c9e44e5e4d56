import type { KeyObject } from 'node:crypto';
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import type { CancellationSignal } from '../../cancellation.ts';
import { type ByteSource, openFileSource } from '../byte-source.ts';
import { printCert } from '../cert.ts';
import { certSize, entrySigner, FIXED_TIME } from '../entry-signer.ts';
import { CERT_NAME, MANIFEST_NAME, parsePackageFileName } from '../names.ts';
import type { PackageFinding } from '../package-finding.ts';
import { writePackageFile } from '../write-package-file.ts';
import { ZipWriter } from '../zip/zip-writer.ts';
import { readForSigning, type SignedParts } from './read-for-signing.ts';

export interface SignOptions {
  /** The package to sign. */
  file: string;
  /** From `readPrivateKey`. */
  key: KeyObject;
  /** The package to write; may be the same file, which is replaced. */
  out: string;
  token?: CancellationSignal;
  /** In bytes of the tar. */
  onProgress?(done: number, total: number): void;
}

export interface SignResult {
  /** Absolute path of the signed package. */
  file: string;
  appId: string;
  version: string;
  /** What should be known about what was signed. */
  findings: PackageFinding[];
}

/**
 * Signs a package that is there, whoever made it: a new CERT.json takes the place of any other, and the bytes of the
 * other entries stay as they are, compressed. The container gets the console's form.
 * @throws MalformedError when it is something that clients could read in several ways; PackError when its entries are
 * others than those of packages, when its parts speak of different packages, or when it cannot be written; the system's
 * errors; CancelledError. Nothing is changed then.
 */
export async function signPackage(options: SignOptions): Promise<SignResult> {
  const out = path.resolve(options.out);
  const parts = await writePackageFile(
    out,
    async handle => {
      await using source = await openFileSource(options.file);
      const signed = await readForSigning(source, options);
      await writeSigned(new ZipWriter(handle, { mtime: FIXED_TIME }), source, signed, options);
      return signed;
    },
    options.token,
  );
  const { appId, version } = parts;
  return { file: out, appId, version, findings: [...parts.findings, ...checkFileName(out, parts)] };
}

async function writeSigned(
  zip: ZipWriter,
  source: ByteSource,
  { manifest, manifestBytes, tar, tarSignature }: SignedParts,
  { key, token }: SignOptions,
): Promise<void> {
  const signer = entrySigner(key);
  signer.update(manifestBytes);
  await zip.copyRaw(source, manifest, token);
  const cert = await zip.reserve(CERT_NAME, certSize(tar.name, key));
  await zip.copyRaw(source, tar, token);
  await cert.fill(Buffer.from(printCert({ [tar.name]: tarSignature, [MANIFEST_NAME]: signer.sign() })));
  await zip.finish();
}

function checkFileName(file: string, { appId, version }: SignedParts): PackageFinding[] {
  const named = parsePackageFileName(path.basename(file));
  if (!named || (named.appId === appId && named.version === version)) return [];
  const message = l10n.t(
    'The file has the name of {0} {1}, but it is {2} {3}.',
    named.appId,
    named.version,
    appId,
    version,
  );
  return [{ code: 'package/file-name', severity: 'warning', entry: '', message }];
}
