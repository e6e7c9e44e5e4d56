import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { ts } from 'ts-morph';
import { type CancellationSignal, throwIfCancelled } from '../cancellation.ts';
import type { Config } from '../config/config.ts';
import { decodeUtf8, readText, type UnreadableReason } from '../files/read-text.ts';
import { compareText, FILE_START, type Finding } from '../findings.ts';
import { assemble, type ContractReading } from './assemble.ts';
import { readOptionsFor } from './compiler-options.ts';
import { contractMatcher, findContracts } from './contract-files.ts';
import type { Model } from './model.ts';
import { ContractProgram } from './program.ts';
import { reachedTypes } from './reached-types.ts';
import { ReadContext } from './read-context.ts';
import { readServices } from './service-reader.ts';

export { classMembers } from './class-members.ts';
export { outlineClasses } from './class-outline.ts';
export { outlineDefaultExport } from './default-export-outline.ts';
export { outlineContract } from './outline.ts';
export { runnableModules } from './runnable-modules.ts';

/** Of the TypeScript that reads contracts. */
export const typescriptVersion = ts.version;

export interface ReadResult {
  model: Model;
  findings: Finding[];
  /** Absolute paths of all files that had a say: contracts, what they import, and the tsconfig that leads there. */
  files: string[];
  /** An import led nowhere, or not to what it names: any change may mend that, in files that had no say as well. */
  hasUnresolvedImports: boolean;
}

/** What is kept of a contract until one of the files behind it changes. */
interface CachedReading extends ContractReading {
  dependencies: ReadonlySet<string>;
  hasUnresolvedImports: boolean;
}

/**
 * Reads the contracts of one config, for the life of that config: after an edit only what the edit can have changed is
 * read again.
 */
export class ContractReader {
  private readonly compiler: ContractProgram;
  private readonly optionFiles: string[];
  private readonly isContract: (file: string) => boolean;
  private readonly openTexts = new Map<string, string>();
  private readonly cache = new Map<string, CachedReading>();
  private readonly changed = new Set<string>();
  /** Absent until listed, and again when files came or went. */
  private onDisk: string[] | undefined;

  constructor(private readonly config: Config) {
    this.isContract = contractMatcher(config);
    const { options, files } = readOptionsFor(config.folder);
    this.optionFiles = files;
    this.compiler = new ContractProgram(options, file => this.openTexts.get(file));
  }

  /** The text of a file in an open editor; `undefined` when it was closed and the disk counts again. */
  update(file: string, text: string | undefined): void {
    const normal = path.normalize(file);
    if (text === undefined) this.openTexts.delete(normal);
    else this.openTexts.set(normal, text);
    this.changed.add(normal);
  }

  /** Files that were created, changed or deleted on disk. */
  filesChanged(files: string[]): void {
    for (const file of files) this.changed.add(path.normalize(file));
    this.onDisk = undefined;
  }

  /**
   * The model as the contracts are now. A contract that cannot be read is a finding and stops no other.
   * @throws CancelledError when the token says so; what was read until then is kept
   */
  async read(token?: CancellationSignal): Promise<ReadResult> {
    this.onDisk ??= await findContracts(this.config);
    const contracts = [...new Set([...this.onDisk, ...this.openContracts()])].sort(compareText);
    this.takeInChanges(contracts);
    const waiting = contracts.filter(file => !this.cache.has(file));
    await this.addToProject(waiting, token);
    this.readAgain(contracts, waiting, token);
    const readings = contracts.map(file => this.cache.get(file)).filter(reading => reading !== undefined);
    const files = new Set([...this.optionFiles, ...readings.flatMap(each => [each.file, ...each.dependencies])]);
    return {
      ...assemble(readings, this.config.folder),
      files: [...files].sort(compareText),
      hasUnresolvedImports: readings.some(reading => reading.hasUnresolvedImports),
    };
  }

  /** Frees what the compiler holds. */
  dispose(): void {
    this.cache.clear();
  }

  private openContracts(): string[] {
    return [...this.openTexts.keys()].filter(this.isContract);
  }

  /** Forgets readings that a changed file had a say in, and what the compiler holds of it. */
  private takeInChanges(contracts: string[]): void {
    const present = new Set(contracts);
    for (const [file, reading] of this.cache) {
      const isStale = [...this.changed].some(each => each === file || reading.dependencies.has(each));
      const mayResolveNow = reading.hasUnresolvedImports && this.changed.size > 0;
      if (isStale || mayResolveNow || !present.has(file)) this.cache.delete(file);
    }
    // What contracts import, or a contract that is gone.
    for (const file of this.changed) if (!present.has(file)) this.compiler.forget(file);
    this.changed.clear();
  }

  private async addToProject(files: string[], token?: CancellationSignal): Promise<void> {
    const texts = await Promise.all(files.map(file => this.readContract(file)));
    for (const [index, file] of files.entries()) {
      throwIfCancelled(token);
      const read = texts[index] as Awaited<ReturnType<typeof readText>>;
      if ('text' in read) this.compiler.setText(file, read.text);
      else this.cache.set(file, unreadable(file, read.reason, read.detail));
    }
  }

  private async readContract(file: string) {
    const open = this.openTexts.get(file);
    return open === undefined ? readText(file) : decodeUtf8(Buffer.from(open));
  }

  private readAgain(contracts: string[], files: string[], token?: CancellationSignal): void {
    const waiting = files.filter(file => !this.cache.has(file));
    if (waiting.length === 0) return;
    const program = this.compiler.program(contracts.filter(file => this.compiler.has(file)));
    const checker = program.getTypeChecker();
    for (const file of waiting) {
      throwIfCancelled(token);
      const source = this.compiler.sourceOf(file);
      if (source) this.cache.set(file, this.readOne(file, source, program, checker));
    }
  }

  private readOne(file: string, source: ts.SourceFile, program: ts.Program, checker: ts.TypeChecker): CachedReading {
    const context = new ReadContext(checker, this.config.folder);
    const syntaxErrors = program.getSyntacticDiagnostics(source);
    for (const { start = 0, length = 0, messageText, code } of syntaxErrors) {
      const text = ts.flattenDiagnosticMessageText(messageText, '\n');
      const message = l10n.t('{0} Until this is mended, nothing of this contract is used.', text);
      context.reportAt(source, start, start + length, 'rpc/syntax-error', message, { typescriptCode: code });
    }
    const services = syntaxErrors.length > 0 ? [] : readServices(source, context);
    return {
      file,
      services,
      reached: reachedTypes(services, context.declared),
      findings: context.findings,
      unreadable: syntaxErrors.length > 0,
      dependencies: context.dependencies,
      hasUnresolvedImports: context.hasUnresolvedImports,
    };
  }
}

function unreadable(file: string, reason: UnreadableReason, detail: string): CachedReading {
  const finding: Finding = {
    code: reason === 'not-utf8' ? 'rpc/not-utf8' : 'rpc/unreadable',
    severity: 'error',
    message: unreadableMessage(reason, detail),
    file,
    range: FILE_START,
  };
  return {
    file,
    services: [],
    reached: [],
    findings: [finding],
    unreadable: true,
    dependencies: new Set(),
    hasUnresolvedImports: false,
  };
}

function unreadableMessage(reason: UnreadableReason, detail: string): string {
  switch (reason) {
    case 'not-utf8':
      return l10n.t('This contract is not UTF-8: the byte at offset {0} is no text. Save it as UTF-8.', detail);
    case 'too-large':
      return l10n.t('This contract is too large to be one ({0} bytes). Split it.', detail);
    case 'no-permission':
      return l10n.t('This contract may not be read. Grant permission to read it.');
    default:
      return l10n.t('This contract cannot be read ({0}).', detail === '' ? reason : `${reason} ${detail}`);
  }
}
