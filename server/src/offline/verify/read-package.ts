import type { KeyObject } from 'node:crypto';
import * as l10n from '@vscode/l10n';
import type { ByteSource } from '../byte-source.ts';
import { type Cert, parseCert } from '../cert.ts';
import { MalformedError } from '../malformed-error.ts';
import { type Manifest, parseManifest } from '../manifest.ts';
import { entriesByRole, type PackageEntries } from '../package-entries.ts';
import { PackageTar, type TarListener } from '../package-tar.ts';
import type { StreamOptions } from '../stream-entry.ts';
import type { ZipArchive, ZipEntry } from '../zip/zip-archive.ts';
import { readZip } from '../zip/zip-reader.ts';
import { EntryReader, orDefect } from './entry-reader.ts';
import { type ForgivingCert, readForgivingly } from './forgiving-cert.ts';
import type { SignatureState } from './signature-check.ts';

export interface VerifiedEntry {
  entry: ZipEntry;
  /** Whether it could be read to its end. */
  isReadable: boolean;
  /** Absent for the lists of signatures themselves, which nothing signs. */
  signature?: SignatureState;
  /** Whether it is signed with the key for a client that is less strict about CERT.json than we are. */
  verifies: boolean;
}

/** All there is to know of a package whose container can be read. */
export interface ReadPackage {
  archive: ZipArchive;
  /** What makes it malformed, in the order of reading. */
  defects: readonly MalformedError[];
  roles: PackageEntries;
  /** In the order of the package. */
  entries: VerifiedEntry[];
  /** Those that can be read. */
  manifest?: Manifest;
  cert?: Cert;
  tar?: PackageTar;
  /** What clients may read where we refuse. */
  forgivingCert?: ForgivingCert;
  forgivingSign?: ForgivingCert;
  /** Each of the two signatures is the one of the other entry. */
  areSignaturesSwapped: boolean;
}

export interface ReadOptions extends StreamOptions {
  /** Without one, no signature is checked. */
  key?: KeyObject;
  /** Hears of what is in the tar. */
  listener?: TarListener;
}

/**
 * Reads a package once from end to end, checks its signatures on the way, and collects what is wrong instead of
 * stopping at it. Only entries whose signature does not verify are read again, to say why.
 * @returns only the defect when the container cannot be read
 * @throws CancelledError, errors of the system
 */
export async function readPackage(
  source: ByteSource,
  options: ReadOptions = {},
): Promise<ReadPackage | MalformedError> {
  const defects: MalformedError[] = [];
  const archive = await readContainer(source, defects);
  if (!archive) return defects[0] as MalformedError;
  const reader = new EntryReader(source, options.key, archive.entries, options);
  reader.defects.push(...defects);
  return { archive, ...(await readEntries(archive, reader, options.listener)) };
}

async function readContainer(source: ByteSource, defects: MalformedError[]): Promise<ZipArchive | undefined> {
  const archive = await orDefect(() => readZip(source), defects);
  if (archive || defects[0]?.code !== 'package/zip-illegal-name') return archive;
  // Android clients skip such entries and take the others, so the others are worth a look.
  return orDefect(() => readZip(source, 'keep'), []);
}

async function readEntries(
  { entries }: ZipArchive,
  reader: EntryReader,
  listener: TarListener | undefined,
): Promise<Omit<ReadPackage, 'archive'>> {
  const { cert: certEntry, sign, manifest: manifestEntry } = entriesByRole(entries);
  // First, because it says which signature belongs to what comes.
  const certBytes = await reader.readText(certEntry);
  const cert = certBytes && (await orDefect(async () => parseCert(certBytes), reader.defects));
  const forgivingCert = cert?.signatures ?? (certBytes && readForgivingly(certBytes));
  reader.signatures = forgivingCert;
  const manifestBytes = await reader.readText(manifestEntry);
  const manifest = manifestBytes && (await orDefect(async () => parseManifest(manifestBytes), reader.defects));
  const signBytes = await reader.readText(sign);
  const forgivingSign = signBytes && readForgivingly(signBytes);
  const roles = entriesByRole(entries, manifest?.appId);
  const tar = roles.tar && (await readTar(roles.tar, reader, listener));
  for (const entry of roles.others) await reader.read(entry, () => undefined);
  const verified: VerifiedEntry[] = [];
  for (const entry of entries) verified.push(await verifyEntry(entry, roles, reader, cert));
  return {
    defects: reader.defects,
    roles,
    entries: verified,
    areSignaturesSwapped: await areSwapped(roles, verified, reader),
    ...(manifest && { manifest }),
    ...(cert && { cert }),
    ...(tar && { tar }),
    ...(forgivingCert && { forgivingCert }),
    ...(forgivingSign && { forgivingSign }),
  };
}

async function readTar(
  entry: ZipEntry,
  reader: EntryReader,
  listener: TarListener | undefined,
): Promise<PackageTar | undefined> {
  const tar = new PackageTar(listener);
  if (!(await reader.read(entry, chunk => tar.push(chunk)))) return undefined;
  tar.end();
  for (const defect of [tar.defect, tar.hpmfileDefect]) if (defect) reader.defects.push(defect);
  return tar;
}

async function verifyEntry(
  entry: ZipEntry,
  roles: PackageEntries,
  reader: EntryReader,
  cert: Cert | undefined,
): Promise<VerifiedEntry> {
  const isReadable = reader.isReadable(entry);
  if (entry === roles.cert || entry === roles.sign) return { entry, isReadable, verifies: false };
  const signature = cert ? await reader.stateOf(entry) : 'unchecked';
  return { entry, isReadable, signature, verifies: reader.verifies(entry) };
}

/** @throws MalformedError when the files of a package cannot all be read */
export function requireContents(parts: ReadPackage | MalformedError): ReadPackage {
  if (parts instanceof MalformedError) throw parts;
  const { tar, defects } = parts;
  if (tar && !tar.defect) return parts;
  const message = l10n.t('There is no tar in the package, which holds its files. Build it again.');
  throw tar?.defect ?? defects[0] ?? new MalformedError('package/missing-entry', message, 0);
}

/** As when whoever put them into CERT.json took one for the other. */
async function areSwapped(
  { manifest, tar }: PackageEntries,
  entries: readonly VerifiedEntry[],
  reader: EntryReader,
): Promise<boolean> {
  const isChanged = (entry: ZipEntry) => entries.find(each => each.entry === entry)?.signature === 'entry-changed';
  if (!manifest || !tar || !isChanged(manifest) || !isChanged(tar)) return false;
  return (await reader.isSignatureOf(manifest, tar)) && reader.isSignatureOf(tar, manifest);
}
