import { type Hpmfile, parseHpmfile } from './hpmfile.ts';
import { MalformedError } from './malformed-error.ts';
import { HPMFILE_NAME } from './names.ts';
import type { PackageFinding } from './package-finding.ts';
import type { TarMember } from './tar/tar-format.ts';
import { TarReader } from './tar/tar-reader.ts';

/** What is kept of an `hpmfile.json`: one byte more than is read, so that a longer one is refused for its length. */
const HPMFILE_LIMIT = 64 * 1024 + 1;

export interface TarListener {
  onMember?(member: TarMember): void;
  /** A view of what was pushed: copy what is to be kept. */
  onData?(chunk: Buffer, member: TarMember): void;
}

/** What the tar of a package holds, read as its bytes come. What is wrong with it is told, and not thrown. */
export class PackageTar {
  /** The first thing that is wrong; nothing after it is told. */
  defect: MalformedError | undefined;
  /** The defect of its `hpmfile.json`. */
  hpmfileDefect: MalformedError | undefined;
  /** Absent when there is none that can be read. */
  hpmfile: Hpmfile | undefined;
  readonly #reader: TarReader;
  readonly #hpmfileChunks: Buffer[] = [];
  #hasHpmfile = false;

  constructor(listener: TarListener = {}) {
    let kept = 0;
    this.#reader = new TarReader({
      onMember: member => {
        if (isHpmfile(member)) this.#hasHpmfile = true;
        listener.onMember?.(member);
      },
      onData: (chunk, member) => {
        if (isHpmfile(member) && kept < HPMFILE_LIMIT) {
          const part = Buffer.from(chunk.subarray(0, HPMFILE_LIMIT - kept));
          kept += part.length;
          this.#hpmfileChunks.push(part);
        }
        listener.onData?.(chunk, member);
      },
    });
  }

  /** What is unusual and harmless; complete after `end`. */
  get findings(): PackageFinding[] {
    return this.#reader.findings;
  }

  push(chunk: Buffer): void {
    if (!this.defect) this.defect = defectOf(() => this.#reader.push(chunk));
  }

  /** Says that nothing more comes. */
  end(): void {
    if (!this.defect) this.defect = defectOf(() => this.#reader.end());
    if (!this.#hasHpmfile || this.defect) return;
    this.hpmfileDefect = defectOf(() => {
      this.hpmfile = parseHpmfile(Buffer.concat(this.#hpmfileChunks));
    });
  }
}

function isHpmfile({ path, type }: TarMember): boolean {
  return path === HPMFILE_NAME && type === 'file';
}

/** @returns what was thrown, when it is about the package */
function defectOf(read: () => void): MalformedError | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    if (error instanceof MalformedError) return error;
    throw error;
  }
}
