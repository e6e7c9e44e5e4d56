import { createHash, type Hash } from 'node:crypto';
import { compareText } from '../findings.ts';
import type { ByteSource } from './byte-source.ts';
import { MalformedError } from './malformed-error.ts';
import type { TarListener } from './package-tar.ts';
import type { StreamOptions } from './stream-entry.ts';
import type { TarMember } from './tar/tar-format.ts';
import { type ReadPackage, readPackage, requireContents } from './verify/read-package.ts';

export interface ComparedFile {
  /** Relative to the root of the tar, with `/`. */
  name: string;
  /** In bytes. */
  size: number;
  /** In hexadecimal. */
  sha256: string;
}

/** Something besides files in which two packages differ; absent on the side that does not say it. */
export interface Difference {
  /** Stable; `signatures` when both are signed, with other texts. */
  what: 'app-id' | 'version' | 'hpmfile-app-id' | 'hpmfile-version' | 'signed' | 'signatures';
  before?: string;
  after?: string;
}

/** All lists are by code points of names. */
export interface Comparison {
  added: ComparedFile[];
  removed: ComparedFile[];
  changed: { name: string; before: ComparedFile; after: ComparedFile }[];
  same: ComparedFile[];
  differences: Difference[];
  /** Nothing is added, removed, changed or otherwise different. */
  areSame: boolean;
}

/** A package whose files cannot be read cannot be compared. */
export class ComparisonError extends Error {
  override name = 'ComparisonError';

  constructor(
    readonly side: 'before' | 'after',
    readonly defect: MalformedError,
  ) {
    super(defect.message);
  }
}

/**
 * Compares what two packages hold: files by their bytes (SHA-256), the manifest, `hpmfile.json` and the signatures.
 * Folders, times, owners and what the ZIP file looks like do not count.
 * @throws ComparisonError, CancelledError, errors of the system
 */
export async function comparePackages(
  before: ByteSource,
  after: ByteSource,
  { token, onProgress }: StreamOptions = {},
): Promise<Comparison> {
  // How much there is in the second one is known only when it is opened, so that each counts as half.
  const half = (offset: number) => (done: number, total: number) => onProgress?.(offset * total + done, 2 * total);
  const a = await readFiles(before, 'before', { ...(token && { token }), onProgress: half(0) });
  const b = await readFiles(after, 'after', { ...(token && { token }), onProgress: half(1) });
  const files = compareFiles(a.files, b.files);
  const differences = compareFacts(factsOf(a.parts), factsOf(b.parts));
  const count = files.added.length + files.removed.length + files.changed.length + differences.length;
  return { ...files, differences, areSame: count === 0 };
}

interface Contents {
  parts: ReadPackage;
  files: Map<string, ComparedFile>;
}

async function readFiles(source: ByteSource, side: 'before' | 'after', options: StreamOptions): Promise<Contents> {
  const hasher = new FileHasher();
  const parts = await readPackage(source, { ...options, listener: hasher });
  try {
    return { parts: requireContents(parts), files: hasher.finish() };
  } catch (error) {
    throw error instanceof MalformedError ? new ComparisonError(side, error) : error;
  }
}

/** Hashes the files of a tar, one after the other as they come. */
class FileHasher implements TarListener {
  readonly #files = new Map<string, ComparedFile>();
  #current: { member: TarMember; hash: Hash } | undefined;

  onMember(member: TarMember): void {
    this.finish();
    if (member.type === 'file') this.#current = { member, hash: createHash('sha256') };
  }

  onData(chunk: Buffer): void {
    this.#current?.hash.update(chunk);
  }

  finish(): Map<string, ComparedFile> {
    if (this.#current) {
      const { member, hash } = this.#current;
      this.#files.set(member.path, { name: member.path, size: member.size, sha256: hash.digest('hex') });
      this.#current = undefined;
    }
    return this.#files;
  }
}

type FileLists = Pick<Comparison, 'added' | 'removed' | 'changed' | 'same'>;

function compareFiles(before: Map<string, ComparedFile>, after: Map<string, ComparedFile>): FileLists {
  const lists: FileLists = { added: [], removed: [], changed: [], same: [] };
  for (const file of before.values()) {
    const other = after.get(file.name);
    if (!other) lists.removed.push(file);
    else if (other.sha256 === file.sha256) lists.same.push(other);
    else lists.changed.push({ name: file.name, before: file, after: other });
  }
  lists.added = [...after.values()].filter(({ name }) => !before.has(name));
  for (const list of Object.values(lists)) list.sort((a, b) => compareText(a.name, b.name));
  return lists;
}

type Facts = Record<Difference['what'], string | undefined>;

function factsOf({ manifest, tar, cert }: ReadPackage): Facts {
  const texts = [...(cert?.signatures ?? [])].sort(([a], [b]) => compareText(a, b));
  const signed = texts.filter(([, text]) => text !== '');
  return {
    'app-id': manifest?.appId,
    version: manifest?.version,
    'hpmfile-app-id': tar?.hpmfile?.appId,
    'hpmfile-version': tar?.hpmfile?.version,
    signed: signed.map(([name]) => name).join(', '),
    signatures: signed.map(([, text]) => text).join(', '),
  };
}

function compareFacts(before: Facts, after: Facts): Difference[] {
  return (Object.keys(before) as Difference['what'][]).flatMap(what => {
    const [a, b] = [before[what], after[what]];
    // What is signed says enough when that differs already.
    if (a === b || (what === 'signatures' && before.signed !== after.signed)) return [];
    return [{ what, ...(a !== undefined && { before: a }), ...(b !== undefined && { after: b }) }];
  });
}
