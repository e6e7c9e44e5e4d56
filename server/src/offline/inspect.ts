import path from 'node:path';
import { compareText } from '../findings.ts';
import { type ByteSource, openFileSource } from './byte-source.ts';
import { MalformedError } from './malformed-error.ts';
import type { PackageFinding } from './package-finding.ts';
import type { StreamOptions } from './stream-entry.ts';
import type { MemberType, TarMember } from './tar/tar-format.ts';
import type { Circumstances } from './verify/checks/check.ts';
import { type ReadPackage, readPackage } from './verify/read-package.ts';
import { type Verdict, worstOf } from './verify/verdict.ts';
import { remarksOn } from './verify/verify.ts';
import type { ZipMethod } from './zip/zip-format.ts';

export { MemberError, readMember } from './read-member.ts';

export interface InspectedFile {
  /** Relative to the root of the tar, with `/`. */
  name: string;
  /** In bytes. */
  size: number;
  type: MemberType;
  /** ISO 8601, UTC. */
  modified: string;
}

/** What is in a package; whether its signatures are right, only verifying tells. */
export interface Inspection {
  /** As the manifest says, when it can be read. */
  appId?: string;
  version?: string;
  /** Whether there is a signature for the tar and one for the manifest. */
  signed: boolean;
  signatures: 'signed' | 'partly-signed' | 'unsigned' | 'unreadable';
  /** Of the key that signed, by the length of the signatures; absent when that is none of a usual key. */
  keyBits?: number;
  /** Mini programs have an `appConfig.json` (measured). */
  kind: 'h5' | 'mini-program';
  /** Where the app most likely starts; global resource packages have no such page. */
  entryPage?: string;
  /** What the tar holds, by code points of names; up to the first defect of the tar. */
  entries: InspectedFile[];
  /** What the ZIP file holds, in its order. Sizes in bytes. */
  containerEntries: { name: string; size: number; compressedSize: number; method: ZipMethod }[];
  /** Whether not everybody reads the package the same way. */
  malformed: boolean;
  /** The worst that shows without a key; absent when that is nothing. */
  flaw?: Exclude<Verdict, 'valid'>;
  findings: PackageFinding[];
}

export interface InspectOptions extends StreamOptions, Omit<Circumstances, 'key'> {}

/** Of RSA keys that are in use, in bytes; our choice. */
const SIGNATURE_SIZES = [128, 256, 384, 512];

/** The usual pages (documented: D-GENERATE for `www`; the other one measured). */
const ENTRY_PAGES = ['www/index.html', 'index.html'];

/**
 * Looks into a package, without a key. Nothing about it makes this throw.
 * @throws CancelledError, errors of the system
 */
export async function inspectPackage(source: ByteSource, options: InspectOptions = {}): Promise<Inspection> {
  const members: TarMember[] = [];
  const listener = { onMember: (member: TarMember) => void members.push(member) };
  const parts = await readPackage(source, { ...options, listener });
  const remarks = remarksOn(parts, options);
  const entries = members.map(inspectedFile).sort((a, b) => compareText(a.name, b.name));
  const flaw = worstOf(remarks.flatMap(({ verdict }) => verdict ?? []));
  const entryPage = ENTRY_PAGES.find(page => isFile(entries, page));
  return {
    ...containerFacts(parts),
    kind: isFile(entries, 'appConfig.json') ? 'mini-program' : 'h5',
    ...(entryPage !== undefined && { entryPage }),
    entries,
    malformed: flaw === 'malformed',
    ...(flaw !== 'valid' && { flaw }),
    findings: remarks.map(({ finding }) => finding),
  };
}

/**
 * Looks into a package file, with what its name says.
 * @throws CancelledError, errors of the system, such as when it cannot be opened
 */
export async function inspectPackageFile(file: string, options: InspectOptions = {}): Promise<Inspection> {
  await using source = await openFileSource(file);
  return await inspectPackage(source, { fileName: path.basename(file), ...options });
}

function inspectedFile({ path, size, type, mtime }: TarMember): InspectedFile {
  return { name: path, size, type, modified: new Date(mtime * 1000).toISOString() };
}

function isFile(entries: readonly InspectedFile[], path: string): boolean {
  return entries.some(({ name, type }) => name === path && type === 'file');
}

type ContainerFacts = Pick<Inspection, 'appId' | 'version' | 'signed' | 'signatures' | 'keyBits' | 'containerEntries'>;

function containerFacts(parts: ReadPackage | MalformedError): ContainerFacts {
  if (parts instanceof MalformedError) return { signed: false, signatures: 'unreadable', containerEntries: [] };
  const { manifest, archive } = parts;
  const signatures = signaturesOf(parts);
  const keyBits = keyBitsOf(parts);
  return {
    ...(manifest && { appId: manifest.appId, version: manifest.version }),
    signed: signatures === 'signed',
    signatures,
    ...(keyBits !== undefined && { keyBits }),
    containerEntries: archive.entries.map(({ shown, size, compressedSize, method }) => ({
      name: shown,
      size,
      compressedSize,
      method,
    })),
  };
}

function textsOf({ roles, cert }: ReadPackage): string[] {
  return [roles.tar, roles.manifest].map(entry => (entry && cert?.signatures.get(entry.name)) ?? '');
}

function signaturesOf(parts: ReadPackage): Inspection['signatures'] {
  if (!parts.cert) return parts.roles.cert ? 'unreadable' : 'unsigned';
  const count = textsOf(parts).filter(text => text !== '').length;
  return (['unsigned', 'partly-signed', 'signed'] as const)[count] ?? 'signed';
}

function keyBitsOf(parts: ReadPackage): number | undefined {
  const text = textsOf(parts).find(each => each !== '');
  if (text === undefined) return undefined;
  const signature = Buffer.from(text, 'base64');
  // What is no signature says nothing about a key. Strict, as verifying is.
  const isSignature = signature.toString('base64') === text && SIGNATURE_SIZES.includes(signature.length);
  return isSignature ? signature.length * 8 : undefined;
}
