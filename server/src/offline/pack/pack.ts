import type { KeyObject } from 'node:crypto';
import path from 'node:path';
import type { CancellationSignal } from '../../cancellation.ts';
import { printCert } from '../cert.ts';
import { certSize, entrySigner, FIXED_TIME } from '../entry-signer.ts';
import { printManifest } from '../manifest.ts';
import { CERT_NAME, MANIFEST_NAME, tarNameOf } from '../names.ts';
import type { PackageFinding } from '../package-finding.ts';
import type { Signer } from '../signature/cert-signature.ts';
import { writeTar } from '../tar/tar-writer.ts';
import { writePackageFile } from '../write-package-file.ts';
import { ZipWriter } from '../zip/zip-writer.ts';
import { checkContent, checkEntries, type PackageOptions } from './check-source.ts';
import { tarMembers, withHpmfile } from './content-tar.ts';
import { gather } from './gather.ts';
import { limitFindings } from './limit-findings.ts';
import { packContent } from './pack-content.ts';
import type { PackSource, SourceEntry } from './pack-source.ts';
import { type AllowableCode, allowing, isError, refuseErrors } from './refusal.ts';
import { type SizeReport, sizeReport } from './size-report.ts';
import { tarSize } from './tar-size.ts';

export interface PackOptions extends PackageOptions {
  source: PackSource;
  /** From `readPrivateKey`. Without it the package is not signed, and clients that verify refuse it. */
  key?: KeyObject;
  /** What all entries and files say that they were changed; the same time when nothing is said. */
  mtime?: Date;
  /** The file to write, replaced when it is there. */
  out: string;
  /** Errors that are warnings this time. */
  allow?: readonly AllowableCode[];
  token?: CancellationSignal;
  /** In bytes of the tar. */
  onProgress?(done: number, total: number): void;
}

export interface PackResult {
  /** Absolute path of the package. */
  file: string;
  appId: string;
  version: string;
  signed: boolean;
  /** Of the package, in bytes. */
  size: number;
  /** Files in the package, without our `hpmfile.json`. */
  files: number;
  report: SizeReport;
  /** Warnings and notes; errors are thrown. */
  findings: PackageFinding[];
}

/**
 * Makes an offline package, in one pass over the data: files are read, checked, put into the tar, signed and compressed
 * as they go by, and the signatures go into room that was left for them. The same content, names, time and key give the
 * same bytes, on every system and in whatever order the files were made.
 * @throws PackRefusedError when the source is not fit for a package; PackError, TarWriteError, ZipSizeError or the
 * system's error when it cannot be written or a file cannot be read; CancelledError. Nothing is left behind then.
 */
export async function packPackage(options: PackOptions): Promise<PackResult> {
  const { source, appId, version, key, allow = [], token } = options;
  const out = path.resolve(options.out);
  const { entries, findings } = packContent(source, appId, out);
  findings.push(...checkEntries({ resourceType: 'normal', ...options, entries }));
  if (allowing(findings, allow).some(isError)) {
    // Nothing will be written, and who mends these should know of all the others, too.
    findings.push(...(await checkContent(entries, token)));
    refuseErrors(findings, allow);
  }
  const report = sizeReport(entries);
  const write = async (zip: ZipWriter) => {
    const found = await writeEntries(zip, withHpmfile(entries, { appId, version }), options);
    findings.push(...found);
    refuseErrors(findings, allow);
    return zip.finish();
  };
  const mtime = options.mtime ?? FIXED_TIME;
  const size = await writePackageFile(out, handle => write(new ZipWriter(handle, { mtime })), token);
  return {
    file: out,
    appId,
    version,
    signed: key !== undefined,
    size,
    files: report.files,
    report,
    findings: limitFindings(allowing(findings, allow)),
  };
}

/** @returns what was found in the files */
async function writeEntries(zip: ZipWriter, entries: SourceEntry[], options: PackOptions): Promise<PackageFinding[]> {
  const { appId, version, key, mtime = FIXED_TIME, token } = options;
  const tarName = tarNameOf(appId);
  const manifest = Buffer.from(printManifest({ appId, version }));
  await zip.add(MANIFEST_NAME, manifest, { method: 'deflated' });
  const cert = await zip.reserve(CERT_NAME, certSize(tarName, key));

  const findings: PackageFinding[] = [];
  const tar = gather(writeTar(tarMembers(entries, Math.floor(mtime.getTime() / 1000), findings), token));
  const signer = entrySigner(key);
  await zip.addStream(tarName, watched(tar, tarSize(entries), signer, options), token);

  const signatures = { [tarName]: signer.sign(), [MANIFEST_NAME]: signatureOf(manifest, key) };
  await cert.fill(Buffer.from(printCert(signatures)));
  return findings;
}

function signatureOf(bytes: Buffer, key: KeyObject | undefined): string {
  const signer = entrySigner(key);
  signer.update(bytes);
  return signer.sign();
}

async function* watched(
  chunks: AsyncIterable<Buffer>,
  total: number,
  signer: Signer,
  { onProgress }: PackOptions,
): AsyncGenerator<Buffer, void, undefined> {
  let done = 0;
  for await (const chunk of chunks) {
    signer.update(chunk);
    yield chunk;
    done += chunk.length;
    onProgress?.(done, total);
  }
}
