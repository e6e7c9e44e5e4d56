import * as l10n from '@vscode/l10n';
import { MalformedError } from '../malformed-error.ts';
import type { PackageFinding } from '../package-finding.ts';
import { PathSet } from './path-set.ts';
import { BLOCK_SIZE, FIELDS, RECORD_SIZE, TAR_LIMITS, type TarLimits, type TarMember } from './tar-format.ts';
import { decodeHeader } from './tar-header.ts';
import { findNonZero } from './zeros.ts';

export interface TarReaderOptions {
  onMember(member: TarMember): void;
  /** A piece of a member's data. It is a view of what was pushed: copy what is to be kept. */
  onData?(chunk: Buffer, member: TarMember): void;
  limits?: Partial<TarLimits>;
}

/**
 * Reads a tar as its bytes come, in chunks of any size, and holds none of its data. It refuses everything that two
 * readers could take differently; what it tells does not depend on how the bytes were cut. After it threw, it is done.
 */
export class TarReader {
  /** What is unusual and harmless; complete after `end`. */
  readonly findings: PackageFinding[] = [];
  private readonly limits: TarLimits;
  private readonly paths: PathSet;
  private readonly block = Buffer.alloc(BLOCK_SIZE);
  /** How much of a block is there that came in pieces. */
  private filled = 0;
  private position = 0;
  private member: TarMember | undefined;
  private dataLeft = 0;
  private paddingLeft = 0;
  private zeroBlocks = 0;

  constructor(private readonly options: TarReaderOptions) {
    this.limits = { ...TAR_LIMITS, ...options.limits };
    this.paths = new PathSet(this.limits.paths);
  }

  /** @throws MalformedError at the first thing that is wrong */
  push(chunk: Buffer): void {
    for (let at = 0; at < chunk.length; ) {
      const taken = this.take(chunk, at);
      at += taken;
      this.position += taken;
    }
  }

  /** Says that nothing more comes. @throws MalformedError when something has to */
  end(): void {
    if (this.dataLeft > 0 || this.paddingLeft > 0 || this.filled > 0) {
      throw this.error(
        'truncated',
        l10n.t('The tar ends too early: it was cut off.'),
        this.position,
        this.member?.path,
      );
    }
    if (this.zeroBlocks < 2) {
      throw this.error('no-end', l10n.t('The tar has no end (two blocks of zeros): it was cut off.'), this.position);
    }
    if (this.position % BLOCK_SIZE > 0) {
      throw this.error('size', l10n.t('The size of the tar is no multiple of {0} bytes.', BLOCK_SIZE), this.position);
    }
    if (this.position % RECORD_SIZE > 0) {
      const message = l10n.t('The size of the tar is no multiple of {0} bytes, as in real packages.', RECORD_SIZE);
      this.find('package/tar-record-size', message, this.position);
    }
  }

  /** @returns how many bytes it used, from `start` */
  private take(bytes: Buffer, start: number): number {
    const count = bytes.length - start;
    if (this.dataLeft > 0) return this.takeData(bytes.subarray(start, start + this.dataLeft));
    if (this.paddingLeft > 0) return this.takePadding(bytes, start, Math.min(count, this.paddingLeft));
    if (this.zeroBlocks === 2) return this.takeRest(bytes, start);
    if (this.filled === 0 && count >= BLOCK_SIZE) {
      this.takeBlock(bytes.subarray(start, start + BLOCK_SIZE), this.position);
      return BLOCK_SIZE;
    }
    return this.takePart(bytes, start);
  }

  /** A piece of a block; its rest comes later. */
  private takePart(bytes: Buffer, start: number): number {
    const copied = bytes.copy(this.block, this.filled, start);
    const offset = this.position - this.filled;
    this.filled = (this.filled + copied) % BLOCK_SIZE;
    if (this.filled === 0) this.takeBlock(this.block, offset);
    return copied;
  }

  private takeBlock(block: Buffer, offset: number): void {
    if (block[0] === 0 && findNonZero(block) < 0) {
      this.zeroBlocks++;
      return;
    }
    if (this.zeroBlocks > 0) {
      const message = l10n.t('A block of zeros stands alone: some readers end there, others go on.');
      throw this.error('lone-zero-block', message, offset - BLOCK_SIZE);
    }
    this.takeHeader(block, offset);
  }

  private takeHeader(block: Buffer, offset: number): void {
    const { member, dialect } = decodeHeader(block, offset);
    if (dialect === 'posix' && this.findings.length === 0) {
      const message = l10n.t('The tar is in the form of POSIX. Real packages have the one of GNU tar.');
      this.find('package/tar-posix', message, offset + FIELDS.magic.start);
    }
    if (member.size > this.limits.memberSize) {
      const message = l10n.t('The file has {0} bytes; at most {1} are read.', member.size, this.limits.memberSize);
      throw this.error('too-large', message, offset + FIELDS.size.start, member.path);
    }
    const problem = this.paths.add(member.path, member.type);
    if (problem) throw new MalformedError(problem.code, problem.message, offset, member.path);
    this.member = member;
    this.dataLeft = member.size;
    this.paddingLeft = -member.size & (BLOCK_SIZE - 1);
    this.options.onMember(member);
  }

  private takeData(bytes: Buffer): number {
    this.dataLeft -= bytes.length;
    if (this.member) this.options.onData?.(bytes, this.member);
    return bytes.length;
  }

  private takePadding(bytes: Buffer, start: number, count: number): number {
    const at = findNonZero(bytes, start, start + count);
    if (at >= 0) {
      const message = l10n.t('Something hides between the end of the file and the next header.');
      throw this.error('padding', message, this.position + at - start, this.member?.path);
    }
    this.paddingLeft -= count;
    return count;
  }

  private takeRest(bytes: Buffer, start: number): number {
    const at = findNonZero(bytes, start);
    if (at < 0) return bytes.length - start;
    throw this.error('after-end', l10n.t('Something follows the end of the tar.'), this.position + at - start);
  }

  private error(what: string, message: string, offset: number, entry = ''): MalformedError {
    return new MalformedError(`package/tar-${what}`, message, offset, entry);
  }

  private find(code: string, message: string, offset: number): void {
    this.findings.push({ code, severity: 'info', entry: '', message, offset });
  }
}
